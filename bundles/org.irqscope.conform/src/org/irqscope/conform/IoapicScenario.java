package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;

/** Lines into the IOAPIC, messages out of it, and the EOIs that let level interrupts go on. */
final class IoapicScenario implements Scenario {
	private static final int FIXED = 0, LOWEST = 1, SMI = 2, RESERVED = 3, NMI = 4, INIT = 5, STARTUP = 6, EXTINT = 7;
	private static final int REGISTER_ID = 0, PAGE = 0x100;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;

	IoapicScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 2, 2, 4, 4, 9), false);
		steps = new Steps(writer).add(45, this::line).add(15, machine::acknowledge).add(12, machine::eoi)
				.add(15, () -> redirect(writer.below(Ioapic.PINS))).add(2, this::unusualMode)
				.add(4, machine::readIoapic).add(3, this::identify).add(2, this::unusualRegister)
				.add(1, this::taskPriority).add(1, this::softwareDisable).add(1, machine::enableLapics);
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		if (writer.chance(90))
			machine.logicalAddresses(writer.chance(80));
		for (int entries = 0; entries < 10; entries++)
			redirect(writer.below(Ioapic.PINS));
	}

	@Override
	public void step() {
		steps.take();
	}

	private void line() {
		machine.line(writer.below(Ioapic.PINS));
	}

	private void redirect(int pin) {
		machine.redirect(pin, FIXED, FIXED, FIXED, LOWEST);
	}

	private void unusualMode() {
		machine.redirect(writer.below(Ioapic.PINS), SMI, RESERVED, NMI, INIT, STARTUP, EXTINT);
	}

	private void identify() {
		machine.ioapic(writer.one(REGISTER_ID, 1, 2, 0x40), writer.word());
	}

	/** Loads and stores beside the index and the window. */
	private void unusualRegister() {
		long address = ScriptedMachine.IOAPIC + writer.one(0, 0x10, 0x20, 0x40, writer.below(PAGE), PAGE);
		if (writer.chance(50))
			writer.op(OpCode.READ32, address, machine.vcpu());
		else
			writer.op(OpCode.WRITE32, address, writer.word(), machine.vcpu());
	}

	private void taskPriority() {
		machine.lapic(Lapic.TASKPRI, writer.one(0, 0x20, 0x50, writer.below(256)), machine.vcpu());
	}

	private void softwareDisable() {
		machine.lapic(Lapic.SPIV, writer.one(0xff, 0x1ff, 0x1ff, 0x1ff), machine.vcpu());
	}
}
