package org.irqscope.ui.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.irqscope.core.act.AnswerText;
import org.irqscope.core.decision.Instruction;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Refusal;

/** Lets something come to the machine of a player, where its walk stands. Used by the UI thread. */
final class Acts {
	private Acts() {
	}

	/** Does what lines say, one right after the other; what is refused is told to the user. */
	static void run(WalkPlayer player, List<String> lines) {
		try {
			run(player, lines, refusal -> refusal.ifPresent(why -> Refusal.show(Texts.of("act.refused"), why)));
		} catch (RunException e) {
			Refusal.show(Texts.of("act.refused"), e.getMessage());
		}
	}

	/**
	 * Does what lines say.
	 *
	 * @param done called when it has come, or with why it was refused
	 * @throws RunException when a line cannot be read
	 */
	static void run(WalkPlayer player, List<String> lines, Consumer<Optional<String>> done) throws RunException {
		List<Impulse> impulses = new ArrayList<>();
		for (String line : lines)
			impulses.add(Instruction.impulse(line, player.stop().flatMap(Stop::state)));
		player.act(new Request.ActAll(impulses), failure -> done
				.accept(failure.map(Throwable::getMessage).or(() -> player.stop().flatMap(Acts::refused))));
	}

	/** Why the kernel has refused what came last. */
	private static Optional<String> refused(Stop stop) {
		List<Stop.Arrival> arrivals = stop.impulses();
		return arrivals.isEmpty() ? Optional.empty() : refused(arrivals.get(arrivals.size() - 1));
	}

	private static Optional<String> refused(Stop.Arrival arrival) {
		return arrival.answer().isPresent() ? AnswerText.refusal(arrival.impulse(), arrival.answer().getAsLong())
				: Optional.empty();
	}
}
