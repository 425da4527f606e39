package org.irqscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.irqscope.core.help.HelpPages;
import org.irqscope.core.operation.OperationException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope help}: prints a page of the help, or says which there are. */
@Command(name = "help", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class HelpCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "TOPIC", arity = "0..1", descriptionKey = "irqscope.help.page")
	private Optional<String> topic = Optional.empty();

	@Override
	public Integer call() throws IOException, OperationException {
		PrintStream out = program.console().out();
		if (topic.isEmpty())
			list(out);
		else if (HelpPages.topics().contains(topic.get()))
			out.print(HelpPages.text(topic.get()));
		else
			throw new OperationException("", 0,
					Texts.of("help.unknown", topic.get(), String.join(", ", HelpPages.topics())));
		return ExitCode.DONE;
	}

	private static void list(PrintStream out) throws IOException {
		int width = HelpPages.topics().stream().mapToInt(String::length).max().orElse(1);
		for (String one : HelpPages.topics())
			out.println(String.format(Locale.ROOT, "%-" + width + "s  %s", one, HelpPages.title(one)));
	}
}
