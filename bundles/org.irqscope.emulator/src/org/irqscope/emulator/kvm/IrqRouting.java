package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** GSI routing and {@code kvm_set_irq}: section 2 of the kernel's interrupt paths. */
public final class IrqRouting {
	/** Who drives a line, {@code KVM_*_IRQ_SOURCE_ID}; each source has its own level, and architectures have more. */
	public static final int USERSPACE_SOURCE = 0, RESAMPLE_SOURCE = 1;

	private final Kvm kvm;
	private final Journal journal;
	private final RefField<RoutingTable> table;

	public IrqRouting(Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.table = new Struct(journal.state(), KvmPlace.ROUTING, Place.ONLY).ref(KvmFields.IRQ_ROUTING,
				RoutingTable.empty());
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
		RoutingEntry[] entries = table.get().map(gsi);
		if (journal.recording())
			enter(source, gsi, level, entries.length);
		KvmArch arch = kvm.arch();
		int sum = -1;
		for (int at = entries.length - 1; at >= 0; at--) {
			int result = arch.set(entries[at], source, level, lineStatus);
			if (result >= 0)
				sum = result + Math.max(sum, 0);
		}
		return journal.leave(sum);
	}

	private void enter(int source, int gsi, int level, int entries) {
		journal.enter(KvmSite.KVM_SET_IRQ, gsi, gsi, level);
		journal.trace(KvmTracepoint.KVM_SET_IRQ, gsi, level, source, 0);
		if (entries == 0)
			journal.why(KvmWhy.GSI_NOT_ROUTED, gsi);
		else
			journal.why(KvmWhy.GSI_ROUTED, gsi, entries, level);
	}

	/**
	 * {@code kvm_set_irq_routing}: the whole table is replaced, or nothing is.
	 *
	 * @return 0 or {@code -EINVAL}
	 */
	public int setIrqRouting(List<RoutingEntry> entries) {
		journal.enter(KvmSite.KVM_SET_IRQ_ROUTING, Place.ONLY, entries.size(), 0);
		if (entries.stream().anyMatch(entry -> Integer.compareUnsigned(entry.gsi(), RoutingTable.MAX_ROUTES) >= 0)
				|| !valid(entries))
			return journal.leave(-Errno.EINVAL);
		table.set(RoutingTable.of(entries, kvm.arch()));
		kvm.irqfds.kvmIrqRoutingUpdate();
		kvm.arch().kvmArchIrqRoutingUpdate();
		return journal.leave(0);
	}

	private boolean valid(List<RoutingEntry> entries) {
		Map<Integer, List<RoutingEntry>> byGsi = new HashMap<>();
		for (RoutingEntry entry : entries) {
			List<RoutingEntry> others = byGsi.computeIfAbsent(entry.gsi(), gsi -> new ArrayList<>());
			if (others.stream().anyMatch(other -> !canShare(entry, other)) || !kvm.arch().kvmSetRoutingEntry(entry))
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
}
