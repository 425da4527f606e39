package org.irqscope.core.imports.x86;

import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__DELIVERY_MODE;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__DEST_ID;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__DEST_MODE;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__MASK;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__TRIG_MODE;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__VECTOR;

import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.Texts;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.traced.Seen;
import org.irqscope.core.imports.traced.Trace.Entry;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.RedirectionBits;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.ChipFact;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The IOAPIC's redirection table. The memory of the kernel says vector and destination; traces say everything about the
 * pins that were used; the guest's interrupt list says which pins are open, and how they are triggered.
 */
public final class IoapicImport {
	/** {@code ISA_IRQ_VECTOR}: the vectors of a PC's own interrupts follow their numbers in Linux. */
	private static final int ISA_VECTOR = 0x30, ISA_INTERRUPTS = 16;
	/** {@code FIRST_EXTERNAL_VECTOR} and one more: the others get the first that is free when they are asked for. */
	private static final int FIRST_FREE_VECTOR = 0x21;

	private static final int FIRST_VECTOR = 16, LAST_VECTOR = 255;

	private final Draft draft;

	public IoapicImport(Draft draft) {
		this.draft = draft;
	}

	public void run() throws MachineImportException {
		if (X86Chips.of(draft.machine()).getIrqchipMode() != IrqchipMode.KERNEL)
			return;
		Ioapic ioapic = X86Chips.ioapic(draft.machine());
		draft.evidence().ioapic().ifPresent(fact -> ioapic.setBaseAddress(fact.baseAddress()));
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++)
			entry(pin, ioapic.getRedirtbl().get(pin));
	}

	private void entry(int pin, RedirectionEntry entry) throws MachineImportException {
		Optional<RedirectionFact> fact = Optional.ofNullable(draft.evidence().redirections().get(pin));
		Optional<Seen<Entry>> traced = draft.traces().pin(pin);
		Optional<InterruptCount> row = draft.evidence().interrupts().atIoapic(pin);
		Optional<ChipFact.Pin> shown = Optional.ofNullable(draft.evidence().shownPins().get(pin));
		if (traced.isEmpty() && shown.isPresent()) {
			RedirectionBits.set(entry, shown.get().bits());
			seen(shown.get().where(), pin, entry);
			return;
		}
		if (fact.isPresent() && traced.isPresent())
			agree(pin, fact.get(), traced.get());
		if (traced.isPresent() && row.isPresent() && traced.get().always(Entry::masked))
			throw new MachineImportException(row.get().where(), "contradiction.chip.ioapic", pin,
					traced.get().firstLine());
		if (traced.isPresent())
			fromTrace(pin, entry, traced.get());
		else
			row.ifPresent(one -> fromGuest(pin, entry, one));
		fact.ifPresent(one -> fromMemory(pin, entry, one, traced.isEmpty() && row.isEmpty()));
		if (traced.isEmpty() && fact.isEmpty() && row.isEmpty())
			assumeEntry(pin, entry);
		if (traced.isEmpty() && fact.isEmpty() && row.isPresent())
			assumeVector(pin, entry, Integer.parseInt(row.get().label()));
	}

	/** A line that somebody drives is assumed to be open; that the others are masked need not be said of each. */
	private void assumeEntry(int pin, RedirectionEntry entry) throws MachineImportException {
		String key = key(pin, REDIRECTION_ENTRY__MASK);
		Optional<TraceEvent> ended = acknowledgement(pin);
		if (ended.isEmpty() && !isDriven(pin) && !draft.assumptions().tell(key))
			return;
		Assumptions.Value<Boolean> mask = draft.assumptions().flag(key, false);
		entry.setMask(mask.value());
		Optional<TraceEvent> end = ended.flatMap(this::end);
		int usual = end.map(event -> event.vector().getAsInt()).orElseGet(() -> usualVector(pin));
		Conclusions.about(draft.conclusions().assume(mask, entry, "assumption.pin.open", pin, usual),
				REDIRECTION_ENTRY__MASK);
		if (end.isPresent()) {
			entry.setVector(usual);
			Conclusions.about(draft.conclusions().add(end.get().where(), entry, "inference.pin.ended", pin, usual),
					REDIRECTION_ENTRY__VECTOR);
		} else if (!mask.value())
			assumeVector(pin, entry, pin);
	}

	/** The first time that a guest ended an interrupt of a pin. */
	private Optional<TraceEvent> acknowledgement(int pin) {
		return draft.traces().named().of("kvm_ack_irq").stream()
				.filter(event -> event.chip().orElse(0) == Irqchip.IOAPIC_VALUE && event.pin().orElse(-1) == pin)
				.findFirst();
	}

	/** The vector that was ended so that the IOAPIC heard of it: the last one that the thread had ended. */
	private Optional<TraceEvent> end(TraceEvent acknowledgement) {
		return draft.traces().named().of("kvm_eoi").stream()
				.filter(event -> event.thread().equals(acknowledgement.thread())
						&& event.where().file().equals(acknowledgement.where().file())
						&& event.where().line() < acknowledgement.where().line()
						&& event.vector().orElse(0) >= FIRST_VECTOR)
				.reduce((first, second) -> second);
	}

	private void assumeVector(int pin, RedirectionEntry entry, int interrupt) throws MachineImportException {
		Assumptions.Value<Integer> vector = draft.assumptions().number(key(pin, REDIRECTION_ENTRY__VECTOR),
				usualVector(interrupt), FIRST_VECTOR, LAST_VECTOR);
		entry.setVector(vector.value());
		Conclusions.about(draft.conclusions().assume(vector, entry, "assumption.vector", pin, entry.getVector()),
				REDIRECTION_ENTRY__VECTOR);
	}

	private static String key(int pin, EStructuralFeature feature) {
		return "pin." + pin + "." + feature.getName();
	}

	/** Which vector Linux gives an interrupt is not known from outside, but it is one that no other pin has. */
	private int usualVector(int interrupt) {
		if (interrupt < ISA_INTERRUPTS)
			return ISA_VECTOR + interrupt;
		return IntStream.iterate(FIRST_FREE_VECTOR, vector -> vector + 1).filter(vector -> X86Chips
				.ioapic(draft.machine()).getRedirtbl().stream().noneMatch(entry -> entry.getVector() == vector))
				.findFirst().orElseThrow();
	}

	/** Chips that were not sampled tell nothing of a line that somebody drives; masked, it were driven in vain. */
	private boolean isDriven(int pin) {
		int gsi = Routing.chip(draft.machine().getIrqRouting(), Irqchip.IOAPIC_VALUE, pin);
		return gsi >= 0 && !draft.traces().showChips() && draft.evidence().redirections().isEmpty()
				&& !draft.evidence().interrupts().known() && !draft.traces().show("kvm_ack_irq")
				&& draft.traces().raises().stream()
						.anyMatch(raise -> raise.gsi() == gsi && !Traces.byPit(raise));
	}

	/** Entries change, so a trace has to show the vector of the memory once, not always. */
	private static void agree(int pin, RedirectionFact fact, Seen<Entry> traced) throws MachineImportException {
		if (traced.always(entry -> entry.vector() != fact.vector()))
			throw new MachineImportException(fact.where(), "contradiction.vector", pin, fact.vector(),
					traced.first().vector(), traced.firstLine());
	}

	private void fromTrace(int pin, RedirectionEntry entry, Seen<Entry> traced) {
		Entry state = traced.state();
		entry.setVector(state.vector());
		entry.setDestId(state.destination());
		entry.setDeliveryMode(state.mode());
		entry.setDestMode(state.logical() ? DestinationMode.LOGICAL : DestinationMode.PHYSICAL);
		entry.setTrigMode(state.level() ? TriggerMode.LEVEL : TriggerMode.EDGE);
		entry.setMask(state.masked());
		seen(traced.stateLine(), pin, entry);
		Optional<SourceLine> later = traced.line(one -> !one.equals(state));
		if (traced.changesBefore())
			draft.conclusions().add(traced.stateLine(), entry, "inference.pin.state", pin);
		else if (later.isPresent())
			draft.conclusions().add(later.get(), entry, "inference.pin.changes", pin);
	}

	private void seen(SourceLine where, int pin, RedirectionEntry entry) {
		draft.conclusions().seen(where, entry, Texts.of("seen.pin", pin), REDIRECTION_ENTRY__VECTOR,
				REDIRECTION_ENTRY__DEST_ID, REDIRECTION_ENTRY__DELIVERY_MODE, REDIRECTION_ENTRY__DEST_MODE,
				REDIRECTION_ENTRY__TRIG_MODE, REDIRECTION_ENTRY__MASK);
	}

	private void fromGuest(int pin, RedirectionEntry entry, InterruptCount row) {
		entry.setMask(false);
		entry.setTrigMode(row.trigger().equals("edge") || row.trigger().isEmpty() ? TriggerMode.EDGE
				: TriggerMode.LEVEL);
		Conclusions.about(draft.conclusions().add(row.where(), entry, "inference.pin.open", pin, entry.getTrigMode()),
				REDIRECTION_ENTRY__MASK, REDIRECTION_ENTRY__TRIG_MODE);
	}

	private void fromMemory(int pin, RedirectionEntry entry, RedirectionFact fact, boolean alone) {
		entry.setVector(fact.vector());
		entry.setDestId(fact.destId());
		draft.conclusions().seen(fact.where(), entry, Texts.of("seen.pin", pin), REDIRECTION_ENTRY__VECTOR,
				REDIRECTION_ENTRY__DEST_ID);
		boolean open = alone && fact.vector() != 0 && !draft.evidence().interrupts().known();
		if (open) {
			entry.setMask(false);
			Conclusions.about(draft.conclusions().add(fact.where(), entry, "inference.pin.programmed", pin,
					fact.vector()), REDIRECTION_ENTRY__MASK);
		}
	}
}
