package org.irqscope.emulator.x86.lapic;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.ioapic.IoapicFields;

/** {@code struct dest_map} and the count of {@code struct rtc_status}: which vCPUs still owe an EOI for the clock. */
public final class DestMap {
	private final Struct struct;
	/** For each vCPU the vector plus one, 0 where it owes nothing. */
	private final List<IntField> owed = new ArrayList<>();
	public final IntField pendingEoi;

	public DestMap(Struct struct) {
		this.struct = struct;
		this.pendingEoi = struct.number(IoapicFields.RTC_STATUS_PENDING_EOI);
	}

	public void addVcpu() {
		owed.add(struct.plusOne(IoapicFields.RTC_STATUS_DEST_MAP.at(owed.size())));
	}

	public void add(int vcpu, int vector) {
		owed.get(vcpu).set(vector + 1);
	}

	public void remove(int vcpu) {
		owed.get(vcpu).set(0);
	}

	public boolean contains(int vcpu) {
		return owed.get(vcpu).isSet();
	}

	/** The vector that a vCPU owes; only when it is contained. */
	public int vector(int vcpu) {
		return owed.get(vcpu).get() - 1;
	}

	public void clear() {
		pendingEoi.set(0);
		for (IntField field : owed)
			field.set(0);
	}
}
