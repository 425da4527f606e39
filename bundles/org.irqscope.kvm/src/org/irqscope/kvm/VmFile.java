package org.irqscope.kvm;

import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.irqscope.kvm.guest.GuestMemory;
import org.irqscope.kvm.structure.KvmEnableCap;
import org.irqscope.kvm.structure.KvmIoctl;
import org.irqscope.kvm.structure.KvmIrqLevel;
import org.irqscope.kvm.structure.KvmIrqRouting;
import org.irqscope.kvm.structure.KvmIrqchip;
import org.irqscope.kvm.structure.KvmIrqfd;
import org.irqscope.kvm.structure.KvmMsi;
import org.irqscope.kvm.structure.KvmPitConfig;
import org.irqscope.kvm.structure.KvmUserspaceMemoryRegion;

/** A VM's file: its ioctls, with errors as negative numbers. Used by one thread at a time. */
final class VmFile implements AutoCloseable {
	private static final int IOAPIC = 2;
	/** Three pages below the firmware that processors need for real mode. */
	private static final long TSS_ADDRESS = 0xfffbd000L;

	private final int fd;
	private final KvmIrqLevel line = new KvmIrqLevel();
	private final KvmMsi msi = new KvmMsi();
	private final KvmIrqfd irqfd = new KvmIrqfd();
	private final KvmIrqchip irqchip = new KvmIrqchip();
	private boolean closed;

	/** Makes a VM with interrupt chips and memory, and no vCPU yet. */
	VmFile(HostKvm kvm, boolean split, GuestMemory memory) {
		fd = HostKvmException.check("KVM_CREATE_VM", create(kvm.fd()));
		try {
			prepare(split, memory);
		} catch (HostKvmException e) {
			close();
			throw e;
		}
	}

	/** Making a VM can be interrupted by any signal. */
	private static int create(int kvm) {
		int vm = -Libc.EINTR;
		while (vm == -Libc.EINTR)
			vm = Libc.ioctl(kvm, KvmIoctl.CREATE_VM, 0);
		return vm;
	}

	private void prepare(boolean split, GuestMemory memory) {
		HostKvmException.check("KVM_SET_TSS_ADDR", Libc.ioctl(fd, KvmIoctl.SET_TSS_ADDR, TSS_ADDRESS));
		if (split)
			HostKvmException.check("KVM_CAP_SPLIT_IRQCHIP", Libc.ioctl(fd, KvmIoctl.ENABLE_CAP,
					new KvmEnableCap().set(Capability.SPLIT_IRQCHIP.number(), Ioapic.PINS).memory));
		else
			HostKvmException.check("KVM_CREATE_IRQCHIP", Libc.ioctl(fd, KvmIoctl.CREATE_IRQCHIP, 0));
		HostKvmException.check("KVM_SET_USER_MEMORY_REGION", Libc.ioctl(fd, KvmIoctl.SET_USER_MEMORY_REGION,
				new KvmUserspaceMemoryRegion().set(0, 0, memory.memory()).memory));
	}

	int fd() {
		return fd;
	}

	int createPit2(int flags) {
		return Libc.ioctl(fd, KvmIoctl.CREATE_PIT2, new KvmPitConfig().set(flags).memory);
	}

	int irqLineStatus(int gsi, int level) {
		int answer = Libc.ioctl(fd, KvmIoctl.IRQ_LINE_STATUS, line.set(gsi, level).memory);
		return answer < 0 ? answer : line.status();
	}

	int signalMsi(long address, int data) {
		return Libc.ioctl(fd, KvmIoctl.SIGNAL_MSI, msi.set(address, data).memory);
	}

	int setGsiRouting(List<RoutingEntry> entries) {
		return Libc.ioctl(fd, KvmIoctl.SET_GSI_ROUTING, new KvmIrqRouting(entries).memory);
	}

	int irqfd(int eventfd, int gsi, int flags, int resamplefd) {
		return Libc.ioctl(fd, KvmIoctl.IRQFD, irqfd.set(eventfd, gsi, flags, resamplefd).memory);
	}

	/** @param chip 0 the master, 1 the slave */
	KpicState pic(int chip) {
		return get(chip).pic();
	}

	IoapicState ioapic() {
		return get(IOAPIC).ioapic();
	}

	private KvmIrqchip get(int chip) {
		HostKvmException.check("KVM_GET_IRQCHIP",
				Libc.ioctl(fd, KvmIoctl.GET_IRQCHIP, irqchip.select(chip).memory));
		return irqchip;
	}

	int setPic(int chip, KpicState state) {
		return Libc.ioctl(fd, KvmIoctl.SET_IRQCHIP, irqchip.select(chip).set(state).memory);
	}

	int setIoapic(IoapicState state) {
		return Libc.ioctl(fd, KvmIoctl.SET_IRQCHIP, irqchip.select(IOAPIC).set(state).memory);
	}

	@Override
	public void close() {
		if (closed)
			return;
		closed = true;
		Libc.close(fd);
	}
}
