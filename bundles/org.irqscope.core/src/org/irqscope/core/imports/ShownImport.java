package org.irqscope.core.imports;

import static org.irqscope.model.ModelPackage.Literals.VCPU__INTERRUPT_FLAG;
import static org.irqscope.model.ModelPackage.Literals.VCPU__MP_STATE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.irqscope.core.Texts;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MpState;
import org.irqscope.model.Vcpu;
import org.irqscope.text.CNumber;
import org.irqscope.trace.facts.ShownFact;


/** What monitors and counters show: vCPUs with their flags, memory, and how often something has happened. */
final class ShownImport {
	private final Draft draft;

	ShownImport(Draft draft) {
		this.draft = draft;
	}

	void run() {
		Map<Integer, ShownFact.Processor> last = new LinkedHashMap<>();
		draft.evidence().shown(ShownFact.Processor.class).forEach(one -> last.put(one.vcpu(), one));
		last.values().forEach(this::processor);
		if (draft.machine().getMemorySlots().isEmpty())
			memory();
		Map<String, ShownFact.Counter> counters = new LinkedHashMap<>();
		draft.evidence().shown(ShownFact.Counter.class).forEach(one -> counters.put(one.name(), one));
		counters.values().stream().filter(one -> one.value() > 0).forEach(one -> draft.conclusions().add(one.where(),
				draft.machine(), "inference.counter", one.name(), Long.toString(one.value())));
	}

	private void processor(ShownFact.Processor shown) {
		if (shown.vcpu() >= draft.machine().getVcpus().size())
			return;
		Vcpu vcpu = draft.machine().getVcpus().get(shown.vcpu());
		vcpu.setInterruptFlag(shown.interrupts());
		vcpu.setMpState(shown.halted() ? MpState.HALTED : MpState.RUNNABLE);
		draft.conclusions().seen(shown.where(), vcpu, Texts.of("seen.vcpu", shown.vcpu()), VCPU__INTERRUPT_FLAG,
				VCPU__MP_STATE);
	}

	/** Nobody prints the numbers of the slots; those of a flat view follow their addresses. */
	private void memory() {
		List<ShownFact.Range> slots = draft.evidence().shown(ShownFact.Range.class)
				.filter(range -> !range.ports() && range.slot())
				.collect(Collectors.toMap(ShownFact.Range::first, range -> range, (first, again) -> first,
						LinkedHashMap::new))
				.values().stream().toList();
		for (int number = 0; number < slots.size(); number++)
			slot(number, slots.get(number));
	}

	private void slot(int number, ShownFact.Range range) {
		MemorySlot slot = ModelFactory.eINSTANCE.createMemorySlot();
		slot.setSlot(number);
		slot.setFlags(range.readOnly() ? MemorySlots.READONLY : 0);
		slot.setGuestPhysAddr(range.first());
		slot.setMemorySize(range.last() - range.first() + 1);
		draft.machine().getMemorySlots().add(slot);
		draft.conclusions().add(range.where(), slot, "inference.memory.shown", range.name(),
				CNumber.hex(range.first()));
		draft.conclusions().assume(slot, "assumption.memory.number", number);
	}
}
