package org.irqscope.emulator.riscv.kvmtool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.coalesced.CoalescedMmio;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.riscv.RiscvVmm;
import org.irqscope.emulator.riscv.plic.Plic;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;

/** kvmtool as the user space of a RISC-V machine: memory, ranges of devices, lines, PLIC and serial ports. */
public class Kvmtool implements RiscvVmm {
	/** Where its devices are: section 1.7. */
	public static final long IRQCHIP = 0x0800_0000L, UART = 0x1000_0000L;
	/** How much the interrupt chip has, and from port to port. */
	public static final int IRQCHIP_SIZE = 0x0800_0000, UART_STRIDE = 0x1000;
	private static final int IOPORT = 0x1_0000;

	public final RiscvKvm kvm;
	private final Journal journal;
	private final RiscvVmIoctls ioctls;
	private final Optional<Plic> plic;
	public final MmioTree mmioTree, pioTree;
	public final MemoryBanks memory;
	/** Its own table of routes. */
	public final OwnRoutes routing;
	private final List<Serial8250> serials = new ArrayList<>();
	private final IntField nextLine;
	private final IntField died;

	/** @param withPlic whether it has a PLIC, since the kernel has no AIA for it */
	public Kvmtool(RiscvKvm kvm, boolean withPlic) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.ioctls = new RiscvVmIoctls(kvm);
		Struct struct = new Struct(journal.state(), RiscvPlace.KVMTOOL, Place.ONLY);
		mmioTree = new MmioTree(kvm, struct, KvmtoolFields.MMIO_TREE, false);
		pioTree = new MmioTree(kvm, struct, KvmtoolFields.PIO_TREE, true);
		memory = new MemoryBanks(kvm, struct);
		routing = new OwnRoutes(kvm, struct);
		nextLine = struct.number(KvmtoolFields.NEXT_LINE);
		died = struct.flag(KvmtoolFields.DIED);
		plic = withPlic ? Optional.of(new Plic(kvm)) : Optional.empty();
		if (withPlic)
			routing.initPlic();
		plic.ifPresent(chip -> mmioTree.register(IRQCHIP, IRQCHIP_SIZE, false,
				(vcpu, address, data, length, write) -> {
					if (!chip.registers.access(address - IRQCHIP, data, length, write))
						die();
				}));
	}

	/** The PLIC; nothing where the kernel has the interrupt chips. */
	public Optional<Plic> plic() {
		return plic;
	}

	/** {@code irq__alloc_line}: a byte counts from 1. */
	public int allocateLine() {
		nextLine.set(nextLine.get() + 1 & 0xff);
		return nextLine.get();
	}

	/** {@code serial8250__init} of the next port, with the next line. */
	public Serial8250 addSerial() {
		return addSerial(allocateLine());
	}

	/** The next port, with a line that somebody has chosen. */
	public Serial8250 addSerial(int line) {
		Serial8250 serial = Serial8250.of(this, serials.size());
		serial.reset(line);
		mmioTree.register(UART + (long) serials.size() * UART_STRIDE, Serial8250.LENGTH, false, serial);
		serials.add(serial);
		return serial;
	}

	public List<Serial8250> serials() {
		return List.copyOf(serials);
	}

	/** {@code kvm__irq_line}: to the PLIC here, or to the APLIC of the kernel. */
	public void irqLine(int line, boolean level) {
		journal.enter(KvmtoolSite.KVM__IRQ_LINE, Place.ONLY, line, level ? 1 : 0);
		drive(line, level, false);
		journal.leave();
	}

	private void drive(int line, boolean level, boolean edge) {
		if (plic.isPresent()) {
			journal.why(KvmtoolWhy.LINE_TO_PLIC);
			plic.get().trigger(line, level, edge);
		} else {
			journal.why(KvmtoolWhy.LINE_TO_APLIC);
			ioctls.irqLine(line, level ? 1 : 0);
		}
	}

	/** {@code kvm__irq_trigger}: up, and down again where the kernel has the chip. */
	public void irqTrigger(int line) {
		journal.enter(KvmtoolSite.KVM__IRQ_TRIGGER, Place.ONLY, line, 0);
		drive(line, true, true);
		if (plic.isEmpty())
			ioctls.irqLine(line, 0);
		journal.leave();
	}

	@Override
	public void mmio(RiscvVcpu vcpu, long address, int length, GuestData data, boolean write) {
		drain(vcpu);
		emulate(vcpu, address, length, data, write);
		drain(vcpu);
	}

	/** {@code kvm_cpu__handle_coalesced_mmio}: what waits in the ring is as old as it can be. */
	private void drain(RiscvVcpu vcpu) {
		List<CoalescedMmio.Entry> writes = kvm.coalescedMmio().drain();
		if (writes.isEmpty())
			return;
		journal.enter(KvmtoolSite.KVM_CPU__HANDLE_COALESCED_MMIO, Place.ONLY, writes.size(), 0);
		for (CoalescedMmio.Entry one : writes) {
			GuestData data = new GuestData();
			data.set(one.value());
			emulate(vcpu, one.address(), one.length(), data, true);
		}
		journal.leave();
	}

	/** {@code kvm_cpu__emulate_mmio}: the lowest addresses are ports. */
	private void emulate(RiscvVcpu vcpu, long address, int length, GuestData data, boolean write) {
		boolean port = Long.compareUnsigned(address, IOPORT) < 0;
		journal.enter(KvmtoolSite.KVM_CPU__EMULATE_MMIO, Place.ONLY, address, length);
		journal.enter(port ? KvmtoolSite.KVM__EMULATE_IO : KvmtoolSite.KVM__EMULATE_MMIO, Place.ONLY, address, length);
		MmioTree tree = port ? pioTree : mmioTree;
		journal.why(tree.search(address, length).isPresent() ? KvmtoolWhy.REGION_FOUND : KvmtoolWhy.NOBODY_REGISTERED,
				address);
		tree.access(vcpu, address, data, length, write);
		journal.leave();
		journal.leave();
	}

	/** {@code virtio_pci__add_msix_route}: a device that cannot have its message is the end of kvmtool. */
	public int addMsixRoute(long address, int data) {
		journal.enter(KvmtoolSite.VIRTIO_PCI__ADD_MSIX_ROUTE, Place.ONLY, address, data);
		int gsi = routing.addMsixRoute(address, data);
		if (gsi < 0)
			die();
		return journal.leave(gsi);
	}

	private void die() {
		journal.why(KvmtoolWhy.KVMTOOL_DIES);
		died.set(1);
	}

	/** True once it has given up. */
	public boolean died() {
		return died.isSet();
	}

	@Override
	public OptionalLong claimRegister(int hart) {
		return plic.isEmpty() ? OptionalLong.empty()
				: OptionalLong.of(IRQCHIP + Plic.CONTEXT_BASE + (2L * hart + 1) * Plic.CONTEXT_SIZE + Plic.CLAIM);
	}
}
