package org.irqscope.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageLayout;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A machine of 64 vCPUs and 4,096 routes is read from its file, placed, and painted with all its lines, again and again
 * in one process.
 */
@State(Scope.Thread)
public class OpeningBenchmark {
	private static final int VCPUS = 64, ROUTES = 4096;
	private Path file;

	/** The file of the machine, in the temporary folder. */
	static Path write() throws IOException {
		Path file = Files.createTempFile("big", ".irqscope");
		MachineFiles.save(BigMachine.ofRoutes(VCPUS, ROUTES), file);
		return file;
	}

	@Setup
	public void create() throws IOException {
		file = write();
	}

	@TearDown
	public void delete() throws IOException {
		Files.delete(file);
	}

	@Benchmark
	public BufferedImage open() throws OperationException {
		return open(file);
	}

	private static BufferedImage open(Path file) throws OperationException {
		VirtualMachine machine = MachineReading.read(file);
		Page page = Pages.MACHINE;
		return new Frame().paint(new PageLayout(page)
				.finished(Sketch.of(page, machine, Highlights.NONE, Unfolded.NONE)));
	}
}
