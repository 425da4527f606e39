package org.irqscope.core.imports;

import java.util.Optional;

import org.irqscope.core.imports.Trace.Entry;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Ioapic;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.SourceLine;

/**
 * The IOAPIC's redirection table. The memory of the kernel says vector and destination; traces say everything about the
 * pins that were used; the guest's interrupt list says which pins are open, and how they are triggered.
 */
final class IoapicImport {
	/** {@code ISA_IRQ_VECTOR}: where Linux begins to number the vectors of a PC's interrupts. */
	private static final int FIRST_LINUX_VECTOR = 0x30;

	private final Draft draft;

	IoapicImport(Draft draft) {
		this.draft = draft;
	}

	void run() throws MachineImportException {
		if (draft.machine().getIrqchipMode() != IrqchipMode.KERNEL)
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
		if (traced.isEmpty() && fact.isEmpty() && row.isPresent()) {
			entry.setVector(FIRST_LINUX_VECTOR + pin);
			draft.conclusions().add(row.get().where(), entry, "inference.vector", pin, entry.getVector());
		}
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
		Optional<SourceLine> later = traced.line(one -> !one.equals(state));
		if (traced.changesBefore())
			draft.conclusions().add(traced.stateLine(), entry, "inference.pin.state", pin);
		else if (later.isPresent())
			draft.conclusions().add(later.get(), entry, "inference.pin.changes", pin);
	}

	private void fromGuest(int pin, RedirectionEntry entry, InterruptCount row) {
		entry.setMask(false);
		entry.setTrigMode(row.trigger().equals("edge") || row.trigger().isEmpty() ? TriggerMode.EDGE
				: TriggerMode.LEVEL);
		draft.conclusions().add(row.where(), entry, "inference.pin.open", pin, entry.getTrigMode());
	}

	private void fromMemory(int pin, RedirectionEntry entry, RedirectionFact fact, boolean alone) {
		entry.setVector(fact.vector());
		entry.setDestId(fact.destId());
		boolean open = alone && fact.vector() != 0 && !draft.evidence().interrupts().known();
		if (open) {
			entry.setMask(false);
			draft.conclusions().add(fact.where(), entry, "inference.pin.programmed", pin, fact.vector());
		}
	}
}
