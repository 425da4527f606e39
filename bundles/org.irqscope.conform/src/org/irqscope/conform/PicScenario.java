package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pic.PicPorts;

/** Lines of the PIC pair, every command word at its ports, and the vCPU that takes what it asks for. */
final class PicScenario implements Scenario {
	private static final int[] OTHER_PORTS = { 0x22, 0x40, 0x43, 0x61, 0x80, 0xa2, 0x4d2, 0xcf8, 0xffff };

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;

	PicScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 1, 1, 2, 3), false);
		steps = new Steps(writer).add(34, this::line).add(18, () -> writer.op(OpCode.TAKE, machine.vcpu()))
				.add(14, this::operationCommand).add(10, this::read).add(9, this::mask).add(6, this::readCommand)
				.add(3, this::triggerModes).add(2, () -> initialize(true)).add(2, this::abandonedInitialization)
				.add(1, this::localVector).add(1, this::otherPort);
	}

	@Override
	public void begin() {
		if (writer.chance(30))
			machine.enableLapics();
		initialize(writer.chance(20));
	}

	@Override
	public void step() {
		steps.take();
	}

	private void out(int port, int value) {
		writer.op(OpCode.OUT, port, value, machine.vcpu());
	}

	private int command() {
		return writer.one(PicPorts.MASTER, PicPorts.SLAVE);
	}

	private void line() {
		int gsi = writer.below(Pic.PINS);
		machine.line(gsi == Pic.CASCADE && !writer.chance(10) ? 4 : gsi);
	}

	/** All initialization words of both chips, as a guest starts them. */
	private void initialize(boolean unusual) {
		int base = writer.one(0x20, 0x30, 0x60, 0x08, 0x70);
		initialize(PicPorts.MASTER, base, 4, unusual);
		initialize(PicPorts.SLAVE, base + 8, Pic.CASCADE, unusual);
	}

	private void initialize(int port, int base, int cascade, boolean unusual) {
		boolean fourWords = writer.chance(90);
		out(port, 0x10 | (writer.chance(10) ? 8 : 0) | (writer.chance(5) ? 2 : 0) | (fourWords ? 1 : 0));
		out(port + 1, base);
		out(port + 1, cascade);
		if (fourWords)
			out(port + 1, 1 | (unusual ? writer.one(0, 2, 0x10, 0x12, 0x1e) : 0));
		out(port + 1, writer.one(0, 0, 0xff, writer.below(256), port == PicPorts.MASTER ? 0xfb : 0));
	}

	/** Initialization begins and may not come to its end. */
	private void abandonedInitialization() {
		int port = command();
		out(port, 0x10 | writer.below(16));
		for (int words = writer.below(3); words > 0; words--)
			out(port + 1, writer.below(256));
	}

	/** OCW2: ends of interrupts and rotations. */
	private void operationCommand() {
		int irq = writer.below(8);
		out(command(), writer.one(0x20, 0x60 | irq, 0xa0, 0xe0 | irq, 0xc0 | irq, 0x80, 0x00, 0x40 | irq));
	}

	/** OCW3: which register is read, special mask, poll. */
	private void readCommand() {
		out(command(), writer.one(0x0a, 0x0b, 0x0c, 0x68, 0x48, 0x6b, 0x08, 0x0e, 0x0f));
	}

	private void mask() {
		out(command() + 1, writer.one(0, 0xff, writer.below(256)));
	}

	private void triggerModes() {
		out(writer.one(PicPorts.MASTER_ELCR, PicPorts.SLAVE_ELCR), writer.below(256));
	}

	private void read() {
		int port = writer.one(PicPorts.MASTER, PicPorts.MASTER + 1, PicPorts.SLAVE, PicPorts.SLAVE + 1,
				PicPorts.MASTER_ELCR, PicPorts.SLAVE_ELCR);
		writer.op(OpCode.IN, port, machine.vcpu());
	}

	/** The local vector that lets a vCPU see the PIC. */
	private void localVector() {
		machine.lapic(Lapic.LVT0, writer.one(0x700, 0x10700, 0x400, 0x10000), machine.vcpu());
	}

	private void otherPort() {
		int port = writer.one(OTHER_PORTS);
		if (writer.chance(50))
			out(port, writer.below(256));
		else
			writer.op(OpCode.IN, port, machine.vcpu());
	}
}
