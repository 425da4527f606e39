package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;

/** What random scripts do to the APLIC: as user space or as a guest, also where it has no register. */
final class AplicSteps {
	private static final int DOMAINCFG = 0, SOURCECFG = 4, SETIP = 0x1c00, SETIPNUM = 0x1cdc, IN_CLRIP = 0x1d00,
			CLRIPNUM = 0x1ddc, SETIE = 0x1e00, SETIENUM = 0x1edc, CLRIE = 0x1f00, CLRIENUM = 0x1fdc,
			SETIPNUM_LE = 0x2000, SETIPNUM_BE = 0x2004, GENMSI = 0x3000, TARGET = 0x3004, IE = 0x100;

	private final ScriptWriter writer;
	private final HartMachine machine;

	AplicSteps(ScriptWriter writer, HartMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	/** The domain is on, and some sources have modes, targets and permission. */
	void begin() {
		write(DOMAINCFG, writer.chance(90) ? IE : 0);
		for (int count = 0; count < 5; count++) {
			int source = source();
			write(SOURCECFG + 4 * (source - 1), mode());
			write(TARGET + 4 * (source - 1), target());
			write(SETIENUM, source);
		}
	}

	private int source() {
		return writer.between(1, machine.sources());
	}

	private long mode() {
		return writer.one(0, 1, 4, 5, 6, 7, 4, 6);
	}

	private long target() {
		long hart = writer.chance(90) ? machine.vcpu() : writer.below(20);
		long guest = writer.chance(95) ? 0 : writer.below(64);
		return hart << 18 | guest << 12 | machine.identity();
	}

	/** A register gets a value, by either side. */
	void change() {
		int source = source();
		switch (writer.below(12)) {
		case 0 -> write(DOMAINCFG, writer.one(IE, IE, 0, writer.word()));
		case 1, 2 -> write(SOURCECFG + 4 * (source - 1), writer.chance(90) ? mode() : writer.word());
		case 3, 4 -> write(TARGET + 4 * (source - 1), writer.chance(90) ? target() : writer.word());
		case 5 -> write(GENMSI, writer.chance(80) ? target() & 0xfffc0fffL : writer.word());
		case 6 -> write(word(writer.one(SETIP, IN_CLRIP, SETIE, CLRIE)), writer.word());
		case 7 -> write(writer.one(SETIENUM, SETIENUM, CLRIENUM), number(source));
		case 8 -> write(SETIPNUM_BE, Integer.reverseBytes(source) & 0xffffffffL);
		case 9 -> write(writer.below(0x1100) * 4, writer.word());
		default -> write(writer.one(SETIPNUM, CLRIPNUM, SETIPNUM_LE), number(source));
		}
	}

	private long number(int source) {
		return writer.chance(92) ? source : writer.one(0, machine.sources() + 1, 1023, writer.word());
	}

	private int word(int first) {
		return first + 4 * (writer.chance(90) ? writer.below(2) : writer.below(32));
	}

	private void write(int offset, long value) {
		if (writer.chance(50))
			writer.op(OpCode.AIA_SET, HartMachine.APLIC, offset, value);
		else
			writer.op(OpCode.WRITE32, machine.aplic() + offset, value, machine.vcpu());
	}

	void read() {
		int offset = writer.one(DOMAINCFG, GENMSI, SOURCECFG + 4 * (source() - 1), TARGET + 4 * (source() - 1),
				word(SETIP), word(IN_CLRIP), word(SETIE), word(CLRIE), SETIPNUM, writer.below(0x4100));
		if (writer.chance(50))
			writer.op(OpCode.AIA_GET, HartMachine.APLIC, offset);
		else
			writer.op(OpCode.READ32, machine.aplic() + (offset & ~3), machine.vcpu());
	}
}
