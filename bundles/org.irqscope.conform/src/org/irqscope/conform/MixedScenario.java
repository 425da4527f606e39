package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.ScriptedEventfds;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;

/** One machine with everything in use at once: both chips, messages, eventfds, commands, local APICs in any mode. */
final class MixedScenario implements Scenario {
	private static final int FIRST_MESSAGE = Ioapic.PINS, GSIS = 48;
	private static final int ENABLED = 0x1ff, INIT = 0x4500, STARTUP = 0x4600;
	private static final int[] LOCAL_VECTORS = { Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT0, Lapic.LVT1,
			Lapic.LVTERR, Lapic.LVTCMCI };

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final ModalLapics lapics;
	private final boolean split;
	/** Whether vCPU 0 takes what the PIC asks for. */
	private final boolean takes;
	private final Steps steps;
	private final ScriptedEventfds eventfds;

	MixedScenario(ScriptWriter writer) {
		this.writer = writer;
		split = writer.chance(20);
		takes = !split && writer.chance(60);
		machine = new ScriptedMachine(writer, writer.one(1, 2, 3, 5, 9, 20, 40), split);
		lapics = new ModalLapics(writer, machine.vcpus());
		eventfds = new ScriptedEventfds(writer);
		steps = new Steps(writer).add(20, this::line).add(16, this::message).add(14, this::command)
				.add(16, this::acknowledge).add(16, () -> lapics.write(Lapic.EOI, 0, machine.vcpu()))
				.add(7, eventfds::signal).add(4, this::bind).add(2, this::release).add(3, eventfds::resample)
				.add(3, this::register).add(3, this::priority).add(2, this::localVector).add(2, this::routes)
				.add(2, this::initialize).add(1, () -> lapics.changeMode(machine.vcpu()))
				.add(1, machine::enableLapics);
		if (!split)
			addChips();
	}

	private void addChips() {
		MixedPics pics = new MixedPics(writer, machine);
		steps.add(takes ? 10 : 0, pics::take).add(8, pics::write).add(5, pics::read)
				.add(8, () -> machine.redirect(writer.below(Ioapic.PINS), 0, 0, 0, 1, 4))
				.add(2, machine::readIoapic);
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		int x2apicPercent = writer.one(0, 30, 100);
		for (int vcpu = 0; vcpu < machine.vcpus(); vcpu++)
			if (writer.chance(x2apicPercent))
				lapics.changeMode(vcpu);
		if (x2apicPercent == 0)
			machine.logicalAddresses(writer.chance(70));
		routes();
		for (int entries = split ? 0 : 8; entries > 0; entries--)
			machine.redirect(writer.below(Ioapic.PINS), 0, 1);
	}

	@Override
	public void step() {
		steps.take();
	}

	@Override
	public void end() {
		eventfds.end();
	}

	private int gsi() {
		return split ? writer.between(FIRST_MESSAGE, GSIS - 1) : writer.below(GSIS);
	}

	private void line() {
		machine.line(gsi());
	}

	/** An address whose upper bits and base are of no account, and the data of any mode. */
	private void message() {
		long address = machine.messageAddress() ^ (writer.chance(5) ? writer.word() & 0xfff00ff3L : 0);
		writer.op(OpCode.MSI, address, RandomInterrupts.messageData(writer));
	}

	private void command() {
		lapics.command(machine, machine.vcpu());
	}

	/** Some hosts end what a local APIC has in service as a vCPU takes from the PIC: vCPU 0 does only one of both. */
	private void acknowledge() {
		int vcpu = machine.vcpu();
		if (vcpu > 0 || !takes)
			writer.op(OpCode.ACK, vcpu);
	}

	private void bind() {
		if (eventfds.isFull())
			return;
		int gsi = gsi();
		eventfds.bind(gsi, writer.chance(gsi < FIRST_MESSAGE ? 40 : 10));
	}

	private void release() {
		if (eventfds.isEmpty())
			return;
		int number = eventfds.any();
		writer.op(OpCode.IRQFD_DEL, number, eventfds.gsi(number));
	}

	/** Pins as they are by default or in another order, and messages behind them. */
	private void routes() {
		writer.op(OpCode.ROUTE_CLEAR);
		int turn = writer.one(0, 0, 1, 5);
		for (int gsi = 0; gsi < FIRST_MESSAGE && !split; gsi++)
			pins(gsi, turn);
		for (int gsi = FIRST_MESSAGE; gsi < GSIS; gsi++)
			if (!writer.chance(10))
				writer.op(OpCode.ROUTE_MSI, gsi, machine.messageAddress(), RandomInterrupts.messageData(writer));
		writer.op(OpCode.ROUTE_COMMIT);
	}

	private void pins(int gsi, int turn) {
		if (!writer.chance(10))
			writer.op(OpCode.ROUTE_CHIP, gsi, Irqchips.IOAPIC, (gsi + turn) % Ioapic.PINS);
		if (gsi < 2 * Irqchips.PIC_PINS && !writer.chance(10))
			writer.op(OpCode.ROUTE_CHIP, gsi, gsi / Irqchips.PIC_PINS,
					(gsi + turn) % Irqchips.PIC_PINS);
	}

	/** Any register that can be read, but for the timer's count, which depends on the time. */
	private void register() {
		int register = writer.one(Lapic.ID, Lapic.LVR, Lapic.TASKPRI, Lapic.PROCPRI, Lapic.LDR, Lapic.DFR, Lapic.SPIV,
				Lapic.ESR, Lapic.ICR, Lapic.ICR2, Lapic.TMICT, Lapic.TDCR, Lapic.ISR + (writer.below(24) << 4));
		lapics.read(register, machine.vcpu());
	}

	private void priority() {
		lapics.write(Lapic.TASKPRI, writer.one(0, 0, 0x30, writer.below(256)), machine.vcpu());
	}

	private void localVector() {
		int register = writer.chance(70) ? writer.one(LOCAL_VECTORS) : writer.one(Lapic.ESR, Lapic.SPIV, Lapic.TDCR);
		long value = register == Lapic.SPIV ? writer.one(ENABLED, ENABLED, 0xff)
				: writer.one(0x700, 0x10000, 0x400, 0, writer.word() & 0x3ffff);
		lapics.write(register, value, machine.vcpu());
	}

	/** A vCPU that is sent INIT goes on with the startup interrupt. */
	private void initialize() {
		int target = machine.vcpu();
		int sender = machine.vcpu();
		long destination = lapics.x2apic(sender) ? (long) target << 32 : 0;
		for (int command : new int[] { INIT, STARTUP | writer.below(256) }) {
			if (!lapics.x2apic(sender))
				lapics.write(Lapic.ICR2, (long) target << 24, sender);
			lapics.write(Lapic.ICR, destination | command, sender);
		}
	}
}
