package org.irqscope.core.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Progress;



/** Machines out of texts that tests write, and out of the examples. */
public final class Texted {
	private final Path folder;
	private final List<Path> files = new ArrayList<>();
	private OptionalInt process = OptionalInt.empty();

	public Texted(Path folder) {
		this.folder = folder;
	}

	/** Adds a file. */
	public Texted with(String name, String text) throws IOException {
		files.add(Files.writeString(folder.resolve(name), text));
		return this;
	}

	/** Adds a file that exists. */
	public Texted with(Path file) {
		files.add(file);
		return this;
	}

	/** Adds a text of an example. */
	public Texted with(Examples example, String name) throws IOException {
		Path file = folder.resolve(name);
		try (InputStream text = example.open(name)) {
			Files.write(file, text.readAllBytes());
		}
		files.add(file);
		return this;
	}

	/** Adds all texts of an example. */
	public Texted with(Examples example) throws IOException {
		for (String name : example.files())
			with(example, name);
		return this;
	}

	public Texted of(int pid) {
		process = OptionalInt.of(pid);
		return this;
	}

	public List<Path> files() {
		return files;
	}

	public VirtualMachine machine() throws ImportException, MachineImportException {
		return MachineImport.read("machine", files, process, Progress.NONE);
	}

	/** Events of one thread, in the form of perf script. */
	public static String trace(String comm, String... events) {
		StringBuilder text = new StringBuilder();
		int microsecond = 0;
		for (String event : events)
			text.append(String.format("%16s 5 [000] 1.%06d: kvm:%s%n", comm, microsecond++, event));
		return text.toString();
	}

	/** Everything that was concluded, as {@code file:line text}. */
	public static List<String> conclusions(VirtualMachine machine) {
		return Conclusion.of(machine).stream().map(one -> one.file() + ":" + one.line() + " " + one.text()).toList();
	}
}
