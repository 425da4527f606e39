package org.irqscope.cli.walk;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.Console;
import org.irqscope.cli.ExitCode;
import org.irqscope.cli.Irqscope;
import org.irqscope.cli.NamedTrace;
import org.irqscope.cli.Texts;
import org.irqscope.cli.Version;
import org.irqscope.cli.output.ComparedBranches;
import org.irqscope.cli.output.ComparisonReport;
import org.irqscope.cli.output.PerfOutput;
import org.irqscope.core.compare.CallComparison;
import org.irqscope.core.compare.TraceComparison;
import org.irqscope.core.fate.Outcome;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.knowledge.Dependence;
import org.irqscope.core.operation.CompareOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.export.WalkJson;
import org.irqscope.export.WalkText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope walk}: prints the walk of an interrupt, and compares it with a trace. */
@Command(name = "walk", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class WalkCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Mixin
	private WalkedMachine walked;
	@Option(names = "--format", paramLabel = "text|json|perf", defaultValue = "text")
	private WalkFormat format;
	@Option(names = "--events", paramLabel = "NAME", split = ",")
	private List<String> events = List.of();
	@Option(names = "--compare", paramLabel = "TRACE")
	private Optional<Path> trace;
	@Mixin
	private NamedTrace recorded;
	@Option(names = "--from", paramLabel = "STEP", defaultValue = "1")
	private int from;
	@Option(names = "--to", paramLabel = "STEP")
	private Optional<Integer> to;

	@Mixin
	private WalkQuestions questions;
	@Mixin
	private Choices choices;
	@Mixin
	private Decisions decisions;
	@Mixin
	private HostWalk host;
	@Mixin
	private ComparedBranches branches;

	@Override
	public Integer call() throws OperationException, IOException {
		Console console = program.console();
		if (branches.areAsked())
			return branches.compare(walked.file(), decisions, console);
		Session session = session(console.monitor());
		decisions.save(session);
		Optional<CompareOperation> compare = trace.map(path -> new CompareOperation(session.walk(), path));
		Optional<CallComparison> calls = compare.isPresent() ? compare.get().calls(console.monitor())
				: Optional.empty();
		Optional<TraceComparison> comparison = compare.isPresent() && calls.isEmpty()
				? Optional.of(compare.get().run(console.monitor())) : Optional.empty();
		console.monitor().done();
		print(session, comparison);
		comparison.ifPresent(one -> ComparisonReport.print(one, trace.orElseThrow(), console.err()));
		calls.ifPresent(one -> CallReport.print(one, trace.orElseThrow(), console.err()));
		boolean same = calls.map(CallComparison::same).orElse(true)
				&& comparison.map(TraceComparison::isBorneOut).orElse(true);
		return same ? ExitCode.DONE : ExitCode.DIFFERENT;
	}

	/**
	 * A machine's own walk, what a kernel's KVM did with it, or what a trace recorded: of that machine, or of the one
	 * that the trace itself shows.
	 */
	private Session session(IProgressMonitor monitor) throws OperationException {
		if (host.isAsked()) {
			decisions.refuse(walked.file(), Texts.of("walk.host.decided"));
			return host.walk(walked, recorded, monitor);
		}
		if (!recorded.isNamed(walked.file()))
			return decisions.walk(walked.read(monitor), walked, monitor);
		decisions.refuse(recorded.trace(walked.file()), Texts.of("walk.trace.decided"));
		walked.refuse(recorded.trace(walked.file()));
		return recorded.read(walked.file(), monitor);
	}

	private void print(Session session, Optional<TraceComparison> comparison) throws OperationException, IOException {
		Writer out = new OutputStreamWriter(program.console().out(), StandardCharsets.UTF_8);
		if (decisions.printed()) {
			decisions.print(session, out);
			out.flush();
			return;
		}
		questions.check(session);
		List<Hop> hops = questions.filtered(session, hops(session));
		switch (format) {
		case TEXT -> {
			new WalkText(Locale.getDefault()).write(hops, out);
			decisions.writeAnswers(session, out);
			writeOutcome(session, hops, out);
			choices.write(session, out);
			questions.writeHistory(session, out);
			questions.writeStops(session, out);
		}
		case JSON -> new WalkJson(Locale.getDefault()).write(String.valueOf(session.document().getName()),
				session.title(), session.walk().size(), hops, out);
		case PERF -> new PerfOutput(events, comparison).write(session.walk(), hops, out);
		}
		out.flush();
	}

	/** How it ended, where the end is printed. */
	private static void writeOutcome(Session session, List<Hop> hops, Writer out) throws IOException {
		session.goTo(session.walk().size());
		boolean end = !hops.isEmpty() && hops.get(hops.size() - 1).number() == session.walk().size() - 1;
		Optional<Outcome> outcome = session.shown().flatMap(Stop::outcome).filter(one -> end);
		// What was recorded has happened, whatever is assumed.
		if (end && session.refusal().isEmpty())
			for (Conclusion assumed : Dependence.of(session.document(), session.walk()))
				out.write("? " + assumed.text() + System.lineSeparator());
		if (outcome.isPresent())
			out.write("= " + outcome.get().text() + System.lineSeparator());
	}

	private List<Hop> hops(Session session) throws OperationException {
		int size = session.walk().size();
		int last = to.orElse(size);
		if (from < 1 || from > Math.max(1, size) || last < from - 1 || last > size)
			throw new OperationException("", 0, Texts.of("walk.range", Integer.toString(from), Integer.toString(last),
					Integer.toString(size)));
		return session.walk().hops().subList(Math.min(from - 1, last), last);
	}
}
