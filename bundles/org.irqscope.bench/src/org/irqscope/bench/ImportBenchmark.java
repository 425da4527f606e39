package org.irqscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.irqscope.core.imports.MachineImport;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Progress;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A recording of perf script, repeated to five million lines, becomes a machine, again and again in one process. */
@State(Scope.Thread)
@Fork(jvmArgsAppend = "-Xmx3g")
public class ImportBenchmark {
	private static final int LINES = 5_000_000;
	private Path file;

	@Setup
	public void create() throws IOException {
		file = RepeatedTrace.write(LINES);
	}

	@TearDown
	public void delete() throws IOException {
		Files.delete(file);
	}

	@Benchmark
	@OperationsPerInvocation(LINES)
	public VirtualMachine lines() throws ImportException, MachineImportException {
		return MachineImport.read("trace", List.of(file), OptionalInt.empty(), Progress.NONE);
	}
}
