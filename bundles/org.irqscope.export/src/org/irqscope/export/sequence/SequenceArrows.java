package org.irqscope.export.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.irqscope.emulator.journal.Hop;

/**
 * Makes the arrows of a sequence diagram out of hops that come in order: a call goes from the part that its caller
 * works on to its own, and from the context where it has no caller; what it gives back follows when it ends. Used by
 * one thread.
 */
final class SequenceArrows {
	private final List<Call> open = new ArrayList<>();

	/** A call that has not ended. */
	private record Call(String from, String to, OptionalInt result) {
		void end(List<SequenceArrow> messages) {
			result.ifPresent(value -> messages.add(new SequenceArrow(to, from, Integer.toString(value), true)));
		}
	}

	/** The arrows that come with a hop; none where a function only goes on. */
	List<SequenceArrow> of(Hop hop) {
		List<SequenceArrow> messages = new ArrayList<>();
		close(hop.continued() ? hop.depth() + 1 : hop.depth(), messages);
		// What was recorded from the middle of a call on has callers that nobody has seen.
		while (open.size() < hop.depth())
			open.add(new Call(hop.context().label(), hop.context().label(), OptionalInt.empty()));
		String here = hop.place().toString();
		String from = hop.depth() == 0 ? hop.context().label() : open.get(hop.depth() - 1).to();
		Call call = new Call(from, here, hop.result());
		if (open.size() > hop.depth())
			open.set(hop.depth(), call);
		else
			open.add(call);
		if (!hop.continued())
			messages.add(new SequenceArrow(from, here, text(hop), false));
		return messages;
	}

	/** The arrows of the calls that end with the last hop. */
	List<SequenceArrow> end() {
		List<SequenceArrow> messages = new ArrayList<>();
		close(0, messages);
		return messages;
	}

	private void close(int depth, List<SequenceArrow> messages) {
		while (open.size() > depth)
			open.remove(open.size() - 1).end(messages);
	}

	/** The call without what it gives back. */
	private static String text(Hop hop) {
		String call = hop.call();
		int result = call.lastIndexOf(") = ");
		return result < 0 ? call : call.substring(0, result + 1);
	}
}
