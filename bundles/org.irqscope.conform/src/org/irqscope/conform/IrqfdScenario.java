package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.ScriptedEventfds;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pic.PicPorts;

/** Eventfds come, are signalled and go; some share a GSI, some resample. */
final class IrqfdScenario implements Scenario {
	private static final int FIRST_MESSAGE = Ioapic.PINS, GSIS = 40;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;
	private final ScriptedEventfds eventfds;

	IrqfdScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 2, 2, 3), false);
		eventfds = new ScriptedEventfds(writer);
		steps = new Steps(writer).add(14, this::bind).add(34, eventfds::signal).add(6, this::release)
				.add(14, machine::acknowledge).add(14, machine::eoi).add(7, eventfds::resample)
				.add(5, () -> machine.line(writer.below(GSIS)))
				.add(4, () -> machine.redirect(writer.below(FIRST_MESSAGE), 0)).add(2, this::routes)
				.add(4, this::endAtThePic).add(4, this::bindAgain);
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		routes();
		for (int entries = 0; entries < 8; entries++)
			machine.redirect(writer.below(FIRST_MESSAGE), 0);
	}

	@Override
	public void step() {
		steps.take();
	}

	@Override
	public void end() {
		eventfds.end();
	}

	/** Pins of the IOAPIC first, now and then with the PIC beside, then messages. */
	private void routes() {
		writer.op(OpCode.ROUTE_CLEAR);
		boolean pic = writer.chance(30);
		for (int gsi = 0; gsi < FIRST_MESSAGE; gsi++) {
			writer.op(OpCode.ROUTE_CHIP, gsi, Irqchips.IOAPIC, gsi);
			if (pic && gsi < 2 * Irqchips.PIC_PINS)
				writer.op(OpCode.ROUTE_CHIP, gsi, gsi / Irqchips.PIC_PINS, gsi % Irqchips.PIC_PINS);
		}
		for (int gsi = FIRST_MESSAGE; gsi < GSIS; gsi++)
			if (!writer.chance(10))
				writer.op(OpCode.ROUTE_MSI, gsi, machine.messageAddress(), RandomInterrupts.messageData(writer));
		writer.op(OpCode.ROUTE_COMMIT);
	}

	private void bind() {
		if (eventfds.isFull())
			return;
		int gsi = writer.chance(30) && !eventfds.isEmpty() ? eventfds.gsi(eventfds.any()) : writer.below(GSIS);
		eventfds.bind(gsi, writer.chance(gsi < FIRST_MESSAGE ? 40 : 5));
	}

	private void release() {
		if (eventfds.isEmpty())
			return;
		int number = eventfds.any();
		writer.op(OpCode.IRQFD_DEL, number, writer.chance(90) ? eventfds.gsi(number) : writer.below(GSIS));
	}

	/** An eventfd that is bound cannot be bound again. */
	private void bindAgain() {
		if (!eventfds.isEmpty())
			writer.op(OpCode.IRQFD_AGAIN, eventfds.any(), writer.below(GSIS));
	}

	/** An end of interrupt tells who listens to the input, in service or not. */
	private void endAtThePic() {
		writer.op(OpCode.OUT, writer.one(PicPorts.MASTER, PicPorts.SLAVE), writer.one(0x20, 0x60 | writer.below(8)),
				machine.vcpu());
	}
}
