package org.irqscope.core.breakpoint;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.proposal.Proposal;
import org.irqscope.core.run.StopCondition;
import org.irqscope.emulator.state.Snapshot;

/**
 * What a breakpoint is: where it stops, and on what condition. Two of the same text are the same. Immutable, for any
 * thread.
 *
 * @param where at which hops
 * @param condition what has to hold there, with the state after the hop
 * @param context the label of the context that alone counts; nothing for all
 * @param count at which of these hops of the walk it stops, counted from the walk's first hop on, so that it is the
 * same hop forwards and backwards; 0 for every one
 * @param enabled whether it stops at all
 */
public record Breakpoint(Where where, Optional<Expression> condition, Optional<String> context, int count,
		boolean enabled) {

	/** A breakpoint that always stops. */
	public static Breakpoint of(Where where) {
		return new Breakpoint(where, Optional.empty(), Optional.empty(), 0, true);
	}

	/**
	 * Reads a breakpoint: {@code function ioapic_set_irq enter if gsi == 4 in vcpu 0 count 3}.
	 *
	 * @throws ExpressionException when the text is none
	 */
	public static Breakpoint parse(String text) throws ExpressionException {
		return new BreakpointParser(text).breakpoint();
	}

	/**
	 * What could be written at a place of a breakpoint's text.
	 *
	 * @param names of the machine that it is for; {@link MachineNames#NONE} where there is none
	 */
	public static List<Proposal> proposals(String text, int offset, MachineNames names) {
		return BreakpointProposals.of(text, offset, names);
	}

	/** As it is written, and read again. */
	public String text() {
		StringBuilder text = new StringBuilder(where.text());
		context.ifPresent(only -> text.append(" in ").append(only));
		if (count > 0)
			text.append(" count ").append(count);
		if (!enabled)
			text.append(" off");
		condition.ifPresent(holds -> text.append(" if ").append(holds.text()));
		return text.toString();
	}

	/** Where and when it stops, in the user's language. */
	public String sentence() {
		return Sentence.of(this);
	}

	public Breakpoint with(Optional<Expression> other) {
		return new Breakpoint(where, other, context, count, enabled);
	}

	public Breakpoint onlyIn(Optional<String> label) {
		return new Breakpoint(where, condition, label, count, enabled);
	}

	public Breakpoint withCount(int number) {
		return new Breakpoint(where, condition, context, number, enabled);
	}

	public Breakpoint enabled(boolean on) {
		return new Breakpoint(where, condition, context, count, on);
	}

	/** Why it can never stop in a machine, in the user's language; nothing where it can. */
	public Optional<String> whyNever(Snapshot machine) {
		return Never.of(this, machine);
	}

	/** Why it can never stop in a trace, which tells no state, in the user's language; nothing where it can. */
	public Optional<String> whyNeverTraced() {
		return NeverTraced.of(this);
	}

	/** True when only the state of the machine tells whether it stops. */
	boolean needsState() {
		return condition.filter(Expression::needsState).isPresent()
				|| where instanceof Where.OfField field && field.access() == Where.Access.READ;
	}

	/** Where a run stops that has these breakpoints; {@link StopCondition#NONE} when none of them is enabled. */
	public static StopCondition condition(List<Breakpoint> breakpoints) {
		List<Breakpoint> enabled = breakpoints.stream().filter(Breakpoint::enabled).distinct().toList();
		return enabled.isEmpty() ? StopCondition.NONE : new BreakpointCondition(enabled);
	}
}
