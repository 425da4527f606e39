package org.irqscope.core.imports;

import java.util.Set;
import java.util.TreeSet;

import org.irqscope.core.imports.draft.DocumentText;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.trace.facts.ShownFact;


/** The lines that a monitor shows: those that a VMM has raised itself, and those that PCI functions hold. */
final class ShownLines {
	private final Draft draft;
	private final StimulusImport stimuli;
	private final Set<Integer> known = new TreeSet<>();

	/** @param taken the lines that have a device already */
	ShownLines(Draft draft, StimulusImport stimuli, Iterable<Integer> taken) {
		this.draft = draft;
		this.stimuli = stimuli;
		taken.forEach(known::add);
	}

	void run() {
		draft.evidence().shown(ShownFact.Function.class).forEach(this::function);
		draft.evidence().shown(ShownFact.Raised.class).forEach(this::raised);
	}

	/** Firmware writes there which line of the PICs it has chosen. */
	private void function(ShownFact.Function function) {
		if (function.line() == 0 || function.line() >= Ioapic.PINS)
			return;
		known.add(function.line());
		stimuli.addLine(DocumentText.of(function.title() + " " + function.address()), function.line());
		draft.conclusions().add(function.where(), draft.machine(), "inference.pci.line", function.address(),
				Integer.toString(function.line()));
		draft.conclusions().assume(draft.machine(), "assumption.pci.line", function.address(),
				Integer.toString(function.line()));
	}

	private void raised(ShownFact.Raised raised) {
		if (raised.times() == 0 || raised.line() >= Ioapic.PINS)
			return;
		if (known.add(raised.line()))
			stimuli.addLine("GSI " + raised.line(), raised.line());
		draft.conclusions().add(raised.where(), draft.machine(), "inference.line.raised",
				Integer.toString(raised.line()), Long.toString(raised.times()));
	}
}
