package org.irqscope.core.access;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.access.AccessStep.Try;

/**
 * Who handles an access: the way that it goes through the kernel, as the emulator has done it.
 *
 * @param vcpu the index of the vCPU whose guest makes the access
 * @param steps from memory on; the last one that answers ends the way
 */
public record AccessWay(Access access, int vcpu, List<AccessStep> steps) {
	public AccessWay {
		steps = List.copyOf(steps);
	}

	/** The device of a bus that took it; nothing when none did. */
	public Optional<Try> taker() {
		return steps.stream().flatMap(step -> step.tries().stream()).filter(Try::took).findFirst();
	}

	/** Where the way ends. */
	public Station end() {
		return steps.get(steps.size() - 1).station();
	}

	/** The step at a place, when the access comes there. */
	public Optional<AccessStep> at(Station station) {
		return steps.stream().filter(step -> step.station() == station).findFirst();
	}

	/** The answer in lines: each step, and who was asked at it. */
	public String text() {
		StringBuilder text = new StringBuilder(headline());
		int widest = steps.stream().mapToInt(step -> step.station().title().length()).max().orElse(0);
		for (AccessStep step : steps) {
			String name = step.station().title();
			text.append('\n').append(step.answers() ? "+ " : "  ").append(name)
					.append(" ".repeat(widest - name.length() + 2)).append(step.text());
			for (int at = 0; at < step.tries().size(); at++)
				text.append('\n').append(step.tries().get(at).text(at + 1));
		}
		return text.toString();
	}

	/** The answer in a line. */
	public String headline() {
		String who = taker().map(taker -> taker.device() + " " + taker.addresses())
				.orElseGet(() -> end().title());
		return Texts.of("way.headline", access.text(), who);
	}
}
