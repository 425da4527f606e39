package org.irqscope.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What was measured of one side, by {@code CLASS.METHOD}, {@code :COUNTER} and {@code @PARAMETER} behind it. JMH runs
 * in a process of its own with the side's classes, and so again for each round, in turn with the other side: what
 * disturbs the machine for a while disturbs both. Used by one thread.
 */
public final class Scores {
	private static final String CELLS = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
	/** Where the benchmarks are. */
	private static final String PACKAGE = "org.irqscope.bench.";
	/** How often a fork measures. */
	public static final int ITERATIONS = 5;
	private static final int NAME = 0, SCORE = 4, PARAMETERS = 7;

	private final Side side;
	private final Map<String, List<Double>> values = new HashMap<>();

	/** Nothing yet. */
	public Scores(Side side) {
		this.side = side;
	}

	public Side side() {
		return side;
	}

	/** Runs the benchmarks once more whose names match. */
	public void addRound(String benchmarks) throws IOException, InterruptedException {
		Path result = Files.createTempFile("benchmark", ".csv");
		try {
			List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					side.classPath(), "org.openjdk.jmh.Main", benchmarks, "-f", "1", "-wi", "3", "-w", "500ms",
					"-i", Integer.toString(ITERATIONS), "-r", "400ms", "-prof", "gc", "-foe", "true",
					"-jvmArgs", "-Xmx1g", "-v", "SILENT", "-rf", "csv", "-rff", result.toString());
			int code = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
			if (code != 0)
				throw new IOException(Texts.of("benchmark.failed", side.name(), code));
			Files.readAllLines(result).stream().skip(1).forEach(this::addLine);
		} finally {
			Files.delete(result);
		}
	}

	private void addLine(String line) {
		String[] cells = line.replace("\u00b7", "").split(CELLS);
		String name = unquoted(cells[NAME]).substring(PACKAGE.length());
		// A column for each parameter of any benchmark; those of the others are empty.
		String parameters = Arrays.stream(cells).skip(PARAMETERS).map(Scores::unquoted).filter(cell -> !cell.isEmpty())
				.map(cell -> "@" + cell).collect(Collectors.joining());
		add(name + parameters, Double.parseDouble(cells[SCORE]));
	}

	private static String unquoted(String cell) {
		return cell.replace("\"", "");
	}

	/** What was measured otherwise. */
	public void add(String name, double score) {
		values.computeIfAbsent(name, unknown -> new ArrayList<>()).add(score);
	}

	/** The median of the rounds; nothing when the side has no such benchmark. */
	OptionalDouble median(String name) {
		double[] sorted = values.getOrDefault(name, List.of()).stream().mapToDouble(Double::doubleValue).sorted()
				.toArray();
		return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
	}
}
