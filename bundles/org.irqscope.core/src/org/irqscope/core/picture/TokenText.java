package org.irqscope.core.picture;

import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.MachinePlace;

/** What a token carries at a hop: a vector, else a GSI. For the thread that owns the walk. */
final class TokenText {
	private final Walk walk;
	private final Calls calls;

	TokenText(Walk walk) {
		this.walk = walk;
		this.calls = new Calls(walk);
	}

	/** What the hop itself names. */
	static Optional<String> own(Hop hop) {
		if (hop.argument(Arguments.VECTOR).isPresent() && !isLost(hop))
			return Optional.of(Texts.of("token.vector", hop.argument(Arguments.VECTOR).getAsInt()));
		if (hop.argument(Arguments.GSI).isPresent())
			return Optional.of("GSI " + hop.argument(Arguments.GSI).getAsInt());
		return hop.place().kind() == KvmPlace.EVENTFD || hop.place().kind() == MachinePlace.DEVICE 
				? Optional.of(Texts.of("token.signal"))
				: Optional.empty();
	}

	/** A message that is masked has a vector and does not carry it. */
	private static boolean isLost(Hop hop) {
		return hop.result().orElse(0) < 0;
	}

	/**
	 * What the hop names, or those that called it, or an earlier hop of its thread, or the one that woke the thread.
	 */
	String of(Hop hop) {
		return named(hop).or(() -> earlier(hop, calls.begin(hop).number()))
				.or(() -> calls.queuer(calls.begin(hop)).flatMap(this::named)).or(() -> earlier(hop, 0)).orElse("");
	}

	private Optional<String> named(Hop hop) {
		return own(hop).or(() -> calls.caller(hop).flatMap(this::named));
	}

	private Optional<String> earlier(Hop hop, int first) {
		for (int at = hop.number() - 1; at >= first; at--) {
			Optional<String> text = own(walk.hop(at));
			if (text.isPresent())
				return text;
		}
		return Optional.empty();
	}
}
