package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * Guests that open interrupts and take what comes from a local APIC or the PIC: nested and not, held back by the task
 * priority, sent by themselves, and beside non-maskable ones. For kernels that run guests on their processor.
 */
final class GuestScenario implements Scenario {
	private static final int FIRST_VECTOR = 0x20, LAST_VECTOR = 0xfe, NMI = 0x4400, SELF = 0x44000, ALL = 0x84000;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final MixedPics pics;
	private final Steps steps;

	GuestScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 1, 2, 3, 4), false);
		pics = new MixedPics(writer, machine);
		steps = new Steps(writer).add(28, this::take).add(18, machine::eoi).add(16, this::message)
				.add(10, this::command).add(8, this::priority).add(12, () -> machine.line(writer.below(Ioapic.PINS)))
				.add(5, () -> machine.redirect(writer.below(Ioapic.PINS), 0, 0, 0, 1, 4)).add(2, this::nonMaskable)
				.add(3, pics::write).add(2, pics::read)
				.add(3, () -> machine.readLapic(writer.one(Lapic.TASKPRI, Lapic.PROCPRI, Lapic.ISR + 0x10 * 3),
						machine.vcpu()));
	}

	@Override
	public void begin() {
		machine.enableLapics();
		machine.logicalAddresses(writer.chance(70));
		for (int entries = 6; entries > 0; entries--)
			machine.redirect(writer.below(Ioapic.PINS), 0, 1);
	}

	@Override
	public void step() {
		steps.take();
	}

	private void take() {
		writer.op(OpCode.TAKE, machine.vcpu());
	}

	private int vector() {
		return writer.between(FIRST_VECTOR, LAST_VECTOR);
	}

	private void message() {
		writer.op(OpCode.MSI, machine.messageAddress(), vector() | (writer.chance(15) ? 0x100 : 0)
				| (writer.chance(15) ? 0xc000 : 0));
	}

	/** To the sender itself, to all, or to one. */
	private void command() {
		int vcpu = machine.vcpu();
		machine.lapic(Lapic.ICR2, (long) machine.vcpu() << 24, vcpu);
		machine.lapic(Lapic.ICR, vector() | writer.one(SELF, SELF, ALL, 0x4000), vcpu);
	}

	private void nonMaskable() {
		int vcpu = machine.vcpu();
		machine.lapic(Lapic.ICR2, (long) machine.vcpu() << 24, vcpu);
		machine.lapic(Lapic.ICR, NMI, vcpu);
	}

	private void priority() {
		machine.lapic(Lapic.TASKPRI, writer.one(0, 0, 0, 0x30, 0x80, writer.below(256)), machine.vcpu());
	}
}
