package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of a process that was killed is switched off by whoever starts next; all others stay. */
class TracingLeftoversTest {
	private static final long OWN = ProcessHandle.current().pid();
	@TempDir
	private Path root;

	@BeforeEach
	void aTracefs() throws IOException {
		Files.createDirectory(root.resolve("instances"));
	}

	private Path instance(String name) throws IOException {
		return Files.createDirectory(root.resolve("instances").resolve(name));
	}

	private List<String> instances() throws IOException {
		try (Stream<Path> instances = Files.list(root.resolve("instances"))) {
			return instances.map(instance -> instance.getFileName().toString()).sorted().toList();
		}
	}

	private void remove(String pidNamespace) throws IOException {
		TracingLeftovers.remove(List.of("proc /proc proc rw 0 0", "nodev " + root + " tracefs rw 0 0"), pidNamespace);
	}

	private static long deadProcess() throws IOException, InterruptedException {
		Process process = new ProcessBuilder("true").start();
		process.waitFor();
		return process.pid();
	}

	@Test
	void whatADeadProcessLeftIsRemoved() throws Exception {
		long dead = deadProcess();
		instance("irqscope-" + dead + "-1");
		instance("irqscope-" + dead + "-12");
		remove(Tracefs.INITIAL_PID_NAMESPACE);
		assertEquals(List.of(), instances());
	}

	@Test
	void tracesOfLivingProcessesAndOfOtherProgramsStay() throws Exception {
		List<String> names = Stream.of("irqscope-" + OWN + "-1", "irqscope-mine", "someone-" + deadProcess() + "-1")
				.sorted().toList();
		for (String name : names)
			instance(name);
		remove(Tracefs.INITIAL_PID_NAMESPACE);
		assertEquals(names, instances());
	}

	@Test
	void aTraceThatIsOlderThanTheProcessOfItsNumberIsRemoved() throws IOException {
		Instant before = ProcessHandle.current().info().startInstant().orElseThrow().minus(1, ChronoUnit.HOURS);
		Files.setLastModifiedTime(instance("irqscope-" + OWN + "-1"), FileTime.from(before));
		remove(Tracefs.INITIAL_PID_NAMESPACE);
		assertEquals(List.of(), instances());
	}

	@Test
	void oneThatIsInUseDoesNotKeepTheOthers() throws Exception {
		long dead = deadProcess();
		Files.createFile(instance("irqscope-" + dead + "-1").resolve("trace_pipe"));
		instance("irqscope-" + dead + "-2");
		remove(Tracefs.INITIAL_PID_NAMESPACE);
		assertEquals(List.of("irqscope-" + dead + "-1"), instances());
	}

	@Test
	void inAContainerTheNumbersMeanNothing() throws Exception {
		String name = "irqscope-" + deadProcess() + "-1";
		instance(name);
		remove("pid:[4026532208]");
		assertEquals(List.of(name), instances());
	}

	@Test
	void withoutTracefsThereIsNothingToDo() throws IOException {
		TracingLeftovers.remove(List.of("proc /proc proc rw 0 0"), Tracefs.INITIAL_PID_NAMESPACE);
		TracingLeftovers.remove(List.of("nodev " + root.resolve("none") + " tracefs rw 0 0"),
				Tracefs.INITIAL_PID_NAMESPACE);
		assertEquals(List.of(), instances());
	}
}
