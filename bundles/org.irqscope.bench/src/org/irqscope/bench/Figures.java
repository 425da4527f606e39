package org.irqscope.bench;

import java.util.ArrayList;
import java.util.List;

/** Every figure of the table, in its order, with what is required. */
final class Figures {
	private static final double TIMES_AS_FAST = 10;
	/** Below this it is the harness that allocates, once in thousands of operations: an object has 16 bytes. */
	private static final double NOTHING = 0.005;

	private Figures() {
	}

	static void addTo(Table table) {
		interrupts().forEach(table::add);
		table.addRatio("line.pulse.product", "EmulatorBenchmark.linePulse", "HostBenchmark.linePulseOfProduct",
				TIMES_AS_FAST);
		table.addRatio("line.pulse.bare", "EmulatorBenchmark.linePulse", "HostBenchmark.linePulse", TIMES_AS_FAST);
		table.addRatio("msi.product", "EmulatorBenchmark.msi", "HostBenchmark.msiOfProduct", TIMES_AS_FAST);
		recordings().forEach(table::add);
		states().forEach(table::add);
		pictures().forEach(table::add);
		starts().forEach(table::add);
	}

	private static List<Figure> interrupts() {
		return List.of(Figure.of("line.pulse", "EmulatorBenchmark.linePulse", Unit.PER_SECOND).mustBeKept(),
				Figure.of("msi", "EmulatorBenchmark.msi", Unit.PER_SECOND).mustBeKept(),
				Figure.of("line.pulse.allocated", "EmulatorBenchmark.linePulse:gc.alloc.rate.norm", Unit.BYTES)
						.bar(NOTHING),
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

	private static List<Figure> pictures() {
		List<Figure> figures = new ArrayList<>();
		for (int nodes : new int[] { 10, 45, 89, 353 })
			figures.add(Figure.of("picture." + nodes, "PictureBenchmark.hop@" + nodes, Unit.MILLISECONDS).bar(4));
		figures.add(Figure.of("opening", "OpeningBenchmark.open", Unit.MILLISECONDS).bar(2000));
		return figures;
	}

	private static List<Figure> starts() {
		return List.of(Figure.of("start.walk", StartTime.WALK, Unit.SECONDS).bar(0.6),
				Figure.of("start.java", StartTime.JAVA, Unit.SECONDS));
	}
}
