package org.irqscope.debug.memory;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;

/**
 * What a vCPU's guest finds at its addresses, as far as it has to do with interrupts: the page of its local APIC, the
 * select register of the IOAPIC, and the byte of its paravirtual EOI. What else is in memory no machine keeps. For any
 * thread.
 */
record GuestBytes(int vcpu, long start, StateFields fields, StateFields ioapic) implements Bytes {
	private static final long PAGE = 4096;

	GuestBytes(int vcpu, long start) {
		this(vcpu, start, new StateFields(vcpu), new StateFields(Place.ONLY));
	}

	@Override
	public long length() {
		return 0;
	}

	@Override
	public OptionalInt at(Snapshot state, long address) {
		LapicBytes page = page(state);
		if (isIn(page, address))
			return page.at(state, address);
		OptionalLong select = ioapic.number(state, IoapicFields.BASE_ADDRESS);
		if (select.isPresent() && address - select.getAsLong() >= 0 && address - select.getAsLong() < Integer.BYTES)
			return OptionalInt.of((int) (ioapic.number(state, IoapicFields.IOREGSEL).orElse(0) >>> (address
					- select.getAsLong()) * Byte.SIZE & 0xff));
		return isFlag(state, address)
				? OptionalInt.of((int) fields.number(state, LapicFields.PV_EOI_FLAG).orElse(0)) : OptionalInt.empty();
	}

	private LapicBytes page(Snapshot state) {
		return new LapicBytes(vcpu, fields,
				fields.number(state, LapicFields.APIC_BASE).orElse(Lapic.DEFAULT_BASE) & -PAGE);
	}

	private static boolean isIn(LapicBytes page, long address) {
		return Long.compareUnsigned(address - page.start(), PAGE) < 0;
	}

	private boolean isFlag(Snapshot state, long address) {
		long named = fields.number(state, LapicFields.PV_EOI_MSR_VAL).orElse(0);
		return (named & 1) != 0 && address == (named & -2);
	}

	@Override
	public List<Impulse.OfEdit> edits(Snapshot state, Map<Long, Integer> written) {
		LapicBytes page = page(state);
		if (written.keySet().stream().allMatch(address -> isIn(page, address)))
			return page.edits(state, written);
		if (written.size() != 1 || !isFlag(state, written.keySet().iterator().next()))
			return List.of();
		return List.of(new Impulse.OfEdit(new Place(X86Place.LAPIC, vcpu), LapicFields.PV_EOI_FLAG.name(),
				written.values().iterator().next()));
	}
}
