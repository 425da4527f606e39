package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.aplic.Aplic;
import org.irqscope.emulator.riscv.aplic.AplicRegisters;
import org.irqscope.emulator.script.OpCode;

/** What random scripts do to the APLIC: as user space or as a guest, also where it has no register. */
final class AplicSteps {
	private final ScriptWriter writer;
	private final HartMachine machine;

	AplicSteps(ScriptWriter writer, HartMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	/** The domain is on, and some sources have modes, targets and permission. */
	void begin() {
		write(AplicRegisters.DOMAINCFG, writer.chance(90) ? Aplic.IE : 0);
		for (int count = 0; count < 5; count++) {
			int source = source();
			write(AplicRegisters.SOURCECFG + 4 * (source - 1), mode());
			write(AplicRegisters.TARGET + 4 * (source - 1), target());
			write(AplicRegisters.SETIENUM, source);
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
		case 0 -> write(AplicRegisters.DOMAINCFG, writer.one(Aplic.IE, Aplic.IE, 0, writer.word()));
		case 1, 2 -> write(AplicRegisters.SOURCECFG + 4 * (source - 1), writer.chance(90) ? mode() : writer.word());
		case 3, 4 -> write(AplicRegisters.TARGET + 4 * (source - 1), writer.chance(90) ? target() : writer.word());
		case 5 -> write(AplicRegisters.GENMSI, writer.chance(80) ? target() & 0xfffc0fffL : writer.word());
		case 6 -> write(word(writer.one(AplicRegisters.SETIP, AplicRegisters.IN_CLRIP, AplicRegisters.SETIE,
				AplicRegisters.CLRIE)), writer.word());
		case 7 -> write(writer.one(AplicRegisters.SETIENUM, AplicRegisters.SETIENUM, AplicRegisters.CLRIENUM),
				number(source));
		case 8 -> write(AplicRegisters.SETIPNUM_BE, Integer.reverseBytes(source) & 0xffffffffL);
		case 9 -> write(writer.below(0x1100) * 4, writer.word());
		default -> write(writer.one(AplicRegisters.SETIPNUM, AplicRegisters.CLRIPNUM, AplicRegisters.SETIPNUM_LE),
				number(source));
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
			writer.op(OpCode.AIA_SET, AiaDevice.APLIC, offset, value);
		else
			writer.op(OpCode.WRITE32, machine.aplic() + offset, value, machine.vcpu());
	}

	void read() {
		int offset = writer.one(AplicRegisters.DOMAINCFG, AplicRegisters.GENMSI,
				AplicRegisters.SOURCECFG + 4 * (source() - 1), AplicRegisters.TARGET + 4 * (source() - 1),
				word(AplicRegisters.SETIP), word(AplicRegisters.IN_CLRIP), word(AplicRegisters.SETIE),
				word(AplicRegisters.CLRIE), AplicRegisters.SETIPNUM, writer.below(0x4100));
		if (writer.chance(50))
			writer.op(OpCode.AIA_GET, AiaDevice.APLIC, offset);
		else
			writer.op(OpCode.READ32, machine.aplic() + (offset & ~3), machine.vcpu());
	}
}
