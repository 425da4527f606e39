package org.irqscope.cli.walk;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.Texts;
import org.irqscope.core.decision.DecisionText;
import org.irqscope.core.decision.SavedSession;
import org.irqscope.core.decision.SessionText;
import org.irqscope.core.operation.DecidedWalkOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.SessionFile;
import org.irqscope.core.operation.WalkOperation;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.text.InputFile;

import picocli.CommandLine.Option;

/** What {@code walk} is told about the way that a machine goes, and where that is kept. */
public final class Decisions {
	@Option(names = "--session", paramLabel = "FILE")
	private Optional<Path> saved = Optional.empty();
	@Option(names = "--do", paramLabel = "DECISION")
	private List<String> decisions = List.of();
	@Option(names = "--save", paramLabel = "FILE")
	private Optional<Path> kept = Optional.empty();

	/** Lets a machine walk as it was told, or to the end in the default order. */
	Session walk(VirtualMachine machine, WalkedMachine walked, IProgressMonitor monitor) throws OperationException {
		String file = walked.file().toString();
		WalkOperation walk = new WalkOperation(machine, file, walked.stimuli(), walked.nanoseconds());
		if (saved.isEmpty() && decisions.isEmpty())
			return walk.run(monitor);
		boolean first = saved.isEmpty() && !DecidedWalkOperation.beginsByItself(decisions);
		return new DecidedWalkOperation(machine, file, saved, walk.impulses(first), decisions).run(monitor);
	}

	/** @throws OperationException with the reason when something was decided, about what goes no other way */
	void refuse(Path file, String reason) throws OperationException {
		if (saved.isPresent() || !decisions.isEmpty() || kept.isPresent())
			throw new OperationException(file.toString(), 0, reason);
	}

	/** The session that is repeated, where one is named. */
	public Optional<Path> saved() {
		return saved;
	}

	/** True when the session is to be written to standard output, where then nothing else is. */
	boolean printed() {
		return kept.filter(InputFile.STANDARD_INPUT::equals).isPresent();
	}

	/** Writes what was decided to the file that was named. */
	void save(Session session) throws OperationException {
		if (kept.isPresent() && !printed())
			SessionFile.write(kept.get(), decided(session));
	}

	/** Prints the session as its file would be. */
	void print(Session session, Writer out) throws IOException {
		out.write(String.join("\n", SessionText.lines(decided(session))) + "\n");
	}

	private static SavedSession decided(Session session) {
		return SavedSession.of(session.control().log().join());
	}

	/** Prints what has come to the machine by decisions, with what was answered. */
	void writeAnswers(Session session, Writer out) throws IOException {
		if (saved.isEmpty() && decisions.isEmpty())
			return;
		for (Stop.Arrival arrival : session.shown().map(Stop::impulses).orElse(List.of()))
			out.write(Texts.of("walk.came", arrival.position(),
					DecisionText.of(new Decision.Come(arrival.impulse())), answer(arrival)) + System.lineSeparator());
	}

	private static String answer(Stop.Arrival arrival) {
		return arrival.answer().isPresent() ? " = " + arrival.answer().getAsLong() : "";
	}
}
