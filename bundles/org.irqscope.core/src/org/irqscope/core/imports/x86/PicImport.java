package org.irqscope.core.imports.x86;

import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ELCR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IMR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IRQ_BASE;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IRR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ISR;

import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.core.Texts;
import org.irqscope.core.compare.InterruptSource;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.traced.Seen;
import org.irqscope.core.imports.traced.Trace;
import org.irqscope.core.imports.traced.Trace.Input;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpicState;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.ChipFact;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * The PIC pair. Masks and triggers of used inputs are in traces, those of the others follow from the guest's interrupt
 * list: Linux opens the inputs that it uses, and the cascade as soon as it uses one at all.
 */
public final class PicImport {
	static final int ALL_MASKED = 0xff;
	/** {@code ISA_IRQ_VECTOR(0)} and {@code ISA_IRQ_VECTOR(8)} */
	private static final int[] LINUX_BASES = { 0x30, 0x38 };

	private static final int LAST_BASE = 0xf8;

	private final Draft draft;

	public PicImport(Draft draft) {
		this.draft = draft;
	}

	public void run() throws MachineImportException {
		if (X86Chips.of(draft.machine()).getIrqchipMode() != IrqchipMode.KERNEL)
			return;
		for (int chip = 0; chip < LINUX_BASES.length; chip++)
			if (!draft.evidence().shownPics().containsKey(chip))
				base(chip, pic(chip));
		for (int chip = 0; chip < LINUX_BASES.length; chip++)
			pic(chip).setImr(ALL_MASKED);
		for (int input = 0; input < Pic.PINS; input++)
			input(input);
		draft.evidence().shownPics().values().forEach(this::show);
		if (draft.evidence().shownPics().size() == LINUX_BASES.length)
			return;
		boolean used = IntStream.range(0, Pic.PINS).anyMatch(this::isOpen);
		if (used && draft.traces().input(Pic.CASCADE).isEmpty())
			open(Pic.CASCADE);
		draft.conclusions().assume(pic(0), used ? "assumption.pic.cascade" : "assumption.pic.masked");
	}

	/** A chip as a monitor shows it. */
	private void show(ChipFact.Pic shown) {
		KpicState pic = pic(shown.chip());
		pic.setIrr(shown.irr());
		pic.setImr(shown.imr());
		pic.setIsr(shown.isr());
		pic.setIrqBase(shown.irqBase());
		pic.setElcr(shown.elcr());
		draft.conclusions().seen(shown.where(), pic, Texts.of("seen.pic", shown.chip()), KPIC_STATE__IRR,
				KPIC_STATE__IMR, KPIC_STATE__ISR, KPIC_STATE__IRQ_BASE, KPIC_STATE__ELCR);
	}

	private KpicState pic(int chip) {
		return X86Chips.pics(draft.machine()).get(chip);
	}

	private void base(int chip, KpicState pic) throws MachineImportException {
		Optional<PicFact> fact = Optional.ofNullable(draft.evidence().pics().get(chip));
		Optional<TraceEvent> injected = injectedFrom(chip);
		if (fact.isPresent() && injected.isPresent() && base(injected.get()) != fact.get().irqBase())
			throw new MachineImportException(fact.get().where(), "contradiction.base", chip, fact.get().irqBase(),
					base(injected.get()), injected.get().where());
		pic.setIrqBase(fact.map(PicFact::irqBase).or(() -> injected.map(PicImport::base)).orElse(LINUX_BASES[chip]));
		if (fact.isEmpty() && injected.isPresent())
			draft.conclusions().add(injected.get().where(), pic, "inference.pic.base", chip, pic.getIrqBase());
		else if (fact.isPresent())
			draft.conclusions().seen(fact.get().where(), pic, Texts.of("seen.pic", chip), KPIC_STATE__IRQ_BASE);
		else {
			Assumptions.Value<Integer> base = draft.assumptions().number("pic." + chip + ".irqBase",
					LINUX_BASES[chip], 0, LAST_BASE);
			pic.setIrqBase(base.value() & LAST_BASE);
			Conclusions.about(draft.conclusions().assume(base, pic, "assumption.pic.base", chip, pic.getIrqBase()),
					KPIC_STATE__IRQ_BASE);
		}
	}

