package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.irqscope.core.decision.DecisionText;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.lesson.Lesson;
import org.irqscope.core.lesson.Lessons;
import org.irqscope.core.run.Request.Move;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 steps, jumps, acts, edits and branches at random over all example machines: wherever a session comes back to,
 * the whole state is what it was, by hash and by value.
 */
class RandomSessionTest {
	/** How many requests, unless somebody wants more. */
	private static final int REQUESTS = Integer.getInteger("irqscope.requests", 100_000);
	private static final int LONGEST = 400, MOST_BRANCHES = 6, SESSION = 1000;
	private static final long SEED = 0x6a09e667f3bcc908L;
	private static final Move[] MOVES = { Move.STEP_INTO, Move.STEP_INTO, Move.STEP_OVER, Move.STEP_RETURN,
			Move.STEP_BACK, Move.STEP_BACK_OVER, Move.STEP_BACK_RETURN, Move.TO_END, Move.TO_START };
	private static final String[] ACTS = { "line 4 1", "line 4 0", "line 11 1", "line 11 0", "line 0 1",
			"msi 0xfee00000 0x51", "msi 0xfee00000 0x4041", "out 0x21 0xff", "out 0x21 0xfb", "out 0x20 0x20",
			"write32 0xfee000b0 0", "write32 0xfee00080 0x30", "write32 0xfee00300 0x41", "wrmsr 0x1b 0xfee00900",
			"rdmsr 0x1b", "take", "ack", "irqfd 9", "irqfd 9 1", "irqfd-del 0 9", "signal 0", "resample 0",
			"route-msi 30 0xfee00000 0x77", "route-commit", "line 30 1", "advance 1000", "advance 500000",
			"set IOAPIC 0 redirtbl[4] 0x10021", "set IOAPIC 0 redirtbl[4] 0x8021", "set IOAPIC 0 redirtbl[11] 0x51",
			"set PIC 0 imr 0xff", "set PIC 0 imr 0", "set LAPIC 0 TASKPRI 0x40", "set LAPIC 0 TASKPRI 0",
			"device 0 # device" };

	/** A position, after so much has come from outside: what comes may do nothing that is seen in the walk. */
	private record Place(int position, long arrivals) {
		static Place of(Stop stop) {
			return new Place(stop.position(),
					stop.impulses().stream().filter(one -> one.position() <= stop.position()).count());
		}
	}

	/** What there was: the whole state, and the tasks that waited; what was to come from outside may be another. */
	private record Seen(Snapshot state, List<Waiting> waiting) {
		static Seen of(Stop stop) {
			return new Seen(stop.state().orElseThrow(),
					stop.waiting().stream().filter(one -> one.kind() == Waiting.Kind.TASK).toList());
		}
	}

	@TempDir
	Path folder;
	private Random random;
	private RunControl run;
	/** What each position of each branch was, after as much as had come from outside. */
	private Map<Integer, Map<Place, Seen>> seen;
	private int returns;

	private List<VirtualMachine> machines() throws Exception {
		List<VirtualMachine> machines = new ArrayList<>();
		for (Examples example : Examples.values())
			machines.add(new Texted(folder).with(example).machine());
		for (Lesson lesson : Lessons.all())
			machines.add(lesson.machine());
		for (String name : Examples.BY_HAND)
			machines.add(loaded(name));
		Path documents = Path.of("../org.irqscope.model.tests/documents/format1");
		try (Stream<Path> files = Files.list(documents).sorted()) {
			for (Path file : files.toList())
				machines.add(MachineFiles.load(file));
		}
		machines.add(Runs.withPeriodicTimer(Runs.twoDevices(folder), 300_000));
		machines.removeIf(machine -> !starts(machine));
		assertTrue(machines.size() > Lessons.all().size() + Examples.BY_HAND.size(),
				machines.size() + " machines");
		return machines;
	}

	private VirtualMachine loaded(String name) throws Exception {
		Path file = folder.resolve(name + "." + MachineFiles.EXTENSION);
		try (InputStream document = Examples.machine(name)) {
			Files.copy(document, file);
		}
		return MachineFiles.load(file);
	}

	/** False for a document that the kernel refuses as a machine. */
	private static boolean starts(VirtualMachine machine) {
		try (RunControl one = Runs.of(machine)) {
			return one.request(Move.START).handle((stop, refusal) -> refusal == null).join();
		}
	}

	@Test
	void whereverASessionComesBackToTheStateIsWhatItWas() throws Exception {
		List<VirtualMachine> machines = machines();
		for (int session = 0; session * SESSION < REQUESTS; session++) {
			random = new Random(SEED + session);
			walk(machines.get(session % machines.size()), session);
		}
		assertTrue(returns > REQUESTS / 2, "came back " + returns + " times");
	}

	private void walk(VirtualMachine machine, int session) {
		run = Runs.of(machine);
		seen = new HashMap<>();
		try {
			for (int i = 0; i < SESSION; i++)
				check(request(), "seed " + SEED + " + " + session + ", request " + i);
		} finally {
			run.close();
		}
	}

	/** The answer to a request at random; a refusal leaves the session where it stands. */
	private Stop request() {
		try {
			return run.request(next()).join();
		} catch (CompletionException e) {
			assertEquals(RunException.class, e.getCause().getClass(), () -> e.getCause().toString());
			return run.stop().orElseThrow();
		}
	}

	private Request next() {
		Optional<Stop> now = run.stop();
		int choice = random.nextInt(100);
		if (now.isEmpty() || choice < 55)
			return MOVES[random.nextInt(MOVES.length)];
		Stop stop = now.get();
		if (choice < 80)
			return new Request.GoTo(random.nextInt(stop.length() + 2));
		if (choice < 88 && stop.branches().size() > 1)
			return new Request.Switch(stop.branches().get(random.nextInt(stop.branches().size())).number());
		if (stop.branches().size() >= MOST_BRANCHES)
			return new Request.Drop(stop.branches().get(random.nextInt(MOST_BRANCHES)).number());
		if (choice < 93 && !stop.waiting().isEmpty())
			return new Request.StepTask(stop.waiting().get(random.nextInt(stop.waiting().size())));
		return stop.length() > LONGEST ? Move.STEP_BACK : act();
	}

	private Request act() {
		try {
			return new Request.Decide(DecisionText.parse(ACTS[random.nextInt(ACTS.length)]));
		} catch (RunException e) {
			throw new AssertionError(e);
		}
	}

	private void check(Stop stop, String where) {
		Seen now = Seen.of(stop), before = branch(stop).putIfAbsent(Place.of(stop), now);
		if (before == null)
			return;
		returns++;
		assertEquals(before.state().hash(), now.state().hash(), () -> where + ", position " + stop.position());
		assertEquals(before.state(), now.state(), () -> where + ", position " + stop.position());
		assertEquals(before.waiting(), now.waiting(), () -> where + ", position " + stop.position());
	}

	/** What is known of a branch: at first what it has in common with the one that it left. */
	private Map<Place, Seen> branch(Stop stop) {
		return seen.computeIfAbsent(stop.branch().number(), number -> {
			Map<Place, Seen> common = new HashMap<>();
			stop.branch().parent().ifPresent(parent -> common.putAll(seen.getOrDefault(parent, Map.of())));
			common.keySet().removeIf(place -> place.position() > stop.branch().from());
			return common;
		});
	}
}
