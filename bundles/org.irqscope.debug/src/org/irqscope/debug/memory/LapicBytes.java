package org.irqscope.debug.memory;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;

/** The page of a local APIC's registers: one in the first four of every 16 bytes. For any thread. */
record LapicBytes(int vcpu, StateFields fields, long start) implements Bytes {
	private static final int PAGE = 4096, APART = 16;

	LapicBytes(int vcpu) {
		this(vcpu, new StateFields(vcpu), Lapic.DEFAULT_BASE);
	}

	@Override
	public long length() {
		return PAGE;
	}

	@Override
	public OptionalInt at(Snapshot state, long address) {
		int offset = (int) (address - start);
		if (offset >= Lapic.REGISTERS * APART || offset % APART >= Integer.BYTES)
			return OptionalInt.of(0);
		long register = fields.number(state, LapicFields.at(offset & -APART)).orElse(0);
		return OptionalInt.of((int) (register >>> offset % APART * Byte.SIZE & 0xff));
	}

	@Override
	public List<Impulse.OfEdit> edits(Snapshot state, Map<Long, Integer> written) {
		Map<Integer, Long> registers = new TreeMap<>();
		for (Map.Entry<Long, Integer> one : written.entrySet()) {
			int offset = (int) (one.getKey() - start), register = offset & -APART;
			int shift = offset % APART * Byte.SIZE;
			if (register >= Lapic.REGISTERS * APART || shift >= Integer.SIZE)
				return List.of();
			long now = registers.containsKey(register) ? registers.get(register)
					: fields.number(state, LapicFields.at(register)).orElse(0);
			registers.put(register, now & ~(0xffL << shift) | (long) one.getValue() << shift);
		}
		Place place = new Place(X86Place.LAPIC, vcpu);
		return registers.entrySet().stream()
				.map(one -> new Impulse.OfEdit(place, LapicFields.at(one.getKey()).name(), one.getValue())).toList();
	}
}
