package org.irqscope.kvm.structure;

import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutingEntry;

/** {@code struct kvm_irq_routing}: a whole routing table; made anew for each. */
public final class KvmIrqRouting {
	public static final int NR = 0, FLAGS = 4, ENTRIES = 8;
	public static final int ENTRY_SIZE = 48;
	/** Offsets in an entry. */
	static final int GSI = 0, TYPE = 4, ENTRY_FLAGS = 8, UNION = 16;

	public final NativeMemory memory;

	public KvmIrqRouting(List<RoutingEntry> entries) {
		memory = NativeMemory.allocate(ENTRIES + ENTRY_SIZE * entries.size());
		memory.putInt(NR, entries.size());
		for (int at = 0; at < entries.size(); at++)
			put(ENTRIES + ENTRY_SIZE * at, entries.get(at));
	}

	private void put(int offset, RoutingEntry entry) {
		memory.putInt(offset + GSI, entry.gsi());
		memory.putInt(offset + TYPE, entry.type());
		if (entry instanceof RoutingEntry.Irqchip irqchip)
			putUnion(offset, irqchip.irqchip(), irqchip.pin(), 0);
		else if (entry instanceof RoutingEntry.Msi msi)
			putUnion(offset, (int) msi.address(), (int) (msi.address() >>> 32), msi.data());
		else if (entry instanceof RoutingEntry.HvSint sint)
			putUnion(offset, sint.vcpu(), sint.sint(), 0);
		else if (entry instanceof RoutingEntry.XenEvtchn evtchn)
			putUnion(offset, evtchn.port(), evtchn.vcpu(), evtchn.priority());
	}

	private void putUnion(int offset, int first, int second, int third) {
		memory.putInt(offset + UNION, first);
		memory.putInt(offset + UNION + 4, second);
		memory.putInt(offset + UNION + 8, third);
	}
}
