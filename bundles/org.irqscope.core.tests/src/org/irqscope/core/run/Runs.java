package org.irqscope.core.run;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.Session;
import org.irqscope.model.Device;
import org.irqscope.model.Lapic;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Machines of the examples with runs of them, and waiting for what runs answer. */
final class Runs {
	static final int COM1 = 33, SECOND = 81, TIMER = 0xec, SECOND_PIN = 11;
	private static final int PERIODIC = 1 << 17, DIVIDE_BY_1 = 0b1011;

	private Runs() {
	}

	/** A machine whose serial port interrupts with vector 33 through the IOAPIC. */
	static VirtualMachine apic(Path folder) throws Exception {
		return new Texted(folder).with(Examples.APIC).machine();
	}

	/** The same with a second device that drives a line of its own, edge or level triggered, to vector 81. */
	static VirtualMachine withSecondDevice(VirtualMachine machine, boolean level) {
		Device device = ModelFactory.eINSTANCE.createSerialDevice();
		device.setId("second");
		device.setName("second");
		device.setSignalling(Signalling.IRQ_LINE);
		device.setGsi(SECOND_PIN);
		device.setLevel(level);
		machine.getDevices().add(device);
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(SECOND_PIN);
		entry.setMask(false);
		entry.setVector(SECOND);
		entry.setTrigMode(level ? TriggerMode.LEVEL : TriggerMode.EDGE);
		return machine;
	}

	/** A machine with two devices, and without APICv. */
	static VirtualMachine twoDevices(Path folder) throws Exception {
		VirtualMachine machine = withSecondDevice(apic(folder), false);
		machine.getHost().setApicv(false);
		return machine;
	}

	/** The same with a periodic timer in the local APIC. */
	static VirtualMachine withPeriodicTimer(VirtualMachine machine, int nanoseconds) {
		Lapic lapic = X86Chips.lapic(machine.getVcpus().get(0));
		lapic.setLvtt(TIMER | PERIODIC);
		lapic.setTdcr(DIVIDE_BY_1);
		lapic.setTmict(nanoseconds);
		lapic.setTmcct(nanoseconds);
		return machine;
	}

	static RunControl of(VirtualMachine machine) {
		return Session.of(machine).control();
	}

	static Impulse device(VirtualMachine machine, int number) {
		return new Impulse.OfDevice(machine.getDevices().get(number).getName(), number);
	}

	static Impulse time(long nanoseconds) {
		return Impulses.time(nanoseconds);
	}

	/** What a run answers to requests, one after the other. */
	static Stop ask(RunControl run, Request... requests) throws Exception {
		Stop stop = null;
		for (Request request : requests)
			stop = run.request(request).get();
		return stop;
	}

	/** The message of a refusal. */
	static String refusal(RunControl run, Request request) {
		try {
			run.request(request).join();
			return "";
		} catch (CompletionException e) {
			return e.getCause().getMessage();
		}
	}
}