	/** A PIC's vectors begin at a multiple of eight. */
	private static int base(TraceEvent injected) {
		return injected.vector().orElseThrow() & 0xf8;
	}

	/**
	 * The first injection of a vector that came from a chip: its line has an open input there, and no IOAPIC sent it.
	 */
	private Optional<TraceEvent> injectedFrom(int chip) {
		return draft.traces().each().stream()
				.filter(trace -> trace.inputs().keySet().stream().anyMatch(input -> input >> 3 == chip))
				.flatMap(trace -> injectedFrom(trace, chip).stream()).findFirst();
	}

	private static Optional<TraceEvent> injectedFrom(Trace trace, int chip) {
		for (int index = 0; index < trace.events().size(); index++) {
			TraceEvent event = trace.events().get(index);
			if (event.tracepoint().filter(X86Tracepoint.KVM_INJ_VIRQ::equals).isPresent()
					&& trace.source(index).orElseThrow() instanceof InterruptSource.Line
					&& isInput(trace, event, chip))
				return Optional.of(event);
		}
		return Optional.empty();
	}

	private static boolean isInput(Trace trace, TraceEvent event, int chip) {
		int vector = event.vector().orElse(0);
		boolean fromIoapic = trace.pins().values().stream()
				.anyMatch(seen -> !seen.always(entry -> entry.masked() || entry.vector() != vector));
		Optional<Seen<Input>> input = Optional.ofNullable(trace.inputs().get(chip * 8 + (vector & 7)));
		return !fromIoapic && input.isPresent() && !input.get().always(Input::masked);
	}

	private void input(int input) throws MachineImportException {
		Optional<Seen<Input>> traced = draft.traces().input(input);
		Optional<InterruptCount> row = draft.evidence().interrupts().atPic(input);
		if (traced.isPresent() && row.isPresent() && traced.get().always(Input::masked))
			throw new MachineImportException(row.get().where(), "contradiction.chip.pic", input,
					traced.get().firstLine());
		if (traced.isPresent())
			fromTrace(input, traced.get());
		else if (row.isPresent()) {
			open(input);
			draft.conclusions().add(row.get().where(), pic(input >> 3), "inference.input.open", input);
		} else
			acknowledged(input).ifPresent(event -> {
				open(input);
				draft.conclusions().add(event.where(), pic(input >> 3), "inference.input.acknowledged", input);
			});
	}

	/** A guest is only told of an input that it has opened. */
	private Optional<TraceEvent> acknowledged(int input) {
		return draft.traces().named().of("kvm_ack_irq").stream()
				.filter(event -> event.chip().orElse(2) < 2 && event.pin().orElse(-1) == input).findFirst();
	}

	private void fromTrace(int input, Seen<Input> traced) {
		Input state = traced.state();
		draft.conclusions().seen(traced.stateLine(), pic(input >> 3), Texts.of("seen.input", input),
				KPIC_STATE__ELCR, KPIC_STATE__IMR);
		if (!state.masked())
			open(input);
		if (state.level())
			pic(input >> 3).setElcr(pic(input >> 3).getElcr() | 1 << (input & 7));
		Optional<SourceLine> later = traced.line(one -> !one.equals(state));
		if (traced.changesBefore())
			draft.conclusions().add(traced.stateLine(), pic(input >> 3), "inference.input.state", input);
		else if (later.isPresent())
			draft.conclusions().add(later.get(), pic(input >> 3), "inference.input.changes", input);
	}

	private void open(int input) {
		KpicState pic = pic(input >> 3);
		pic.setImr(pic.getImr() & ~(1 << (input & 7)));
	}

	private boolean isOpen(int input) {
		return (pic(input >> 3).getImr() >> (input & 7) & 1) == 0;
	}
}
