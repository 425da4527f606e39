package org.irqscope.conform.riscv;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.ScriptedEventfds;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.script.OpCode;

/** A random script for a machine with harts: what its kind is about comes often, the rest now and then. */
public final class RiscvScenario implements Scenario {
	private static final int OFTEN = 12, SELDOM = 1, GSIS = 60;

	private final ScriptWriter writer;
	private final HartMachine machine;
	private final AplicSteps aplic;
	private final HartSteps hart;
	private final AccessSteps access;
	private final DeviceSteps device;
	private final BusSteps bus;
	private final ScriptedEventfds eventfds;
	private final Steps steps;
	private final RiscvSubject subject;

	/** @param subject what the script is about */
	public RiscvScenario(ScriptWriter writer, RiscvSubject subject) {
		this.writer = writer;
		this.subject = subject;
		machine = new HartMachine(writer);
		aplic = new AplicSteps(writer, machine);
		hart = new HartSteps(writer, machine);
		access = new AccessSteps(writer, machine);
		device = new DeviceSteps(writer, machine);
		bus = new BusSteps(writer, machine);
		eventfds = new ScriptedEventfds(writer);
		steps = new Steps(writer);
		add(RiscvSubject.APLIC, aplic::change, aplic::read, machine::line, machine::line, machine::claim);
		add(RiscvSubject.IMSIC, machine::message, machine::message, machine::guestFile, machine::claim,
				this::attribute);
		add(RiscvSubject.HART, hart::post, hart::call, machine::enable, machine::timer, hart::pending, machine::take);
		add(RiscvSubject.MMIO, access::load, access::store, access::load, access::store, machine::claim);
		add(RiscvSubject.BUS, bus::memory, bus::doorbell, bus::rung, bus::zone, bus::drain, bus::store, bus::store,
				bus::store);
		add(RiscvSubject.AIA, device::attribute, device::attribute, device::read, machine::line, machine::message);
		add(RiscvSubject.WIRES, this::bind, eventfds::signal, eventfds::signal, this::release, this::table,
				machine::line, eventfds::resample);
		steps.add(SELDOM, machine::sleep);
	}

	private void add(RiscvSubject about, Runnable... some) {
		for (Runnable step : some)
			steps.add(about == subject ? OFTEN : subject == RiscvSubject.AIA ? 0 : SELDOM, step);
	}

	@Override
	public void begin() {
		if (subject == RiscvSubject.AIA || subject == RiscvSubject.HART && writer.chance(50))
			return;
		machine.setUp();
		if (writer.chance(85))
			machine.openFiles();
		aplic.begin();
	}

	@Override
	public void step() {
		steps.take();
	}

	@Override
	public void end() {
		eventfds.end();
	}

	/** User space reads or writes a register of a file. */
	private void attribute() {
		int register = machine.fileRegister();
		int owner = writer.chance(95) ? machine.vcpu() : machine.vcpus();
		if (writer.chance(70))
			machine.file(owner, register, machine.fileValue(register));
		else
			writer.op(OpCode.AIA_GET, AiaDevice.IMSIC, (long) owner << 12 | register);
	}

	private int gsi() {
		return writer.chance(80) ? writer.between(1, machine.sources()) : writer.below(GSIS);
	}

	private void bind() {
		if (!eventfds.isFull())
			eventfds.bind(gsi(), writer.chance(15));
	}

	private void release() {
		if (eventfds.isEmpty())
			return;
		int number = eventfds.any();
		writer.op(OpCode.IRQFD_DEL, number, writer.chance(90) ? eventfds.gsi(number) : gsi());
	}

	/** Mostly wires, then messages; some tables are refused. */
	private void table() {
		writer.op(OpCode.ROUTE_CLEAR);
		for (int entries = writer.below(10); entries >= 0; entries--)
			if (writer.chance(60))
				writer.op(OpCode.ROUTE_CHIP, gsi(), writer.chance(97) ? 0 : 1,
						writer.chance(97) ? writer.below(machine.sources() + 3) : writer.one(1023, 1024));
			else
				writer.op(OpCode.ROUTE_MSI, gsi(), machine.imsic(), machine.data());
		writer.op(OpCode.ROUTE_COMMIT);
	}
}
