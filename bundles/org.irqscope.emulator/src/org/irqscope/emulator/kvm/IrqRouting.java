package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.journal.Place;
import org.irqscope.emulator.journal.RefField;
import org.irqscope.emulator.journal.Struct;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.LineState;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pic.Pic;

/** GSI routing and {@code kvm_set_irq}: section 2 of the kernel's interrupt paths. */
public final class IrqRouting {
	/** Who drives a line; each source has its own level, see {@link LineState}. */
	public static final int USERSPACE_SOURCE = 0, RESAMPLE_SOURCE = 1, PIT_SOURCE = 2;

	private static final int XEN_PRIORITY_2LEVEL = -1;
	private final X86Kvm kvm;
	private final RefField<RoutingTable> table;

	public IrqRouting(X86Kvm kvm) {
		this.kvm = kvm;
		this.table = new Struct(kvm.journal, Place.Kind.ROUTING, Place.ONLY).ref("irq_routing", RoutingTable.empty());
	}

	public RoutingTable table() {
		return table.get();
	}

	/**
	 * {@code kvm_set_irq}: every entry of the GSI gets the level, the IOAPIC before the PIC in the default table.
	 *
	 * @param source one of the source ids of this class
	 * @param lineStatus true only for {@code KVM_IRQ_LINE_STATUS}; counts for IOAPIC pin 8
	 * @return -1 when every entry ignored it, else the sum of what the others returned
	 */
	public int kvmSetIrq(int source, int gsi, int level, boolean lineStatus) {
		kvm.journal.enter(KvmSite.KVM_SET_IRQ, gsi, gsi, level);
		kvm.journal.trace(KvmTracepoint.KVM_SET_IRQ, gsi, level, source, 0);
		RoutingEntry[] entries = table.get().map(gsi);
		if (entries.length == 0)
			kvm.journal.why(KvmWhy.GSI_NOT_ROUTED, gsi);
		else
			kvm.journal.why(KvmWhy.GSI_ROUTED, gsi, entries.length, level);
		int sum = -1;
		for (int at = entries.length - 1; at >= 0; at--) {
			int result = set(entries[at], source, level, lineStatus);
			if (result >= 0)
				sum = result + Math.max(sum, 0);
		}
		return kvm.journal.leave(sum);
	}

	/** The {@code set} callback of an entry. */
	private int set(RoutingEntry entry, int source, int level, boolean lineStatus) {
		if (entry instanceof RoutingEntry.Irqchip irqchip) {
			int pin = RoutingTable.storedPin(irqchip);
			return irqchip.irqchip() == RoutingEntry.IOAPIC
					? kvm.ioapic().kvmIoapicSetIrq(pin, source, level, lineStatus)
					: kvm.pic().kvmPicSetIrq(pin, source, level);
		}
		if (entry instanceof RoutingEntry.Msi msi)
			return kvm.msi.kvmSetMsi(msi.address(), msi.data(), level);
		// No SynIC is active and no Xen guest runs, so the kernel refuses both.
		kvm.journal.why(X86Why.ROUTE_TYPE_INACTIVE, entry.type());
		return level == 0 && entry instanceof RoutingEntry.HvSint ? -1 : -Errno.EINVAL;
	}

	/**
	 * {@code kvm_set_irq_routing}: the whole table is replaced, or nothing is.
	 *
	 * @return 0 or {@code -EINVAL}
	 */
	public int setIrqRouting(List<RoutingEntry> entries) {
		kvm.journal.enter(KvmSite.KVM_SET_IRQ_ROUTING, Place.ONLY, entries.size(), 0);
		if (entries.stream().anyMatch(entry -> Integer.compareUnsigned(entry.gsi(), RoutingTable.MAX_ROUTES) >= 0)
				|| !valid(entries))
			return kvm.journal.leave(-Errno.EINVAL);
		table.set(RoutingTable.of(entries));
		kvm.irqfds.kvmIrqRoutingUpdate();
		if (kvm.irqchipMode() == IrqchipMode.SPLIT)
			kvm.makeScanIoapicRequest();
		return kvm.journal.leave(0);
	}

	private boolean valid(List<RoutingEntry> entries) {
		Map<Integer, List<RoutingEntry>> byGsi = new HashMap<>();
		for (RoutingEntry entry : entries) {
			List<RoutingEntry> others = byGsi.computeIfAbsent(entry.gsi(), gsi -> new ArrayList<>());
			if (others.stream().anyMatch(other -> !canShare(entry, other)) || !valid(entry))
				return false;
			others.add(entry);
		}
		return true;
	}

	/** {@code setup_routing_entry}: one GSI goes to pins of different chips, or to one thing that is no pin. */
	private static boolean canShare(RoutingEntry entry, RoutingEntry other) {
		return entry instanceof RoutingEntry.Irqchip one && other instanceof RoutingEntry.Irqchip two
				&& one.irqchip() != two.irqchip();
	}

	/** {@code kvm_set_routing_entry} */
	private boolean valid(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Irqchip irqchip) {
			int pins = switch (irqchip.irqchip()) {
			case RoutingEntry.PIC_MASTER, RoutingEntry.PIC_SLAVE -> 8;
			case RoutingEntry.IOAPIC -> Ioapic.PINS;
			default -> 0;
			};
			return kvm.irqchipMode() != IrqchipMode.SPLIT && Integer.compareUnsigned(irqchip.pin(), pins) < 0;
		}
		if (entry instanceof RoutingEntry.Msi msi)
			return !kvm.msi.routeInvalid(msi.address());
		return !(entry instanceof RoutingEntry.XenEvtchn xen) || xen.priority() == XEN_PRIORITY_2LEVEL;
	}

	/** {@code kvm_setup_default_ioapic_and_pic_routing} */
	public static List<RoutingEntry> defaultRouting() {
		List<RoutingEntry> entries = new ArrayList<>();
		for (int gsi = 0; gsi < Ioapic.PINS; gsi++) {
			entries.add(new RoutingEntry.Irqchip(gsi, RoutingEntry.IOAPIC, gsi));
			if (gsi < Pic.PINS)
				entries.add(new RoutingEntry.Irqchip(gsi, gsi >> 3, gsi & 7));
		}
		return entries;
	}
}
