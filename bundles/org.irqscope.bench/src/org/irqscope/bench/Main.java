package org.irqscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.bench.report.Scores;
import org.irqscope.bench.report.Side;
import org.irqscope.bench.report.Table;
import org.irqscope.bench.report.Texts;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;

/**
 * Measures one commit, or two in turn, prints the table and exits with 0 when everything is as good as required and
 * with 1 when it is not. What needs the host's KVM is left out where there is none.
 */
public final class Main {
	private static final int ROUNDS = 3;
	private static final String EVERYTHING = "org[.]irqscope[.]bench[.].*",
			WITHOUT_HOST = "org[.]irqscope[.]bench[.](?!Host).*";

	private Main() {
	}

	/**
	 * @param arguments {@code LAUNCHER MACHINE PRODUCT NAME=CLASSPATH [NAME=CLASSPATH]}, this commit before the other;
	 *     no product where its desktop cannot be opened
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		System.exit(run(arguments) ? 0 : 1);
	}

	private static boolean run(String... arguments) throws IOException, InterruptedException {
		List<Obstacle> obstacles = HostKvm.check();
		obstacles.forEach(obstacle -> System.err.println(Texts.of("left.out", obstacle.text())));
		if (obstacles.isEmpty() && !answersAgree())
			return false;
		List<Scores> sides = new ArrayList<>();
		for (String side : List.of(arguments).subList(3, arguments.length))
			sides.add(new Scores(Side.parse(side)));
		for (int round = 1; round <= ROUNDS; round++)
			for (Scores scores : sides) {
				System.err.println(Texts.of("round", round, ROUNDS, scores.side().name()));
				scores.addRound(obstacles.isEmpty() ? EVERYTHING : WITHOUT_HOST);
			}
		StartTime.measure(sides.get(0), arguments[0], arguments[1]);
		StartTime.measureOpening(sides.get(0), arguments[0]);
		if (!arguments[2].isEmpty())
			StartTime.measureDesktop(sides.get(0), Path.of(arguments[2]));
		PerfRate.measure(sides.get(0));
		Table table = new Table(sides.get(0), sides.stream().skip(1).findFirst());
		Figures.addTo(table, obstacles.isEmpty());
		table.lines().forEach(System.out::println);
		return table.passed();
	}

	/** Whether both machines answer the script to the bit, so that the same work is measured. */
	private static boolean answersAgree() {
		try (HostBackend backend = HostBackend.withoutTracepoints();
				Machine host = new Machine(backend);
				Machine emulator = new Machine(EmulatedX86Vm.backend(Host.DEFAULT))) {
			for (int op = 0; op < host.answers().size(); op++)
				if (!host.answers().get(op).equals(emulator.answers().get(op))) {
					System.err.println(
							Texts.of("answers.differ", host.answers().get(op), emulator.answers().get(op)));
					return false;
				}
		}
		return true;
	}
}
