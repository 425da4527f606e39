package org.irqscope.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.cli.walk.WalkCommand;

/** The subcommands in the order of the help. */
final class Commands {
	private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();
	static {
		ALL.put("import", ImportCommand.class);
		ALL.put("walk", WalkCommand.class);
		ALL.put("why", WhyCommand.class);
		ALL.put("who", WhoCommand.class);
		ALL.put("export", ExportCommand.class);
		ALL.put("replay", ReplayCommand.class);
		ALL.put("conform", ConformCommand.class);
		ALL.put("examples", ExamplesCommand.class);
		ALL.put("help", HelpCommand.class);
	}

	private Commands() {
	}

	/** The subcommand that arguments ask for, since to describe one takes time; all where they ask for none. */
	static Collection<Class<?>> of(String... args) {
		Class<?> asked = args.length == 0 ? null : ALL.get(args[0]);
		return asked == null ? ALL.values() : List.of(asked);
	}
}
