package org.irqscope.core.imports.x86;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.model.IrqchipMode;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;

/** In whom the chips are, as the names of their implementations in QEMU tell. Keeps no state, for any thread. */
public final class ShownChips {
	private static final String KERNEL = "kvm-";
	private static final List<String> CHIPS = List.of("ioapic", "i8259", "isa-i8259");

	private ShownChips() {
	}

	/** A chip, and who has it. */
	public record Shown(String name, IrqchipMode mode, SourceLine where) {
	}

	/** The first chip whose name tells it. */
	public static Optional<Shown> of(Draft draft) {
		Stream<Shown> asked = draft.evidence().shown(ShownFact.Chip.class).flatMap(one -> of(one.name(), one.where()));
		Stream<Shown> ranges = draft.evidence().shown(ShownFact.Range.class)
				.flatMap(one -> of(one.name(), one.where()));
		return Stream.concat(asked, ranges).findFirst();
	}

	private static Stream<Shown> of(String name, SourceLine where) {
		boolean kernel = name.startsWith(KERNEL);
		if (!CHIPS.contains(kernel ? name.substring(KERNEL.length()) : name))
			return Stream.empty();
		return Stream.of(new Shown(name, kernel ? IrqchipMode.KERNEL : IrqchipMode.SPLIT, where));
	}
}
