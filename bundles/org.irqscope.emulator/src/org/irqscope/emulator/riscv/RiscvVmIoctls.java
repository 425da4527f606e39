package org.irqscope.emulator.riscv;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.riscv.aia.AiaDevice;

/** The ioctls of a RISC-V VM's file descriptor. Errors are negative {@link Errno} numbers. */
public final class RiscvVmIoctls extends VmIoctls {
	private static final int MAX_VCPUS = 1024, PAGE_SHIFT = 12;

	private final RiscvKvm kvm;
	/** The device for APLIC and IMSICs, to be created first. */
	public final AiaDevice aia;

	public RiscvVmIoctls(RiscvKvm kvm) {
		super(kvm);
		this.kvm = kvm;
		this.aia = new AiaDevice(kvm);
	}

	/**
	 * {@code KVM_CREATE_VCPU}
	 *
	 * @throws IllegalArgumentException when a vCPU has the id, or it is too large
	 */
	public RiscvVcpu createVcpu(int id) {
		if (id < 0 || id >= MAX_VCPUS || kvm.vcpuWithId(id).isPresent())
			throw new IllegalArgumentException("vCPU " + id);
		return kvm.createVcpu(id);
	}

	/**
	 * {@code KVM_SET_USER_MEMORY_REGION}: as for all architectures, and no slot may reach the last page of the guest,
	 * or be writable where user space may only read.
	 */
	public int setUserMemoryRegion(MemorySlots.Slot slot) {
		long pages = slot.guestAddress() + slot.size() >>> PAGE_SHIFT;
		boolean fits = slot.size() == 0
				|| Long.compareUnsigned(pages, 1L << kvm.host.gpaBits() - PAGE_SHIFT) < 0;
		boolean writes = slot.size() != 0 && (slot.flags() & MemorySlots.READONLY) == 0;
		boolean allowed = !writes || kvm.vmm().canWrite(slot.userAddress(), slot.size());
		if (fits && allowed)
			return kvm.memorySlots().set(slot);
		int result = kvm.memorySlots().check(slot);
		return result != 0 ? result : fits ? -Errno.EPERM : -Errno.EFAULT;
	}

	/** {@code KVM_CHECK_EXTENSION} of what interrupts need: 0 for what it has not. */
	public int checkExtension(Capability capability) {
		return switch (capability) {
		case IRQCHIP -> kvm.host.aia() ? 1 : 0;
		case IRQ_ROUTING -> 4096;
		case IRQFD, SIGNAL_MSI, IOEVENTFD, COALESCED_MMIO -> 1;
		case IRQFD_RESAMPLE -> 0;
		case VM_GPA_BITS -> kvm.host.gpaBits();
		};
	}

	/** What can be asked for. */
	public enum Capability {
		IRQCHIP, IRQ_ROUTING, IRQFD, IRQFD_RESAMPLE, SIGNAL_MSI, IOEVENTFD, COALESCED_MMIO, VM_GPA_BITS
	}
}
