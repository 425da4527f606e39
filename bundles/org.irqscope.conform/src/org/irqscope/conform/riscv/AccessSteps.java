package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;

/** Loads and stores of all sorts: to chips of the kernel, to nobody, across their bounds and not aligned. */
final class AccessSteps {
	private static final long NOBODYS = 0x1000_0000L, HIGH = 0x40_0000_0000L;
	private static final int ATOMIC = 12;

	private final ScriptWriter writer;
	private final HartMachine machine;

	AccessSteps(ScriptWriter writer, HartMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	void load() {
		int sort = writer.chance(85) ? writer.one(writer.below(7), writer.between(8, 11))
				: writer.one(ATOMIC, writer.between(16, 22));
		writer.op(OpCode.LOAD, sort, address(sort), machine.vcpu());
	}

	void store() {
		int sort = writer.chance(85) ? writer.one(writer.below(4), writer.between(8, 11))
				: writer.one(ATOMIC, writer.between(16, 19));
		writer.op(OpCode.STORE, sort, address(sort), value(), machine.vcpu());
	}

	private long value() {
		return writer.chance(50) ? writer.one(machine.identity(), writer.between(1, machine.sources()))
				: writer.word() << 32 | writer.word();
	}

	/** Atomic ones that are not aligned are the firmware's affair, not the kernel's. */
	private long address(int sort) {
		long address = address();
		return sort == ATOMIC ? address & -Long.BYTES : address;
	}

	private long address() {
		long address = switch (writer.below(5)) {
		case 0, 1 -> machine.aplic() + writer.one(0, 4, 0x1c00, 0x2000, 0x3000, 0x1edc, 0x3ff8) + 8 * writer.below(4);
		case 2 -> machine.imsic() + writer.one(0, 4, 8, 0xff8);
		case 3 -> HIGH;
		default -> NOBODYS + 8 * writer.below(64);
		};
		return writer.chance(85) ? address : address + writer.between(1, 7);
	}
}
