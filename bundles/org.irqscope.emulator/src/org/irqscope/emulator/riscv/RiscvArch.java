package org.irqscope.emulator.riscv;

import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.BypassConsumer;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.KvmArch;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.Place;

/** What {@code virt/kvm} calls in RISC-V, most of it {@code arch/riscv/kvm/vm.c}: section 5. */
final class RiscvArch implements KvmArch {
	private static final int PINS = 1024, CHIPS = 1;
	private final RiscvKvm kvm;
	private final Journal journal;

	RiscvArch(RiscvKvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
	}

	@Override
	public int nrIrqchips() {
		return CHIPS;
	}

	@Override
	public int irqchipNumPins() {
		return PINS;
	}

	@Override
	public boolean kvmArchIrqchipInKernel() {
		return kvm.aia.inKernel();
	}

	/** Always, so that irqfds are taken whatever interrupts the harts. */
	@Override
	public boolean kvmArchIntcInitialized() {
		return true;
	}

	/** The number is that of a source of the APLIC: no route is asked. Nobody writes a status over the number. */
	@Override
	public int kvmVmIoctlIrqLine(int gsi, int level, boolean lineStatus) {
		if (!kvmArchIrqchipInKernel())
			return -Errno.ENXIO;
		journal.enter(RiscvSite.KVM_VM_IOCTL_IRQ_LINE, Place.ONLY, gsi, level);
		int result = kvm.aia.injectIrq(gsi, level != 0);
		return journal.leave(result == 0 && lineStatus ? gsi : result);
	}

	@Override
	public boolean kvmArchCanSetIrqRouting() {
		return kvmArchIrqchipInKernel();
	}

	@Override
	public boolean kvmSetRoutingEntry(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Irqchip irqchip)
			return Integer.compareUnsigned(irqchip.pin(), PINS) < 0
					&& Integer.compareUnsigned(irqchip.irqchip(), CHIPS) < 0;
		return entry instanceof RoutingEntry.Msi;
	}

	@Override
	public int storedPin(RoutingEntry.Irqchip entry) {
		return entry.pin();
	}

	@Override
	public int set(RoutingEntry entry, int source, int level, boolean lineStatus) {
		if (entry instanceof RoutingEntry.Msi msi)
			return kvmSetMsi(msi.address(), msi.data(), level);
		return kvm.aia.injectIrq(((RoutingEntry.Irqchip) entry).pin(), level != 0);
	}

	@Override
	public int kvmSetMsi(long address, int data, int level) {
		journal.enter(RiscvSite.KVM_SET_MSI, Place.ONLY, data & 0xffffffffL, level);
		return journal.leave(level == 0 ? -1 : kvm.aia.injectMsi(address, data));
	}

	@Override
	public void kvmArchIrqRoutingUpdate() {
		// Nobody looks at a table that was made before.
	}

	@Override
	public void kvmArchPostIrqAckNotifierListUpdate() {
		// Nothing on RISC-V acknowledges what it could be told of.
	}

	@Override
	public boolean kvmArchIrqfdAllowed(boolean resample) {
		return true;
	}

	/** Also a wire is driven here, but only up: it never falls again. */
	@Override
	public boolean kvmArchSetIrqInatomic(RoutingEntry entry) {
		journal.enter(RiscvSite.KVM_ARCH_SET_IRQ_INATOMIC, entry.gsi(), entry.gsi(), entry.type());
		set(entry, 0, 1, false);
		journal.leave(0);
		return true;
	}

	@Override
	public boolean kvmArchHasIrqBypass() {
		return false;
	}

	@Override
	public int kvmArchIrqBypassAddProducer(BypassConsumer consumer, BypassProducer producer) {
		throw new UnsupportedOperationException("nothing bypasses the kernel on RISC-V");
	}

	@Override
	public void kvmArchIrqBypassDelProducer(BypassConsumer consumer, BypassProducer producer) {
		throw new UnsupportedOperationException("nothing bypasses the kernel on RISC-V");
	}

	@Override
	public void kvmArchUpdateIrqfdRouting(BypassConsumer consumer, List<RoutingEntry> before,
			List<RoutingEntry> after) {
		// An irqfd has no producer here.
	}

}
