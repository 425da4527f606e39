package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pic.PicPorts;
import org.irqscope.emulator.x86.pit.PitPorts;

/**
 * The i8254 beside the PIC pair that it shares a line with. The counter that ticks is left alone, and no counter is
 * read: what both show depends on when they are asked.
 */
final class PitScenario implements Scenario {
	private static final int SPEAKER = 0x61, READ_BACK = 0xc0, LATCH = 0, MODES = 8;
	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;

	PitScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 1, 2), writer.chance(10));
		steps = new Steps(writer).add(1, this::create).add(12, this::select).add(20, this::count).add(4, this::latch)
				.add(4, () -> out(SPEAKER, writer.below(4))).add(8, this::line)
				.add(6, () -> writer.op(OpCode.TAKE, machine.vcpu()))
				.add(4, () -> out(writer.one(PicPorts.MASTER, PicPorts.SLAVE), 0x20));
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		create();
	}

	@Override
	public void step() {
		steps.take();
	}

	private void out(int port, int value) {
		writer.op(OpCode.OUT, port, value, machine.vcpu());
	}

	private void create() {
		writer.op(OpCode.PIT, writer.below(2));
	}

	/** A counter that raises no line. */
	private int counter() {
		return writer.one(1, 2);
	}

	private void select() {
		out(PitPorts.CONTROL, counter() << 6 | writer.one(1, 2, 3) << 4 | writer.below(MODES) << 1 | writer.below(2));
	}

	private void count() {
		out(PitPorts.BASE + counter(), writer.below(256));
	}

	private void latch() {
		out(PitPorts.CONTROL, writer.chance(50) ? counter() << 6 | LATCH : READ_BACK | writer.below(64));
	}

	private void line() {
		machine.line(writer.one(0, 0, 1, writer.below(Pic.PINS)));
	}
}
