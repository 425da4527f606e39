package org.irqscope.kvm.kernel;

import java.util.Arrays;
import java.util.HexFormat;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/** The registers of a machine's chips, kept up with what answers tell of changes. Used by one thread at a time. */
final class ToldChips {
	private static final int PIC_SIZE = 16, BASE = 0, SELECT = 1, ID = 2, IRR = 3, ENTRIES = 4, STRIDE = 16;

	private final byte[][] pics = new byte[2][PIC_SIZE];
	private final long[] ioapic = new long[ENTRIES + Ioapic.PINS];
	private final int[][] lapics;

	ToldChips(int vcpus) {
		lapics = new int[vcpus][Lapic.REGISTERS];
	}

	/** Takes over what an answer tells. */
	void update(AgentAnswer answer) {
		answer.of('p').forEach(this::updatePic);
		answer.of('i').forEach(line -> changes(line, 0, (at, value) -> ioapic[Integer.parseInt(at)] = value));
		for (String line : answer.of('l')) {
			int[] lapic = lapics[Integer.parseInt(line.substring(0, line.indexOf(' ')))];
			changes(line, 1, (at, value) -> lapic[Integer.parseInt(at, 16) / STRIDE] = (int) value);
		}
	}

	private void updatePic(String line) {
		pics[line.charAt(0) - '0'] = HexFormat.of().parseHex(line.substring(2).strip());
	}

	private interface Change {
		void to(String at, long value);
	}

	private static void changes(String line, int first, Change change) {
		Arrays.stream(line.strip().split(" ")).skip(first).forEach(word -> {
			int equals = word.indexOf('=');
			change.to(word.substring(0, equals), Long.parseUnsignedLong(word.substring(equals + 1), 16));
		});
	}

	KpicState pic(int chip) {
		int[] field = new int[PIC_SIZE];
		Arrays.setAll(field, at -> pics[chip][at] & 0xff);
		return new KpicState(field[0], field[1], field[2], field[3], field[4], field[5], field[6], field[7], field[8],
				field[9], field[10], field[11], field[12], field[13], field[14], field[15]);
	}

	IoapicState ioapic() {
		return new IoapicState(ioapic[BASE], (int) ioapic[SELECT], (int) ioapic[ID], (int) ioapic[IRR],
				Arrays.copyOfRange(ioapic, ENTRIES, ioapic.length));
	}

	LapicState lapic(int vcpu) {
		return new LapicState(lapics[vcpu].clone());
	}

	/** The registers in which a state differs, as a line says them. */
	String changes(int vcpu, LapicState state) {
		StringBuilder changes = new StringBuilder();
		for (int offset = 0; offset < Lapic.REGISTERS * STRIDE; offset += STRIDE)
			if (state.get(offset) != lapics[vcpu][offset / STRIDE])
				changes.append(' ').append(Integer.toHexString(offset)).append('=')
						.append(Integer.toHexString(state.get(offset)));
		return changes.toString();
	}
}
