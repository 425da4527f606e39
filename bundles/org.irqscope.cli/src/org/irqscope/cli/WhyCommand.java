package org.irqscope.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.output.DiagnosisJson;
import org.irqscope.cli.walk.WalkedMachine;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.WhyOperation;
import org.irqscope.core.session.Session;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope why}: says why an interrupt was not delivered. */
@Command(name = "why", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class WhyCommand implements Callable<Integer> {
	private static final int VECTORS = 256;

	/** What the question is about. */
	static final class Subject {
		@Option(names = "--gsi", paramLabel = "G")
		private Optional<Integer> gsi = Optional.empty();
		@Option(names = "--vector", paramLabel = "V")
		private Optional<Integer> vector = Optional.empty();
	}

	@ParentCommand
	private Irqscope program;
	@Mixin
	private WalkedMachine machine;
	@Mixin
	private NamedTrace recorded;
	@ArgGroup
	private Subject subject = new Subject();
	@Option(names = "--at", paramLabel = "STEP")
	private Optional<Integer> step;
	@Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
	private WhyFormat format;

	@Override
	public Integer call() throws OperationException, IOException {
		Question question = question();
		Console console = program.console();
		Diagnosis diagnosis = diagnosis(question, console.monitor());
		console.monitor().done();
		print(diagnosis);
		return diagnosis.delivered() ? ExitCode.DONE : ExitCode.DIFFERENT;
	}

	private Diagnosis diagnosis(Question question, IProgressMonitor monitor) throws OperationException {
		if (!recorded.isNamed(machine.file()))
			return new WhyOperation(machine.read(monitor), machine.file().toString(),
					machine.stimuli(), machine.nanoseconds(), question, number(step)).run(monitor);
		Path trace = recorded.trace(machine.file());
		machine.refuse(trace);
		try (Session session = recorded.read(machine.file(), monitor)) {
			return WhyOperation.recorded(session, trace.toString(), question, number(step));
		}
	}

	private static OptionalInt number(Optional<Integer> option) {
		return option.map(OptionalInt::of).orElse(OptionalInt.empty());
	}

	private Question question() throws OperationException {
		if (subject.vector.filter(vector -> vector < 0 || vector >= VECTORS).isPresent())
			throw new OperationException("", 0, Texts.of("why.no.vector", subject.vector.get().toString()));
		if (subject.gsi.filter(gsi -> gsi < 0).isPresent())
			throw new OperationException("", 0, Texts.of("why.no.gsi", subject.gsi.get().toString()));
		return new Question(number(subject.gsi), number(subject.vector));
	}

	private void print(Diagnosis diagnosis) throws IOException {
		Writer out = new OutputStreamWriter(program.console().out(), StandardCharsets.UTF_8);
		if (format == WhyFormat.JSON)
			new DiagnosisJson(out).write(diagnosis);
		else
			out.write(diagnosis.text());
		out.write(System.lineSeparator());
		out.flush();
	}
}
