package org.irqscope.conform;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pic.PicPorts;

/**
 * The i8259 pair beside local APICs in use: its ports, and a vCPU, the first, that takes only what the pair asks for.
 */
final class MixedPics {
	private static final int HIGHEST_PRIORITY = 0xff, TASK_PRIORITY_MSR = 0x808;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;

	MixedPics(ScriptWriter writer, ScriptedMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	/** Nothing that a local APIC has is taken meanwhile: some hosts end such an interrupt by themselves. */
	void take() {
		priority(HIGHEST_PRIORITY);
		writer.op(OpCode.TAKE, 0);
		priority(0);
	}

	/** In both ways, of which one is the right one for the mode. */
	private void priority(int priority) {
		machine.lapic(Lapic.TASKPRI, priority, 0);
		writer.op(OpCode.WRMSR, TASK_PRIORITY_MSR, priority, 0);
	}

	void write() {
		int port = writer.one(PicPorts.MASTER, PicPorts.SLAVE);
		int irq = writer.below(8);
		switch (writer.below(8)) {
		case 0, 1 -> out(port, writer.one(0x20, 0x60 | irq, 0xa0, 0xe0 | irq, 0xc0 | irq));
		case 2 -> out(port, writer.one(0x0a, 0x0b, 0x0c, 0x68, 0x48));
		case 3 -> out(writer.one(PicPorts.MASTER_ELCR, PicPorts.SLAVE_ELCR), writer.below(256));
		case 4 -> initialize(port);
		default -> out(port + 1, writer.one(0, 0xff, writer.below(256)));
		}
	}

	private void initialize(int port) {
		out(port, 0x11);
		out(port + 1, port == PicPorts.MASTER ? 0x30 : 0x38);
		out(port + 1, port == PicPorts.MASTER ? 4 : 2);
		out(port + 1, writer.one(1, 1, 3, 0x11));
	}

	private void out(int port, int value) {
		writer.op(OpCode.OUT, port, value, machine.vcpu());
	}

	void read() {
		writer.op(OpCode.IN, writer.one(PicPorts.MASTER, PicPorts.MASTER + 1, PicPorts.SLAVE, PicPorts.SLAVE + 1,
				PicPorts.MASTER_ELCR, PicPorts.SLAVE_ELCR),
				machine.vcpu());
	}
}
