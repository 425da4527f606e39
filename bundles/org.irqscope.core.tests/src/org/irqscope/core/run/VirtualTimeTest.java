package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.script.OpReader;
import org.irqscope.emulator.x86.Host;
import org.irqscope.model.Lapic;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Timers fire when virtual time is let pass, and at no other time. */
class VirtualTimeTest {
	private static final int TSC_DEADLINE = 2 << 17;
	@TempDir
	Path folder;
	private VirtualMachine machine;

	@BeforeEach
	void load() throws Exception {
		machine = Runs.apic(folder);
	}

	private static Stop afterwards(RunControl run, long nanoseconds) throws Exception {
		return Runs.ask(run, new Request.Then(Runs.time(nanoseconds)), Move.TO_END);
	}

	private static long handled(Stop stop) {
		return stop.walk().hops().stream().filter(hop -> !hop.continued())
				.filter(hop -> hop.call().equals("guest_vector(vector " + Runs.TIMER + ")")).count();
	}

	@Test
	void aOneShotTimerFiresOnce() throws Exception {
		Lapic lapic = X86Chips.lapic(machine.getVcpus().get(0));
		Runs.withPeriodicTimer(machine, 2_000_000);
		lapic.setLvtt(Runs.TIMER);
		RunControl run = Runs.of(machine);
		assertEquals(0, handled(afterwards(run, 1_999_999)));
		assertEquals(1, handled(afterwards(run, 1)));
		assertEquals(1, handled(afterwards(run, 100_000_000)));
	}

	@Test
	void aDeadlineTimerFiresWhenTheTscHasCountedThatFar() throws Exception {
		X86Chips.lapic(machine.getVcpus().get(0)).setLvtt(TSC_DEADLINE | Runs.TIMER);
		RunControl run = Runs.of(machine);
		String deadline = "wrmsr 0x6e0 " + 2_000_000L * Host.DEFAULT.tscKhz() / 1_000_000;
		Runs.ask(run, new Request.Act(new Impulse.OfOperation(new OpReader(1, 64, 0).read(deadline).orElseThrow())),
				Move.TO_END);
		assertEquals(0, handled(afterwards(run, 1_999_999)));
		assertEquals(1, handled(afterwards(run, 1)));
		assertEquals(1, handled(afterwards(run, 100_000_000)));
	}

	@Test
	void aPeriodicTimerFiresAgainAndAgain() throws Exception {
		RunControl run = Runs.of(Runs.withPeriodicTimer(machine, 2_000_000));
		assertEquals(3, handled(afterwards(run, 6_000_000)));
		assertEquals(5, handled(afterwards(run, 4_000_000)));
	}

	@Test
	void theClockStandsWhereItWasAskedToStandAndGoesBackWithTheWalk() throws Exception {
		RunControl run = Runs.of(Runs.withPeriodicTimer(machine, 2_000_000));
		assertEquals(5_000_000, afterwards(run, 5_000_000).machine().orElseThrow().now());
		assertEquals(0, Runs.ask(run, Move.TO_START).machine().orElseThrow().now());
		assertEquals(7_000_000, afterwards(run, 2_000_000).machine().orElseThrow().now());
	}

	@Test
	void timeAloneDoesNothingToAMachineWithoutTimers() throws Exception {
		Stop stop = afterwards(Runs.of(machine), 1_000_000_000);
		assertEquals(1_000_000_000, stop.machine().orElseThrow().now());
		assertEquals(List.of(), stop.walk().events());
	}
}
