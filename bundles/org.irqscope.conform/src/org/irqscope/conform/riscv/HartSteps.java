package org.irqscope.conform.riscv;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;

/** What random scripts do to make interrupts pending for harts, and to look at them. */
final class HartSteps {
	private static final long IPI = 0x735049, BASE = 0x10, RFENCE = 0x52464e43, HSM = 0x48534d, ALL = -1;
	private static final long POST = 0xffffffffL, WITHDRAW = 0xfffffffeL;
	private static final long ANYBODYS = 0x0900_0000L;

	private final ScriptWriter writer;
	private final HartMachine machine;

	HartSteps(ScriptWriter writer, HartMachine machine) {
		this.writer = writer;
		this.machine = machine;
	}

	/** User space posts the external interrupt, or withdraws it. */
	void post() {
		writer.op(OpCode.INTERRUPT, writer.chance(95) ? writer.one(POST, POST, WITHDRAW) : writer.word(),
				machine.vcpu());
	}

	/** The guest calls its firmware. */
	void call() {
		switch (writer.below(8)) {
		case 0 -> sbi(BASE, writer.one(0, 1, 3), writer.one(BASE, IPI, RFENCE, HSM, 0x777), 0);
		case 1 -> sbi(HSM, 2, writer.below(5), 0);
		case 2 -> sbi(ANYBODYS + writer.below(2), writer.below(3), writer.word(), 0);
		case 3 -> sbi(writer.one(0x777, IPI), 9, 0, 0);
		default -> sbi(IPI, 0, writer.one(1, 2, 3, 7, 0, 0x11), writer.one(0, 0, 0, 1, 2, ALL));
		}
	}

	private void sbi(long extension, long function, long a0, long a1) {
		writer.op(OpCode.SBI, extension, function, a0, a1, machine.vcpu());
	}

	/** The guest clears what software has made pending, or makes it so; now and then user space does. */
	void pending() {
		if (writer.chance(15))
			writer.op(OpCode.SIP, writer.one(0, 0x2, 0x200, 0x20, 0x222), machine.vcpu());
		else
			writer.op(OpCode.CSR, HartMachine.SIP,
					writer.one(HartMachine.CLEAR, HartMachine.CLEAR, HartMachine.SET, HartMachine.SWAP,
							HartMachine.SET | HartMachine.X0),
					writer.one(2, 2, 0, 0x222), machine.vcpu());
	}
}
