package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;

/** What user space puts before its devices: slots of memory, ioeventfds and zones whose writes wait in the ring. */
final class BusSteps {
	/** No guest of a script goes to the memory; to the rest all do. */
	private static final long MEMORY = 0x2_0000_0000L, DEVICES = 0x1000_0000L;
	private static final int MOST_DOORBELLS = 12;

	private final ScriptWriter writer;
	private final HartMachine machine;
	private int doorbells;

	BusSteps(ScriptWriter writer, HartMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	/** A slot comes, moves, changes or goes; some are refused. */
	void memory() {
		writer.op(OpCode.MEMORY, writer.between(1, 4), writer.one(0, 0, 0, 1, 4),
				MEMORY + HartMachine.PAGE * writer.below(8) + (writer.chance(95) ? 0 : 8),
				writer.one(HartMachine.PAGE, HartMachine.PAGE, 0L, 2 * HartMachine.PAGE, 100L));
	}

	void doorbell() {
		if (doorbells == MOST_DOORBELLS)
			return;
		doorbells++;
		writer.op(OpCode.IOEVENTFD, device(), writer.one(1, 2, 4, 4, 8, 0, 3), writer.below(3),
				writer.one(0, 0, 1, 1, 8));
	}

	/** How often guests have rung. */
	void rung() {
		writer.op(OpCode.DOORBELL, writer.below(doorbells + 1));
	}

	void zone() {
		writer.op(OpCode.COALESCED, device(), writer.one(4, 8, 16), writer.chance(70) ? 0 : 1);
	}

	void drain() {
		writer.op(OpCode.RING);
	}

	/** A store to where one of them may be. */
	void store() {
		writer.op(OpCode.STORE, writer.below(4), device(), writer.below(3), machine.vcpu());
	}

	private long device() {
		return DEVICES + 8 * writer.below(4);
	}
}
