package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Place;

/**
 * One step of a walk: one kernel function at work, in one context.
 *
 * @param number the hop's place in the walk, from 0
 * @param context the thread or interrupt level
 * @param site the function
 * @param place the part of the machine it works on
 * @param arguments the values of {@link Site#arguments()}
 * @param depth how deep the call is nested, from 0
 * @param continued true when the function goes on after a function that it called
 * @param result what the function returned; on its last hop, where it returns a number
 * @param changes the fields written, in order
 * @param events the tracepoints emitted, in order
 * @param reason why, as a pattern with numbers; see {@link Sentences}
 */
public record Hop(int number, Context context, Site site, Place place, List<Long> arguments, int depth,
		boolean continued, OptionalInt result, List<Change> changes, List<TraceLine> events, Reason reason) {

	/** The arguments that readers of the kernel expect in hex. */
	private static final Set<String> HEX = Set.of("address", "msr", "port", "register", "requests", "value");

	/** The vector or GSI that travels with the hop, where its function carries one that is known. */
	public OptionalInt argument(String name) {
		int at = site.arguments().indexOf(name);
		return at < 0 || at >= arguments.size() ? OptionalInt.empty() : OptionalInt.of(arguments.get(at).intValue());
	}

	/** True when this is the reason that the hop gives. */
	public boolean isBecause(Why why) {
		return reason.equals(why.reason(reason.values()));
	}

	/** The call as a reader of the kernel would write it: {@code ioapic_set_irq(pin 4, level 1) = 1}. */
	public String call() {
		List<String> written = new ArrayList<>();
		for (int at = 0; at < arguments.size(); at++)
			written.add(written(site.arguments().get(at), arguments.get(at)));
		String value = result.isPresent() ? " = " + result.getAsInt() : "";
		return (continued ? "\u2026 " : "") + site.functionName() + "(" + String.join(", ", written) + ")" + value;
	}

	private static String written(String name, long value) {
		return name + " " + (HEX.contains(name) ? "0x" + Long.toHexString(value) : Long.toString(value));
	}
}
