package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.Ioapic;

/** Routing tables come and go under lines and eventfds that are in use. */
final class RoutingScenario implements Scenario {
	private static final int GSIS = RoutingTable.MAX_ROUTES, MAX_EVENTFDS = 20;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;
	private final int[] used = { 0, 4, 9, 4, 9, 16 };
	private int eventfds;

	RoutingScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, 2, false);
		steps = new Steps(writer).add(8, this::table).add(45, () -> machine.line(gsi()))
				.add(10, () -> machine.redirect(writer.below(Ioapic.PINS), 0))
				.add(10, machine::acknowledge).add(10, machine::eoi).add(4, this::bind).add(8, this::signal)
				.add(2, () -> writer.op(OpCode.ROUTE_COMMIT));
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		for (int entries = 0; entries < 6; entries++)
			machine.redirect(writer.below(Ioapic.PINS), 0);
	}

	@Override
	public void step() {
		steps.take();
	}

	private int gsi() {
		return writer.chance(70) ? writer.one(used) : writer.one(writer.below(30), writer.below(GSIS));
	}

	private void table() {
		if (writer.chance(90))
			writer.op(OpCode.ROUTE_CLEAR);
		boolean valid = writer.chance(60);
		for (int entries = writer.below(12); entries >= 0; entries--)
			entry(valid);
		writer.op(OpCode.ROUTE_COMMIT);
	}

	private void entry(boolean valid) {
		int gsi = writer.one(writer.below(24), writer.between(24, 200), writer.below(valid ? GSIS : GSIS + 100));
		used[writer.below(used.length)] = gsi;
		if (writer.chance(40))
			writer.op(OpCode.ROUTE_MSI, gsi, machine.messageAddress(), RandomInterrupts.messageData(writer));
		else if (valid)
			machine.routeToChip(gsi);
		else
			writer.op(OpCode.ROUTE_CHIP, writer.chance(5) ? writer.word() : gsi,
					writer.one(Irqchips.PIC_MASTER, Irqchips.PIC_SLAVE, Irqchips.IOAPIC, 3),
					writer.chance(95) ? writer.below(26) : writer.word());
	}

	private void bind() {
		if (eventfds == MAX_EVENTFDS)
			return;
		writer.op(OpCode.IRQFD, gsi());
		eventfds++;
	}

	private void signal() {
		if (eventfds > 0)
			writer.op(OpCode.SIGNAL, writer.below(eventfds));
	}
}
