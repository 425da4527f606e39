package org.irqscope.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.cli.walk.WalkCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code irqscope} itself; what it does is in its subcommands, which find their console here. */
@Command(name = "irqscope", mixinStandardHelpOptions = true, versionProvider = Version.class)
public final class Irqscope implements Runnable {
	/** The subcommands in the order of the help. */
	private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();
	static {
		COMMANDS.put("import", ImportCommand.class);
		COMMANDS.put("walk", WalkCommand.class);
		COMMANDS.put("why", WhyCommand.class);
		COMMANDS.put("who", WhoCommand.class);
		COMMANDS.put("export", ExportCommand.class);
		COMMANDS.put("replay", ReplayCommand.class);
		COMMANDS.put("conform", ConformCommand.class);
		COMMANDS.put("examples", ExamplesCommand.class);
		COMMANDS.put("help", HelpCommand.class);
	}

	private final Console console;
	@Spec
	private CommandSpec spec;

	Irqscope(Console console) {
		this.console = console;
	}

	/** The subcommand that arguments ask for, since to describe one takes time; all where they ask for none. */
	static Collection<Class<?>> commands(String... args) {
		Class<?> asked = args.length == 0 ? null : COMMANDS.get(args[0]);
		return asked == null ? COMMANDS.values() : List.of(asked);
	}

	public Console console() {
		return console;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Texts.of("no.command"));
	}
}
