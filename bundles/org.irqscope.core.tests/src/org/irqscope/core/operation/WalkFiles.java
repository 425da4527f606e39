package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.export.PageSize;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Theme;

/** Walks of an example in files of all formats, and other programs that read them. */
final class WalkFiles {
	private final Path folder;
	private final VirtualMachine machine;

	WalkFiles(Path folder) throws Exception {
		this.folder = folder;
		this.machine = new Texted(folder).with(Examples.APIC).machine();
	}

	VirtualMachine machine() {
		return machine;
	}

	List<Hop> hops() throws Exception {
		return Session.run(machine, machine.getStimuli().get(0)).walk().hops();
	}

	/** Writes the walk of the first stimulus. */
	Path export(ExportFormat format, WalkSteps steps, Framing framing) throws Exception {
		return export(MachinePage.PAGE, steps, new Style(Theme.LIGHT, format, 1, framing, PageSize.A4, Style.DELAY));
	}

	Path export(Page page, WalkSteps steps, Style style) throws Exception {
		Path target = folder.resolve("walk." + style.format().extension());
		new ExportOperation(machine, "m.irqscope", page, new Moment(List.of(), 0, OptionalInt.empty()), style, target)
				.of(steps).run(new NullProgressMonitor());
		return target;
	}

	/** What a program prints, where it is installed. */
	static String printed(String... command) throws Exception {
		assumeTrue(Stream.of(System.getenv("PATH").split(":"))
				.anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0]))), command[0] + " is not installed");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), text);
		return text;
	}
}
