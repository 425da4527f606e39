package org.irqscope.core.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.compare.Delivery;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.PostedInterrupts;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.emulator.kvm.IrqRouting;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqchip;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.Resampler;
import org.irqscope.model.Routing;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.IrqfdFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.recorded.TraceEvent;


/** The irqfds, each with its eventfd: those that drgn printed, and those whose work traces and stacks show. */
final class IrqfdImport {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final String WORK = "irqfd_inject", VECTOR = "vector";

	private final Draft draft;
	private final VirtualMachine machine;
	private final Map<Irqfd, SourceLine> places = new HashMap<>();

	IrqfdImport(Draft draft) {
		this.draft = draft;
		this.machine = draft.machine();
	}

	void run() {
		for (IrqfdFact fact : draft.evidence().irqfds())
			places.put(add(fact.gsi()), fact.where());
		for (Delivery raise : draft.traces().raises())
			if (Traces.byIrqfd(raise) && raise.gsi() < Routing.MAX_ROUTES)
				traced(raise);
		draft.traces().named().of("kvm_set_irq").stream().filter(IrqfdImport::isResampled).forEach(this::resampled);
		draft.traces().posted().forEach(this::posted);
		for (CallStack stack : draft.evidence().stacks())
			if (stack.frames().stream().map(StackFrame::symbol).anyMatch(WORK::equals))
				stacked(stack);
	}

	private void traced(Delivery raise) {
		Optional<Irqfd> known = at(raise.gsi());
		if (known.isEmpty())
			conclude(add(raise.gsi()), raise.call().where(), "inference.irqfd");
		if (Traces.byResampler(raise))
			resample(at(raise.gsi()).orElseThrow(), raise.call().where());
	}

	/** At the end of an interrupt the kernel lowers the line of a resampling irqfd. */
	private static boolean isResampled(TraceEvent event) {
		return event.level().equals(OptionalInt.of(0)) && event.isOfSource(IrqRouting.RESAMPLE_SOURCE)
				&& event.gsi().orElse(-1) >= 0 && event.gsi().getAsInt() < Routing.MAX_ROUTES;
	}

	private void resampled(TraceEvent event) {
		int gsi = event.gsi().orElseThrow();
		if (at(gsi).isEmpty())
			conclude(add(gsi), event.where(), "inference.irqfd.resampled");
		if (at(gsi).orElseThrow().getResampler() == null)
			resample(at(gsi).orElseThrow(), event.where());
	}

	/** Whoever posts has an irqfd, and the producer of the host's interrupt beside it. */
	private void posted(int gsi, PostedInterrupts.Posted posted) {
		if (gsi >= Routing.MAX_ROUTES)
			return;
		if (at(gsi).isEmpty())
			conclude(add(gsi), posted.where(), "inference.irqfd.posted");
		if (!posted.enabled())
			return;
		machine.getHost().setDevicePostedIrqs(true);
		IrqBypassProducer producer = FACTORY.createIrqBypassProducer();
		producer.setId(Machines.freeId(machine, "bypass"));
		producer.setName("producer " + machine.getBypassProducers().size());
		producer.setHostIrq(posted.hostIrq());
		producer.setEventfd(at(gsi).orElseThrow().getEventfd());
		machine.getBypassProducers().add(producer);
		draft.conclusions().add(posted.where(), producer, "inference.posted", posted.hostIrq(), gsi);
	}

	/** A stack has the vector; the line is the one whose redirection entry sends it. */
	private void stacked(CallStack stack) {
		long vector = stack.arguments().getOrDefault(VECTOR, -1L);
		for (int pin = 0; pin < X86Chips.ioapic(machine).getRedirtbl().size(); pin++) {
			boolean sends = !X86Chips.ioapic(machine).getRedirtbl().get(pin).isMask()
					&& X86Chips.ioapic(machine).getRedirtbl().get(pin).getVector() == vector;
			int gsi = sends ? Routing.chip(machine.getIrqRouting(), Irqchip.IOAPIC_VALUE, pin) : -1;
			if (gsi >= 0 && at(gsi).isEmpty())
				conclude(add(gsi), stack.where(), "inference.irqfd");
		}
	}

	private void conclude(Irqfd irqfd, SourceLine where, String key) {
		places.put(irqfd, where);
		draft.conclusions().add(where, irqfd, key, irqfd.getGsi());
	}

	/** The first irqfd of a line. */
	Optional<Irqfd> at(int gsi) {
		return machine.getIrqfds().stream().filter(irqfd -> irqfd.getGsi() == gsi).findFirst();
	}

	/** The line of a file that shows an irqfd; only for those that a line shows. */
	SourceLine where(Irqfd irqfd) {
		return places.get(irqfd);
	}

	Irqfd add(int gsi) {
		Irqfd irqfd = FACTORY.createIrqfd();
		int number = machine.getIrqfds().size();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setName("irqfd " + number);
		irqfd.setGsi(gsi);
		irqfd.setEventfd(eventfd("eventfd " + number));
		machine.getIrqfds().add(irqfd);
		return irqfd;
	}

	private Eventfd eventfd(String name) {
		Eventfd eventfd = Machines.addEventfd(machine);
		eventfd.setName(name);
		return eventfd;
	}

	/** The kernel marks what a resampling irqfd raises with a source of its own. */
	private void resample(Irqfd irqfd, SourceLine where) {
		Resampler resampler = FACTORY.createResampler();
		resampler.setId(Machines.freeId(machine, "resampler"));
		resampler.setName("resampler " + machine.getResamplers().size());
		resampler.setGsi(irqfd.getGsi());
		machine.getResamplers().add(resampler);
		irqfd.setResampler(resampler);
		irqfd.setResamplefd(eventfd("resamplefd " + machine.getIrqfds().indexOf(irqfd)));
		draft.conclusions().add(where, resampler, "inference.resampler", irqfd.getGsi());
	}
}
