package org.irqscope.emulator.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on a machine: every return to a moment finds it as it was, by value and by hash. */
class RandomOperationsTest {
	private static final int OPERATIONS = 150, JUMPS = 60, TSC_DEADLINE = 2 << 17;
	private static final long LATER = 7_000_000_000L;

	/** A machine to which a sequence of random numbers happens. */
	private static final class Driven {
		private final Bench bench = new Bench();
		private final Random random;

		Driven(long seed) {
			this(seed, 0);
		}

		/** @param birth what the clock shows before anything counts */
		Driven(long seed, long birth) {
			random = new Random(seed);
			bench.fx(2);
			bench.kvm().scheduler().advance(birth, task -> true);
			new PitIoctls(bench.kvm()).createPit2(0);
			bench.run(0);
			bench.run(1);
		}

		State state() {
			return bench.kvm().journal().state();
		}

		void operation() {
			int vector = 0x30 + random.nextInt(16);
			int gsi = random.nextInt(24);
			switch (random.nextInt(12)) {
			case 0, 1 -> bench.ioctls().irqLine(gsi, random.nextInt(2));
			case 2 -> bench.ioctls().signalMsi(0xfee00000L | random.nextInt(3) << 12, vector);
			case 3 -> bench.ioa.rte(gsi,
					vector | (random.nextBoolean() ? Bench.LV : 0) | (long) random.nextInt(2) << 56);
			case 4 -> assign(gsi);
			case 5 -> signal();
			case 6 -> bench.route(new RoutingEntry.Irqchip(gsi, Irqchips.IOAPIC, gsi),
					new RoutingEntry.Msi(24, 0xfee00000L, vector));
			case 7 -> bench.lap(random.nextInt(2)).wr(Lapic.TASKPRI, random.nextInt(8) << 4);
			case 8 -> bench.M.data(random.nextInt(256));
			case 9 -> bench.pass(random.nextInt(1_000_000));
			case 10 -> bench.lap(random.nextInt(2)).wr(Lapic.TMICT, random.nextInt(100_000));
			default -> bench.runAll();
			}
		}

		private void assign(int gsi) {
			boolean resample = random.nextBoolean();
			Eventfd eventfd = random.nextBoolean() || bench.kvm().eventfds().isEmpty() ? bench.eventfd() : any();
			bench.kvm().irqfds().irqfd(eventfd, gsi, resample ? Irqfds.RESAMPLE : random.nextInt(3) == 0
					? Irqfds.DEASSIGN : 0,
					resample ? Optional.of(bench.eventfd()) : Optional.empty());
		}

		/** From now on the timer of the first vCPU waits for a count of the TSC. */
		void deadline() {
			bench.lap(0).wr(Lapic.LVTT, TSC_DEADLINE | 0x40);
			long soon = bench.kvm().scheduler().now() + 50_000;
			new VcpuIoctls(bench.kvm().vcpu(0)).setMsr(Msrs.TSC_DEADLINE, soon * Host.DEFAULT.tscKhz() / 1_000_000);
		}

		private Eventfd any() {
			return bench.kvm().eventfds().get(random.nextInt(bench.kvm().eventfds().size()));
		}

		private void signal() {
			if (!bench.kvm().eventfds().isEmpty())
				any().eventfdSignal();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyMomentComesBack(long seed) {
		Driven recorded = new Driven(seed);
		Driven free = new Driven(seed);
		List<Integer> positions = new ArrayList<>();
		List<Snapshot> moments = new ArrayList<>();
		Journal journal = recorded.bench.kvm().journal();
		journal.start();
		for (int operation = 0; operation < OPERATIONS; operation++) {
			RecordedWalk walk = journal.stop();
			positions.add(walk.size());
			moments.add(recorded.state().snapshot());
			assertEquals(moments.get(operation), free.state().snapshot(), "unrecorded it is the same");
			journal.resume(walk);
			recorded.operation();
			free.operation();
		}
		RecordedWalk walk = journal.stop();
		Random jumps = new Random(seed);
		for (int jump = 0; jump < JUMPS; jump++) {
			int moment = jumps.nextInt(OPERATIONS);
			walk.goTo(positions.get(moment));
			isAt(moments.get(moment), recorded.state());
		}
		for (int moment = OPERATIONS - 1; moment >= 0; moment--) {
			walk.goTo(positions.get(moment));
			isAt(moments.get(moment), recorded.state());
		}
		recorded.state().restore(moments.get(OPERATIONS / 2));
		isAt(moments.get(OPERATIONS / 2), recorded.state());
	}

	/** By timers, counters and deadlines too, however far the clocks are. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void theSameAtALaterTimeIsEqual(long seed) {
		Driven now = new Driven(seed);
		Driven later = new Driven(seed, LATER);
		for (int operation = 0; operation < OPERATIONS; operation++) {
			isAt(now.state().snapshot(), later.state());
			if (operation == OPERATIONS / 2) {
				now.deadline();
				later.deadline();
			}
			now.operation();
			later.operation();
		}
	}

	private static void isAt(Snapshot moment, State state) {
		assertEquals(List.of(), moment.differences(state.snapshot()));
		assertEquals(moment.hash(), state.hash());
	}
}
