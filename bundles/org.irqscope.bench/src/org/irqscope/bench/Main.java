package org.irqscope.bench;

import java.util.List;

import org.irqscope.emulator.script.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the emulator against the host's KVM, prints the table and exits with 0 when the emulator is as fast as
 * required, with 1 when it is not, and with 2 when there is nothing to compare it with.
 */
public final class Main {
	private static final int ROUNDS = 4;
	private static final double RATIO = 10, HOPS_PER_SECOND = 1e6;

	private Main() {
	}

	public static void main(String[] arguments) throws RunnerException {
		System.exit(run());
	}

	private static int run() throws RunnerException {
		List<Obstacle> obstacles = HostKvm.check();
		obstacles.forEach(obstacle -> System.err.println(obstacle.text()));
		if (!obstacles.isEmpty())
			return 2;
		if (!answersAgree())
			return 1;
		Measurement measurement = new Measurement();
		for (int round = 1; round <= ROUNDS; round++) {
			System.err.println(Texts.of("round", round, ROUNDS));
			measurement.addRound();
		}
		Table table = table(measurement);
		table.lines().forEach(System.out::println);
		return table.passed() ? 0 : 1;
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

	private static Table table(Measurement measurement) {
		Table table = new Table();
		compare(table, measurement, "linePulse", "line.pulse");
		compare(table, measurement, "msi", "msi");
		table.atLeast("recording", measurement.speed(RecordingBenchmark.class, "walk", "hops"), HOPS_PER_SECOND);
		table.nothing("line.pulse.allocated", measurement.allocated(EmulatorBenchmark.class, "linePulse"));
		table.nothing("msi.allocated", measurement.allocated(EmulatorBenchmark.class, "msi"));
		return table;
	}

	/** The product's own ioctls are what a user would run instead; a bare loop of them shows the kernel's share. */
	private static void compare(Table table, Measurement measurement, String benchmark, String key) {
		double emulator = measurement.speed(EmulatorBenchmark.class, benchmark);
		table.compare(key, emulator, measurement.speed(HostBenchmark.class, benchmark + "OfProduct"), RATIO);
		table.inform(key + ".bare", emulator, measurement.speed(HostBenchmark.class, benchmark));
	}
}
