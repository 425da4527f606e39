package org.irqscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.irqscope.core.expression.ExpressionHelp;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code irqscope help}: prints a page of the help. */
@Command(name = "help", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class HelpCommand implements Callable<Integer> {
	/** The pages that there are. */
	enum Page {
		EXPRESSIONS
	}

	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "expressions", descriptionKey = "irqscope.help.page")
	private Page page;

	@Override
	public Integer call() throws IOException {
		program.console().out().print(switch (page) {
		case EXPRESSIONS -> ExpressionHelp.text();
		});
		return Main.DONE;
	}
}
