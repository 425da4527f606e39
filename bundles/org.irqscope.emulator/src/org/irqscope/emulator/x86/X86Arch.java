package org.irqscope.emulator.x86;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.BypassConsumer;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.IrqRouting;
import org.irqscope.emulator.kvm.KvmArch;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.apicv.IrqBypass;
import org.irqscope.emulator.x86.pic.Pic;

/** What {@code virt/kvm} calls in x86, most of it {@code arch/x86/kvm/irq.c}. */
final class X86Arch implements KvmArch {
	private static final int XEN_PRIORITY_2LEVEL = -1;
	private final X86Kvm kvm;
	private final Journal journal;
	private final IrqBypass bypass;

	X86Arch(X86Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.bypass = new IrqBypass(kvm);
	}

	@Override
	public int nrIrqchips() {
		return Irqchips.COUNT;
	}

	@Override
	public int irqchipNumPins() {
		return Irqchips.PINS;
	}

	@Override
	public boolean kvmArchIrqchipInKernel() {
		return kvm.lapicInKernel();
	}

	@Override
	public boolean kvmArchIntcInitialized() {
		return kvmArchIrqchipInKernel();
	}

	@Override
	public int kvmVmIoctlIrqLine(int gsi, int level, boolean lineStatus) {
		if (!kvmArchIrqchipInKernel())
			return -Errno.ENXIO;
		journal.enter(X86Site.KVM_VM_IOCTL_IRQ_LINE, Place.ONLY, gsi, level);
		int status = kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi, level, lineStatus);
		return journal.leave(lineStatus ? status : 0);
	}

	@Override
	public boolean kvmArchCanSetIrqRouting() {
		return kvmArchIrqchipInKernel();
	}

	@Override
	public boolean kvmSetRoutingEntry(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Irqchip irqchip)
			return kvm.irqchipMode() != IrqchipMode.SPLIT
					&& Integer.compareUnsigned(irqchip.pin(), Irqchips.pins(irqchip.irqchip())) < 0;
		if (entry instanceof RoutingEntry.Msi msi)
			return !kvm.msi.routeInvalid(msi.address());
		return !(entry instanceof RoutingEntry.XenEvtchn xen) || xen.priority() == XEN_PRIORITY_2LEVEL;
	}

	/** The slave's pins follow the master's. */
	@Override
	public int storedPin(RoutingEntry.Irqchip entry) {
		return entry.irqchip() == Irqchips.PIC_SLAVE ? entry.pin() + Irqchips.PIC_PINS : entry.pin();
	}

	/** An entry that names a pin was found valid only because the chips are there, so nothing asks for them again. */
	@Override
	public int set(RoutingEntry entry, int source, int level, boolean lineStatus) {
		if (entry instanceof RoutingEntry.Irqchip irqchip) {
			int pin = storedPin(irqchip);
			return irqchip.irqchip() == Irqchips.IOAPIC ? kvm.ioapic.kvmIoapicSetIrq(pin, source, level, lineStatus)
					: kvm.pic.kvmPicSetIrq(pin, source, level);
		}
		if (entry instanceof RoutingEntry.Msi msi)
			return kvmSetMsi(msi.address(), msi.data(), level);
		return setInactive(entry, level);
	}

	/** No SynIC is active and no Xen guest runs, so the kernel refuses both. */
	private int setInactive(RoutingEntry entry, int level) {
		boolean synthetic = entry instanceof RoutingEntry.HvSint;
		journal.enter(synthetic ? X86Site.KVM_HV_SYNIC_SET_IRQ : X86Site.EVTCHN_SET_FN, entry.gsi(), entry.gsi(),
				level);
		journal.why(X86Why.ROUTE_TYPE_INACTIVE, entry.type());
		return journal.leave(synthetic && level == 0 ? -1 : -Errno.EINVAL);
	}

	@Override
	public int kvmSetMsi(long address, int data, int level) {
		return kvm.msi.kvmSetMsi(address, data, level);
	}

	@Override
	public void kvmArchIrqRoutingUpdate() {
		if (kvm.irqchipMode() == IrqchipMode.SPLIT)
			kvm.makeScanIoapicRequest();
	}

	@Override
	public void kvmArchPostIrqAckNotifierListUpdate() {
		if (kvm.irqchipMode() == IrqchipMode.KERNEL)
			kvm.makeScanIoapicRequest();
	}

	/** Resampling needs the chips in the kernel. */
	@Override
	public boolean kvmArchIrqfdAllowed(boolean resample) {
		return resample ? kvm.irqchipMode() == IrqchipMode.KERNEL : kvmArchIrqchipInKernel();
	}

	@Override
	public boolean kvmArchSetIrqInatomic(RoutingEntry entry) {
		return kvm.msi.setIrqInatomic(entry);
	}

	@Override
	public boolean kvmArchHasIrqBypass() {
		return kvm.host.apicv() && kvm.host.devicePostedIrqs();
	}

	@Override
	public int kvmArchIrqBypassAddProducer(BypassConsumer consumer, BypassProducer producer) {
		return bypass.addProducer(consumer, producer);
	}

	@Override
	public void kvmArchIrqBypassDelProducer(BypassConsumer consumer, BypassProducer producer) {
		bypass.delProducer(consumer, producer);
	}

	@Override
	public void kvmArchUpdateIrqfdRouting(BypassConsumer consumer, List<RoutingEntry> before,
			List<RoutingEntry> after) {
		bypass.updateRouting(consumer, before, after);
	}

	/** {@code kvm_setup_default_ioapic_and_pic_routing} */
	static List<RoutingEntry> defaultRouting() {
		List<RoutingEntry> entries = new ArrayList<>();
		for (int gsi = 0; gsi < Irqchips.PINS; gsi++) {
			entries.add(new RoutingEntry.Irqchip(gsi, Irqchips.IOAPIC, gsi));
			if (gsi < Pic.PINS)
				entries.add(new RoutingEntry.Irqchip(gsi, gsi >> 3, gsi & 7));
		}
		return entries;
	}
}
