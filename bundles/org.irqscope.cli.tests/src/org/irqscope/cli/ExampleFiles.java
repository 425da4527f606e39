package org.irqscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.imports.Examples;

/** The texts of the examples in a folder, and the machines that the command line imports from them. */
public final class ExampleFiles {
	private final Path folder;

	public ExampleFiles(Path folder) {
		this.folder = folder;
	}

	/** A text of an example. */
	public Path text(Examples example, String name) throws IOException {
		Path file = Files.createDirectories(folder.resolve(example.machine())).resolve(name);
		try (InputStream text = example.open(name)) {
			Files.write(file, text.readAllBytes());
		}
		return file;
	}

	/** What perf recorded of an example. */
	public Path trace(Examples example) throws IOException {
		return text(example, "perf-script-" + example.machine() + ".txt");
	}

	/** Imports all texts of an example. */
	CommandRun imported(Examples example) throws IOException {
		List<Object> arguments = new ArrayList<>(List.of("import"));
		for (String name : example.files())
			arguments.add(text(example, name));
		arguments.addAll(List.of("-o", machineFile(example)));
		return CommandRun.done(arguments.toArray());
	}

	/** The machine of an example. */
	public Path machine(Examples example) throws IOException {
		imported(example);
		return machineFile(example);
	}

	private Path machineFile(Examples example) {
		return folder.resolve(example.machine() + ".irqscope");
	}
}
