package org.irqscope.core.decision;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.state.Snapshot;

/**
 * What a person tells a run in a line: decisions, and where the walk shall stand. Keeps no state, for any thread.
 */
public final class Instruction {
	private static final String GOTO = "goto", END = "end", BRANCH = "branch", SWITCH = "switch", RENAME = "rename",
			DROP = "drop";

	private Instruction() {
	}

	/**
	 * Reads a line.
	 *
	 * @param at where the run stands, so that names of branches and of fields mean something
	 * @throws RunException that says what is wrong with it
	 */
	public static Request parse(String line, Stop at) throws RunException {
		String text = line.strip();
		DecisionWords words = new DecisionWords(text);
		Request request = switch (words.first().toLowerCase(Locale.ROOT)) {
		case GOTO -> new Request.GoTo((int) words.number(0, Integer.MAX_VALUE));
		case END -> Request.Move.TO_END;
		case BRANCH -> new Request.Leave(words.rest());
		case SWITCH -> new Request.Switch(branch(words.rest(), at.branches()));
		case RENAME -> new Request.Rename(at.branch().number(), words.rest());
		case DROP -> new Request.Drop(branch(words.rest(), at.branches()));
		default -> decision(words, text, at);
		};
		words.end();
		return request;
	}

	/** True for a line that says what comes to the machine. */
	public static boolean comes(String line) {
		try {
			return NamedEdit.isOne(line.strip()) || DecisionText.parse(line) instanceof Decision.Come;
		} catch (RunException e) {
			return false;
		}
	}

	/**
	 * Reads a line that says what comes to the machine.
	 *
	 * @param at the state of the machine, so that names of fields mean something
	 * @throws RunException that says what is wrong with it
	 */
	public static Impulse impulse(String line, Optional<Snapshot> at) throws RunException {
		Decision decision = decision(line.strip(), at);
		if (decision instanceof Decision.Come come)
			return come.impulse();
		throw new RunException(Texts.of("decision.not.coming", DecisionWords.shown(line.strip())));
	}

	private static Decision decision(String text, Optional<Snapshot> at) throws RunException {
		return NamedEdit.isOne(text) && at.isPresent() ? NamedEdit.parse(text, at.get()) : DecisionText.parse(text);
	}

	private static Request decision(DecisionWords words, String text, Stop at) throws RunException {
		words.skip();
		return new Request.Decide(decision(text, at.state()));
	}

	private static int branch(String name, List<Branch> branches) throws RunException {
		return branches.stream().filter(branch -> branch.name().equals(name)).findFirst().map(Branch::number)
				.orElseThrow(() -> new RunException(Texts.of("branch.not.called", DecisionWords.shown(name))));
	}
}
