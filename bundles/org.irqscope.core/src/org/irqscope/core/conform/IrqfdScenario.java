package org.irqscope.core.conform;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.RoutingEntry;
import org.irqscope.emulator.script.OpCode;

/** Eventfds come, are signalled and go; some share a GSI, some resample. */
final class IrqfdScenario implements Scenario {
	private static final int FIRST_MESSAGE = 24, GSIS = 40, MAX_EVENTFDS = 40, MASTER = 0x20, SLAVE = 0xa0;

	/** Its GSI, and whether it resamples. */
	private record Binding(int gsi, boolean resample) {
	}

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;
	private final List<Binding> eventfds = new ArrayList<>();

	IrqfdScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 2, 2, 3), false);
		steps = new Steps(writer).add(14, this::bind).add(34, this::signal).add(6, this::release)
				.add(14, machine::acknowledge).add(14, machine::eoi).add(7, this::resample)
				.add(5, () -> machine.line(writer.below(GSIS)))
				.add(4, () -> machine.redirect(writer.below(FIRST_MESSAGE), 0)).add(2, this::routes)
				.add(4, this::endAtThePic);
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

	/** Only one that resamples remains: a machine that goes lets go of them in no certain order. */
	@Override
	public void end() {
		boolean kept = false;
		for (int number = 0; number < eventfds.size(); number++) {
			Binding binding = eventfds.get(number);
			if (binding.resample && kept)
				writer.op(OpCode.IRQFD_DEL, number, binding.gsi);
			kept |= binding.resample;
		}
	}

	/** Pins of the IOAPIC first, now and then with the PIC beside, then messages. */
	private void routes() {
		writer.op(OpCode.ROUTE_CLEAR);
		boolean pic = writer.chance(30);
		for (int gsi = 0; gsi < FIRST_MESSAGE; gsi++) {
			writer.op(OpCode.ROUTE_CHIP, gsi, RoutingEntry.IOAPIC, gsi);
			if (pic && gsi < 2 * ScriptedMachine.PIC_PINS)
				writer.op(OpCode.ROUTE_CHIP, gsi, gsi / ScriptedMachine.PIC_PINS, gsi % ScriptedMachine.PIC_PINS);
		}
		for (int gsi = FIRST_MESSAGE; gsi < GSIS; gsi++)
			if (!writer.chance(10))
				writer.op(OpCode.ROUTE_MSI, gsi, machine.messageAddress(), Interrupts.messageData(writer));
		writer.op(OpCode.ROUTE_COMMIT);
	}

	private void bind() {
		if (eventfds.size() == MAX_EVENTFDS)
			return;
		int gsi = writer.chance(30) && !eventfds.isEmpty() ? binding().gsi : writer.below(GSIS);
		boolean resample = writer.chance(gsi < FIRST_MESSAGE ? 40 : 5);
		if (resample)
			writer.op(OpCode.IRQFD, gsi, 1);
		else
			writer.op(OpCode.IRQFD, gsi);
		eventfds.add(new Binding(gsi, resample));
	}

	private Binding binding() {
		return eventfds.get(writer.below(eventfds.size()));
	}

	private void signal() {
		if (!eventfds.isEmpty())
			writer.op(OpCode.SIGNAL, writer.below(eventfds.size()));
	}

	private void release() {
		if (eventfds.isEmpty())
			return;
		int number = writer.below(eventfds.size());
		writer.op(OpCode.IRQFD_DEL, number, writer.chance(90) ? eventfds.get(number).gsi : writer.below(GSIS));
	}

	/** An end of interrupt tells who listens to the input, in service or not. */
	private void endAtThePic() {
		writer.op(OpCode.OUT, writer.one(MASTER, SLAVE), writer.one(0x20, 0x60 | writer.below(8)), machine.vcpu());
	}

	private void resample() {
		if (!eventfds.isEmpty())
			writer.op(OpCode.RESAMPLE, writer.below(eventfds.size()));
	}
}
