package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.compare.Delivery;
import org.irqscope.core.compare.InterruptSource;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.ChipTexts;
import org.irqscope.core.imports.traced.Trace;
import org.irqscope.core.imports.traced.Trace.Message;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.emulator.x86.pit.Pit;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Irqchip;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpitState;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.recorded.TraceEvent;


/** What can be done to the machine: one stimulus for everything that interrupts; what the trace did comes first. */
final class StimulusImport {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	/** For what no trace raised. */
	private static final int LAST = Integer.MAX_VALUE;
	private static final int NO_LINE = -1;

	private final Draft draft;
	private final VirtualMachine machine;
	private final List<Planned> planned = new ArrayList<>();

	/** A stimulus and the line that it raises. */
	private record Planned(Stimulus stimulus, int gsi) {
	}

	StimulusImport(Draft draft) {
		this.draft = draft;
		this.machine = draft.machine();
	}

	void addDevice(Device device, int gsi) {
		DeviceStimulus stimulus = FACTORY.createDeviceStimulus();
		stimulus.setDevice(device);
		plan(stimulus, device.getName(), gsi);
	}

	/** An interrupt of something that the machine does not hold as a device. */
	void addLine(String name, int gsi) {
		IrqLineStimulus stimulus = FACTORY.createIrqLineStimulus();
		stimulus.setGsi(gsi);
		plan(stimulus, name, gsi);
	}

	void addIrqfd(Irqfd irqfd) {
		EventfdStimulus stimulus = FACTORY.createEventfdStimulus();
		stimulus.setEventfd(irqfd.getEventfd());
		plan(stimulus, "GSI " + irqfd.getGsi(), irqfd.getGsi());
	}

	private void plan(Stimulus stimulus, String name, int gsi) {
		boolean known = planned.stream().anyMatch(one -> one.stimulus.getName().equals(name));
		stimulus.setName(known ? name + " (GSI " + gsi + ")" : name);
		planned.add(new Planned(stimulus, gsi));
	}

	/** Puts the stimuli into the machine. */
	void run() {
		List<Integer> order = draft.traces().raises().stream().filter(raise -> !Traces.byPit(raise)).map(Delivery::gsi)
				.toList();
		for (int gsi : order)
			if (gsi < Routing.MAX_ROUTES && planned.stream().noneMatch(one -> one.gsi == gsi))
				addLine("GSI " + gsi, gsi);
		messages().forEach(this::addMessage);
		ticks();
		if (planned.isEmpty())
			new QuietLines(draft).gsis().forEach(gsi -> addLine("GSI " + gsi, gsi));
		if (planned.isEmpty())
			new LocalStimuli(draft).all().forEach(stimulus -> planned.add(new Planned(stimulus, NO_LINE)));
		if (planned.isEmpty())
			new TakenVectors(draft).messages().forEach(this::addMessage);
		if (planned.isEmpty())
			openPins();
		planned.sort(Comparator.comparingInt(one -> order.contains(one.gsi) ? order.indexOf(one.gsi) : LAST));
		for (Planned one : planned) {
			one.stimulus.setId(Machines.freeId(machine, "stimulus"));
			machine.getStimuli().add(one.stimulus);
		}
	}

	/** The timer of the kernel interrupts as soon as time passes. */
	private void ticks() {
		if (draft.traces().raises().stream().noneMatch(Traces::byPit))
			return;
		for (KpitState pit : Chips.PIT.of(machine)) {
			ScriptStimulus stimulus = FACTORY.createScriptStimulus();
			stimulus.setScript("advance " + Pit.interval(pit.getChannels().get(0).getCount()));
			plan(stimulus, "PIT", NO_LINE);
		}
	}

	private void addMessage(Message message) {
		SignalMsiStimulus stimulus = FACTORY.createSignalMsiStimulus();
		stimulus.setAddress(message.address());
		stimulus.setData(message.data());
		String name = "MSI " + (message.data() & 0xff);
		boolean known = planned.stream().anyMatch(one -> one.stimulus.getName().equals(name));
		plan(stimulus, known ? name + " to 0x" + Long.toHexString(message.address()) : name, NO_LINE);
	}

	/** The messages that came without a GSI. */
	private Set<Message> messages() {
		Set<Message> messages = new LinkedHashSet<>();
		for (Trace trace : draft.traces().each())
			for (int index = 0; index < trace.events().size(); index++) {
				TraceEvent event = trace.events().get(index);
				boolean free = event.name().equals("kvm_msi_set_irq")
						&& trace.source(index).filter(InterruptSource.Message.class::isInstance).isPresent();
				if (free)
					ChipTexts.message(event).ifPresent(messages::add);
			}
		return messages;
	}

	/** Where no file shows an interrupt, the lines can interrupt that the guest has opened. */
	private void openPins() {
		for (int pin = 0; pin < X86Chips.ioapic(machine).getRedirtbl().size(); pin++) {
			int gsi = Routing.chip(machine.getIrqRouting(), Irqchip.IOAPIC_VALUE, pin);
			RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(pin);
			if (gsi >= 0 && !entry.isMask()) {
				addLine("GSI " + gsi, gsi);
				draft.conclusions().assume(entry, "assumption.stimulus", Integer.toString(pin), Integer.toString(gsi));
			}
		}
	}
}
