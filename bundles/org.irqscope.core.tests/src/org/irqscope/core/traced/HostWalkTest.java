package org.irqscope.core.traced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.kvm.HostKvm;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a KVM did while operations ran on it is walked through both ways, from what was captured. */
class HostWalkTest {
	private static final Path RECORDINGS = Path.of("..", "org.irqscope.emulator.tests", "recordings");
	private static final Pattern EVENTS = Pattern.compile("\"events\":\\[([^]]*)]");

	/** The stored capture of a run on a real KVM. */
	private static Session stored() throws Exception {
		Path script = RECORDINGS.resolve("irqfd-1.kvmops");
		List<Op> ops = OpScript.parse(Files.readAllLines(script)).ops();
		List<String> answers = Files.readAllLines(RECORDINGS.resolve("irqfd-1.jsonl"));
		List<OpResult> captured = new ArrayList<>();
		for (int at = 0; at < ops.size(); at++)
			captured.add(new OpResult(ops.get(at), 0, List.of(), Optional.of(events(answers.get(at))), Map.of()));
		ScriptSession emulated = ScriptOperation.run(script, 1, new NullProgressMonitor());
		return HostWalkOperation.session(emulated.session().document(), "irqfd-1.kvmops", captured);
	}

	private static List<String> events(String answer) {
		Matcher events = EVENTS.matcher(answer);
		return !events.find() || events.group(1).isEmpty() ? List.of()
				: Arrays.stream(events.group(1).split("\",\"")).map(event -> event.replace("\"", "")).toList();
	}

	@Test
	void aStoredCaptureIsASessionThatIsSteppedBothWays() throws Exception {
		try (Session session = stored()) {
			assertTrue(session.shown().orElseThrow().isRecordingAlone());
			int length = session.shown().orElseThrow().length();
			long lines = Files.readAllLines(RECORDINGS.resolve("irqfd-1.jsonl")).stream()
					.flatMap(answer -> events(answer).stream()).filter(event -> event.contains(" kvm_set_irq:"))
					.count();
			assertTrue(lines > 0);
			assertEquals(lines, session.walk().hops().stream()
					.filter(hop -> hop.site().functionName().equals("kvm_set_irq")).count());
			assertEquals(1, session.ask(Move.STEP_INTO).position());
			assertEquals(0, session.ask(Move.STEP_BACK).position());
			assertEquals(length, session.ask(Move.RESUME).position());
			assertEquals(0, session.ask(Move.REVERSE_RESUME).position());
			assertTrue(session.title().contains("irqfd-1.kvmops"), session.title());
		}
	}

	@Test
	void workersAndUserSpaceAreContextsOfTheirOwn() throws Exception {
		try (Session session = stored()) {
			List<String> contexts = session.walk().hops().stream().map(hop -> hop.context().label()).distinct()
					.collect(Collectors.toList());
			assertTrue(contexts.contains("kworker"), contexts::toString);
			assertTrue(contexts.contains("vmm"), contexts::toString);
		}
	}

	@Test
	void withoutKvmOneSentenceSaysWhatIsMissing() {
		Assumptions.assumeFalse(HostKvm.check().isEmpty(), "this host has KVM");
		OperationException refused = assertThrows(OperationException.class,
				() -> HostWalkOperation.check(KvmSource.HOST));
		assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
		assertTrue(refused.getMessage().contains("/dev/kvm"), refused.getMessage());
	}
}
