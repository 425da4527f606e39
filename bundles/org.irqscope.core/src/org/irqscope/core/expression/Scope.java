package org.irqscope.core.expression;

import java.util.Optional;
import java.util.function.Supplier;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.StateView;

/**
 * What an expression is about: the state of a machine, and a hop that has led to it. Immutable, for any thread where
 * the supplier is.
 *
 * @param names the names of the machine; {@link MachineNames#NONE} where there is none
 * @param state the machine's state, asked for only where the expression needs it
 * @param hop the hop whose arguments and changes are meant; nothing before the first
 */
public record Scope(MachineNames names, Supplier<? extends StateView> state, Optional<Hop> hop) {
	/** A state, and the hop done last. */
	public static Scope of(Snapshot state, Optional<Hop> hop) {
		return new Scope(MachineNames.of(state), () -> state, hop);
	}

	/** A hop alone, as a trace has it. */
	public static Scope of(Hop hop) {
		return new Scope(MachineNames.NONE, () -> {
			throw new IllegalStateException("an expression about a hop alone asks for the state of a machine");
		}, Optional.of(hop));
	}
}
