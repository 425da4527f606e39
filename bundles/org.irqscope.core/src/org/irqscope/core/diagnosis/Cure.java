package org.irqscope.core.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.Stop;

/**
 * Lets a run go another way, on which an obstacle is cleared and the interrupt comes again. For a thread that may wait
 * for the run.
 */
public final class Cure {
	private final RunControl run;
	private final Question question;

	/** @param question about the interrupt that was not delivered */
	public Cure(RunControl run, Question question) {
		this.run = run;
		this.question = question;
	}

	/** True when a run can do all of it: something is known, and no part of it has to stand in the document. */
	public static boolean isPossible(List<Remedy> remedies) {
		return !remedies.isEmpty() && remedies.stream().noneMatch(Remedy::isOfDocument);
	}

	/**
	 * Does what clears the obstacle on a branch of its own, and stands at its end. Where that alone does not bring the
	 * interrupt to its handler, it comes again.
	 *
	 * @param name of the branch; where another has it already, a number behind it
	 * @return what has become of the interrupt there
	 * @throws RunException when the run refuses something
	 */
	public Diagnosis onBranch(String name, List<Remedy> remedies) throws RunException {
		ask(new Request.Leave(free(name)));
		return here(remedies);
	}

	/** As above, on the branch on which the run stands. */
	Diagnosis here(List<Remedy> remedies) throws RunException {
		Optional<Impulse> interrupt = stop().impulse();
		Diagnosis gone = after(remedies.stream().flatMap(remedy -> remedy.impulses().stream()).toList());
		return gone.delivered() || interrupt.isEmpty() ? gone : after(again(interrupt.get()));
	}

	private Stop stop() {
		return run.stop().orElseThrow();
	}

	private String free(String name) {
		List<String> taken = stop().branches().stream().map(Branch::name).toList();
		String free = name;
		for (int number = 2; taken.contains(free); number++)
			free = name + " " + number;
		return free;
	}

	private Diagnosis after(List<Impulse> coming) throws RunException {
		ask(new Request.Then(coming));
		return Diagnosis.of(ask(Request.Move.TO_END), question);
	}

	/** A line falls before it rises. */
	private static List<Impulse> again(Impulse interrupt) {
		return interrupt instanceof Impulse.OfLine line && line.level()
				? List.of(new Impulse.OfLine(line.title(), line.gsi(), false), line) : List.of(interrupt);
	}

	private Stop ask(Request request) throws RunException {
		try {
			return run.request(request).join();
		} catch (CompletionException e) {
			if (e.getCause() instanceof RunException refused)
				throw refused;
			throw e;
		}
	}
}
