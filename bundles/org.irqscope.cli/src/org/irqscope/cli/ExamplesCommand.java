package org.irqscope.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.lesson.Lesson;
import org.irqscope.core.lesson.Lessons;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.core.operation.LessonOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.model.file.MachineFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope examples}: lists machines that teach one thing each, and writes them. */
@Command(name = "examples", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ExamplesCommand implements Callable<Integer> {
	private static final String ENDING = "." + MachineFiles.EXTENSION;

	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "irqscope.examples.name")
	private Optional<String> name = Optional.empty();
	@Option(names = { "-o", "--output" }, paramLabel = "DIR")
	private Optional<Path> output;

	@Override
	public Integer call() throws OperationException {
		List<Lesson> lessons = Lessons.all().stream().filter(one -> isChosen(one.name())).toList();
		List<RiscvExample> harts = Stream.of(RiscvExample.values()).filter(one -> isChosen(one.file())).toList();
		if (lessons.isEmpty() && harts.isEmpty())
			throw new OperationException("", 0,
					Texts.of("examples.unknown", name.orElse(""), String.join(", ", names())));
		if (output.isPresent())
			write(lessons, harts, output.get());
		else if (name.isPresent()) {
			lessons.forEach(one -> tell(one, one.name() + ENDING));
			harts.forEach(one -> tell(one, one.file() + ENDING));
		} else
			list(lessons, harts);
		return ExitCode.DONE;
	}

	private boolean isChosen(String one) {
		return name.isEmpty() || name.get().equals(one);
	}

	private static List<String> names() {
		return OfferedExample.all().stream().map(OfferedExample::name).toList();
	}

	private void list(List<Lesson> lessons, List<RiscvExample> harts) {
		String row = "%-" + names().stream().mapToInt(String::length).max().orElse(1) + "s  %s";
		PrintStream out = program.console().out();
		for (Lesson one : lessons)
			out.println(String.format(Locale.ROOT, row, one.name(), one.title()));
		for (RiscvExample one : harts)
			out.println(String.format(Locale.ROOT, row, one.file(), one.description()));
	}

	private void write(List<Lesson> lessons, List<RiscvExample> harts, Path folder) throws OperationException {
		if (!Files.isDirectory(folder))
			throw new OperationException(folder.toString(), 0, Texts.of("examples.folder"));
		for (Lesson one : lessons)
			tell(one, written(OfferedExample.of(one), folder));
		for (RiscvExample one : harts)
			tell(one, written(OfferedExample.of(one), folder));
	}

	/** The file of an example that has been written. */
	private static String written(OfferedExample example, Path folder) throws OperationException {
		LessonOperation operation = new LessonOperation(example, folder);
		operation.run();
		return operation.file().toString();
	}

	private void tell(RiscvExample one, String file) {
		PrintStream out = program.console().out();
		out.println(one.description());
		out.println("  irqscope walk " + file);
	}

	/** What it asks, and the command that answers. */
	private void tell(Lesson one, String file) {
		PrintStream out = program.console().out();
		out.println(Texts.of("examples.question", one.title(), one.question()));
		String words = one.arguments().stream().map(word -> word.contains(" ") ? "\"" + word + "\"" : word)
				.collect(Collectors.joining(" "));
		out.println("  irqscope walk " + file + " " + words);
		out.println(Texts.of("examples.answer", one.answer()));
	}
}
