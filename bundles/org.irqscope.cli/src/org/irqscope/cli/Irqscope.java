package org.irqscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code irqscope} itself; what it does is in its subcommands, which find their console here. */
@Command(name = "irqscope", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class Irqscope implements Runnable {
	private final Console console;
	@Spec
	private CommandSpec spec;

	Irqscope(Console console) {
		this.console = console;
	}

	public Console console() {
		return console;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Texts.of("no.command"));
	}
}
