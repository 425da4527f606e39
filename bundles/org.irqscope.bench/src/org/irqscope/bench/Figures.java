package org.irqscope.bench;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.bench.report.Figure;
import org.irqscope.bench.report.Table;
import org.irqscope.bench.report.Unit;

/** Every figure of the table, in its order, with what is required. */
final class Figures {
	private static final double TIMES_AS_FAST = 10;
	/** Two measurements of the same work may differ by so much. */
	private static final double AS_FAST = 0.95;
	/** What a screen that is drawn 60 times a second leaves for a frame. */
	private static final double FRAME = 16;
	/** So much longer than an empty workbench may the desktop take to open. */
	private static final double TIMES_A_BARE_WORKBENCH = 1.3;
	/** Below this it is the harness that allocates, once in thousands of operations: an object has 16 bytes. */
	private static final double NOTHING = 0.005;

	private Figures() {
	}

	/** @param host false where there is no KVM of the host to compare with, which the table then says */
	static void addTo(Table table, boolean host) {
		interrupts().forEach(table::add);
		addRatioToHost(table, host, "line.pulse.product", "EmulatorBenchmark.linePulse",
				"HostBenchmark.linePulseOfProduct");
		addRatioToHost(table, host, "line.pulse.bare", "EmulatorBenchmark.linePulse", "HostBenchmark.linePulse");
		addRatioToHost(table, host, "msi.product", "EmulatorBenchmark.msi", "HostBenchmark.msiOfProduct");
		recordings().forEach(table::add);
		table.addRatio("condition.none", "ConditionBenchmark.turns:passed", "ConditionBenchmark.turns:none", AS_FAST);
		states().forEach(table::add);
		steps().forEach(table::add);
		pictures().forEach(table::add);
		starts().forEach(table::add);
		table.addIfMeasured(Figure.of("start.desktop", StartTime.DESKTOP, Unit.SECONDS));
		table.addIfMeasured(Figure.of("start.bare", StartTime.BARE, Unit.SECONDS));
		table.addTimes("start.ratio", StartTime.DESKTOP, StartTime.BARE, TIMES_A_BARE_WORKBENCH);
		table.add(Figure.of("import.lines", "ImportBenchmark.lines", Unit.PER_SECOND).bar(1).mustBeKept());
		table.addIfMeasured(Figure.of("import.perf", PerfRate.LINES, Unit.PER_SECOND));
	}

	private static void addRatioToHost(Table table, boolean host, String key, String score, String than) {
		if (host)
			table.addRatio(key, score, than, TIMES_AS_FAST);
		else
			table.leaveOut(key);
	}

	private static List<Figure> interrupts() {
		return List.of(Figure.of("line.pulse", "EmulatorBenchmark.linePulse", Unit.PER_SECOND).mustBeKept(),
				Figure.of("line.pulse.allocated", "EmulatorBenchmark.linePulse:gc.alloc.rate.norm", Unit.BYTES)
						.bar(NOTHING),
				Figure.of("msi", "EmulatorBenchmark.msi", Unit.PER_SECOND).mustBeKept(),
				Figure.of("msi.allocated", "EmulatorBenchmark.msi:gc.alloc.rate.norm", Unit.BYTES).bar(NOTHING),
				Figure.of("interrupt", "InterruptBenchmark.interrupt", Unit.NANOSECONDS).bar(250));
	}

	private static List<Figure> recordings() {
		return List.of(Figure.of("recording", "RecordingBenchmark.walk:hops", Unit.PER_SECOND).bar(1).mustBeKept(),
				Figure.of("hop.kept", "HopMemoryBenchmark.walk:bytesOfHop", Unit.BYTES).bar(64));
	}

	private static List<Figure> states() {
		List<Figure> figures = new ArrayList<>();
		for (int vcpus : new int[] { 2, 8 }) {
			figures.add(Figure.of("state.copy." + vcpus, "StateBenchmark.copy@" + vcpus, Unit.NANOSECONDS));
			figures.add(Figure.of("state.hash." + vcpus, "StateBenchmark.hash@" + vcpus, Unit.NANOSECONDS));
		}
		return figures;
	}

	private static List<Figure> steps() {
		List<Figure> figures = new ArrayList<>();
		for (String move : new String[] { "step", "stepBack", "jump" }) {
			String score = "SteppingBenchmark." + move + ":p0.";
			figures.add(Figure.of(move + ".half", score + "50", Unit.MILLISECONDS_EACH));
			figures.add(Figure.of(move + ".most", score + "95", Unit.MILLISECONDS_EACH).bar(FRAME));
			figures.add(Figure.of(move + ".nearly.all", score + "99", Unit.MILLISECONDS_EACH));
		}
		for (String page : new String[] { "machine", "routing" })
			figures.add(Figure.of("page." + page, "BigPageBenchmark.step:p0.95@" + page, Unit.MILLISECONDS_EACH)
					.bar(FRAME));
		return figures;
	}

	private static List<Figure> pictures() {
		List<Figure> figures = new ArrayList<>();
		for (int nodes : new int[] { 10, 45, 89, 353 })
			figures.add(Figure.of("picture." + nodes, "PictureBenchmark.hop@" + nodes, Unit.MILLISECONDS).bar(4));
		figures.add(Figure.of("opening", "OpeningBenchmark.open", Unit.MILLISECONDS).bar(2000));
		figures.add(Figure.of("opening.first", StartTime.OPENING, Unit.SECONDS).bar(2));
		return figures;
	}

	private static List<Figure> starts() {
		return List.of(Figure.of("start.walk", StartTime.WALK, Unit.SECONDS).bar(0.6),
				Figure.of("start.java", StartTime.JAVA, Unit.SECONDS));
	}
}
