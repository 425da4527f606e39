package org.irqscope.core.imports;

import static org.irqscope.model.ModelPackage.Literals.DEVICE__SIGNALLING;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.DocumentText;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.GuestInterrupts;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.Device;
import org.irqscope.model.Irqchip;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.Routing;
import org.irqscope.model.Signalling;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.recorded.EventText;
import org.irqscope.trace.recorded.TraceEvent;



/**
 * The devices that interrupt the guest, each with the way its interrupt takes into the kernel, and a stimulus for each.
 * The guest's interrupt list names devices; where there is none, the lines of a PC's serial ports tell them.
 */
final class DeviceImport {
	private static final Pattern PORT = Pattern.compile("\\bat 0x([0-9a-f]{1,4})\\b");

	private final Draft draft;
	private final VirtualMachine machine;
	private final IrqfdImport irqfds;
	private final StimulusImport stimuli;
	/** The lines that have a device. */
	private final List<Integer> taken = new ArrayList<>();
	/** What accesses to ports said that were looked at. */
	private final Set<EventText> accesses = Collections.newSetFromMap(new IdentityHashMap<>());

	DeviceImport(Draft draft) {
		this.draft = draft;
		this.machine = draft.machine();
		this.irqfds = new IrqfdImport(draft);
		this.stimuli = new StimulusImport(draft);
	}

	void run() throws MachineImportException {
		irqfds.run();
		for (InterruptCount row : draft.evidence().interrupts().rows())
			if (!GuestInterrupts.isTimer(row))
				devices(row);
		draft.traces().named().of("kvm_pio").forEach(this::serial);
		for (Irqfd irqfd : List.copyOf(machine.getIrqfds()))
			if (!taken.contains(irqfd.getGsi()))
				unnamed(irqfd);
		machine.getDevices().stream().filter(VfioDevice.class::isInstance)
				.forEach(device -> stimuli.addDevice(device, -1));
		new ShownLines(draft, stimuli, taken).run();
		stimuli.run();
		draft.evidence().interrupts().remapped()
				.ifPresent(where -> draft.conclusions().add(where, machine, "inference.remapped"));
		draft.evidence().interrupts().host()
				.ifPresent(where -> draft.conclusions().add(where, machine, "inference.host.interrupts"));
	}

	/** The GSI of an interrupt of the guest: that of the pin it comes in at. */
	private OptionalInt gsi(InterruptCount row) {
		OptionalInt pin = GuestInterrupts.ioapicPin(row);
		OptionalInt input = GuestInterrupts.picInput(row);
		int gsi = pin.isPresent() ? Routing.chip(machine.getIrqRouting(), Irqchip.IOAPIC_VALUE, pin.getAsInt())
				: input.isPresent() ? Routing.chip(machine.getIrqRouting(), input.getAsInt() >> 3, input.getAsInt())
				: -1;
		return gsi < 0 ? OptionalInt.empty() : OptionalInt.of(gsi);
	}

	private void devices(InterruptCount row) throws MachineImportException {
		OptionalInt gsi = gsi(row);
		for (String action : row.actions()) {
			Optional<Device> device = DeviceNames.device(action);
			if (gsi.isEmpty() && device.isPresent())
				draft.conclusions().add(row.where(), machine, "inference.device.message", action);
			else if (device.isPresent())
				add(device.get(), row, gsi.getAsInt());
			else if (gsi.isPresent())
				stimuli.addLine(DocumentText.of(action), gsi.getAsInt());
			gsi.ifPresent(taken::add);
		}
	}

	/** Whether a VMM calls an ioctl or signals an eventfd is its own affair; the ioctl needs nothing else. */
	private void add(Device device, InterruptCount row, int gsi) throws MachineImportException {
		boolean raised = draft.traces().raised(gsi);
		Optional<Irqfd> irqfd = irqfds.at(gsi);
		if (irqfd.isEmpty() && !raised) {
			Assumptions.Value<String> way = draft.assumptions().word("signalling." + device.getName(),
					Signalling.IRQ_LINE.getName(),
					Set.of(Signalling.IRQ_LINE.getName(), Signalling.IRQFD.getName()));
			if (way.value().equals(Signalling.IRQFD.getName()))
				irqfd = Optional.of(irqfds.add(gsi));
			Conclusions.about(draft.conclusions().assume(way, device, "assumption.signalling", device.getName(), gsi),
					DEVICE__SIGNALLING);
		}
		add(device, irqfd, gsi);
		draft.conclusions().add(row.where(), device, "inference.device.interrupt", device.getName(), gsi);
	}

	private void add(Device device, Optional<Irqfd> irqfd, int gsi) {
		device.setId(Machines.freeId(machine, "device"));
		if (irqfd.isPresent()) {
			device.setSignalling(Signalling.IRQFD);
			device.setEventfd(irqfd.get().getEventfd());
			device.setLevel(irqfd.get().getResampler() != null);
		} else {
			device.setSignalling(Signalling.IRQ_LINE);
			device.setGsi(gsi);
			device.setLevel(isLevel(gsi));
		}
		machine.getDevices().add(device);
		stimuli.addDevice(device, gsi);
	}

	/** A guest that reads or writes the ports of a serial port of a PC has one, on the line that is driven. */
	private void serial(TraceEvent access) {
		if (!accesses.add(access.content()))
			return;
		Matcher port = PORT.matcher(access.text());
		Optional<Device> serial = port.find() ? DeviceNames.serialOf(Integer.parseInt(port.group(1), 16))
				: Optional.empty();
		int gsi = serial.map(DeviceNames::line).orElse(-1);
		if (gsi < 0 || !draft.traces().raised(gsi) || taken.contains(gsi) || irqfds.at(gsi).isPresent())
			return;
		add(serial.get(), Optional.empty(), gsi);
		// Its line stays up until the handler has read why.
		serial.get().setLevel(true);
		taken.add(gsi);
		draft.conclusions().add(access.where(), serial.get(), "inference.serial.port", serial.get().getName(), gsi);
	}

	private boolean isLevel(int gsi) {
		return draft.evidence().interrupts().rows().stream().anyMatch(row -> gsi(row).equals(OptionalInt.of(gsi))
				&& !row.trigger().isEmpty() && !row.trigger().equals("edge"));
	}

	/** Nobody names the device of an irqfd: on two lines of a PC stand serial ports. */
	private void unnamed(Irqfd irqfd) {
		Optional<Device> serial = DeviceNames.serialAt(irqfd.getGsi());
		if (serial.isEmpty()) {
			stimuli.addIrqfd(irqfd);
			return;
		}
		add(serial.get(), Optional.of(irqfd), irqfd.getGsi());
		taken.add(irqfd.getGsi());
		draft.conclusions().add(irqfds.where(irqfd), serial.get(), "inference.serial.line", irqfd.getGsi(),
				serial.get().getName());
	}
}
