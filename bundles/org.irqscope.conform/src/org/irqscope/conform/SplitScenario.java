package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pic.PicPorts;

/** A machine whose PIC and IOAPIC are in user space: messages by GSI, and EOIs that user space is told of. */
final class SplitScenario implements Scenario {
	private static final int RESERVED_PINS = Ioapic.PINS, GSIS = 44, MAX_EVENTFDS = 40;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;
	/** Whether pins of the IOAPIC in user space are routed. */
	private final boolean reservedPins;
	private int eventfds;

	SplitScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 2, 2, 4), true);
		reservedPins = writer.chance(70);
		steps = new Steps(writer).add(8, this::bind).add(26, this::signal).add(14, this::line)
				.add(18, machine::acknowledge).add(16, machine::eoi).add(10, this::message).add(3, this::routes)
				.add(2, this::release).add(2, this::spuriousVector).add(2, this::missingChip)
				.add(1, this::taskPriority);
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		if (writer.chance(80))
			machine.logicalAddresses(writer.chance(80));
		routes();
	}

	@Override
	public void step() {
		steps.take();
	}

	/** Messages for pins and for GSIs beyond; now and then a route to a chip, which is refused. */
	private void routes() {
		writer.op(OpCode.ROUTE_CLEAR);
		for (int gsi = reservedPins ? writer.below(RESERVED_PINS) : RESERVED_PINS; gsi < GSIS - 4; gsi++)
			if (!writer.chance(25))
				writer.op(OpCode.ROUTE_MSI, gsi, machine.messageAddress(), RandomInterrupts.messageData(writer));
		if (writer.chance(10))
			machine.routeToChip(writer.below(RESERVED_PINS));
		writer.op(OpCode.ROUTE_COMMIT);
	}

	private void bind() {
		if (eventfds == MAX_EVENTFDS)
			return;
		if (writer.chance(5))
			writer.op(OpCode.IRQFD, writer.below(GSIS), 1);
		else
			writer.op(OpCode.IRQFD, writer.below(GSIS));
		eventfds++;
	}

	private void signal() {
		if (eventfds > 0)
			writer.op(OpCode.SIGNAL, writer.below(eventfds));
	}

	private void release() {
		if (eventfds > 0)
			writer.op(OpCode.IRQFD_DEL, writer.below(eventfds), writer.below(GSIS));
	}

	private void line() {
		machine.line(writer.below(GSIS));
	}

	private void message() {
		writer.op(OpCode.MSI, machine.messageAddress(), RandomInterrupts.messageData(writer));
	}

	/**
	 * Directed EOI is there only without an IOAPIC in the kernel. Software disabling makes the vCPU look at the routes
	 * of the pins again, at once or only at the next exit, as the host runs its guests.
	 */
	private void spuriousVector() {
		machine.lapic(Lapic.SPIV, writer.one(0x1ff, 0x11ff, 0x11fe, reservedPins ? 0x1ff : 0xff), machine.vcpu());
	}

	/** Nothing answers where the chips would be. */
	private void missingChip() {
		if (writer.chance(50))
			machine.readIoapic();
		else
			writer.op(OpCode.IN, writer.one(PicPorts.MASTER, PicPorts.MASTER + 1, PicPorts.MASTER_ELCR),
					machine.vcpu());
	}

	private void taskPriority() {
		machine.lapic(Lapic.TASKPRI, writer.one(0, 0x40, writer.below(256)), machine.vcpu());
	}
}
