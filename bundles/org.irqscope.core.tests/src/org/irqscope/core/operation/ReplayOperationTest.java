package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script file runs from its first to its last operation, or not at all. */
class ReplayOperationTest {
	@TempDir
	private Path directory;
	private final List<OpResult> answers = new ArrayList<>();

	private void replay(Path file) throws OperationException {
		new ReplayOperation(file, EmulatedX86Vm.backend(Host.DEFAULT)).run(answers::add, new NullProgressMonitor());
	}

	private void replay(String content) throws OperationException, IOException {
		replay(Files.writeString(directory.resolve("walk.kvmops"), content));
	}

	private OperationException refused(String content) {
		OperationException refusal = assertThrows(OperationException.class, () -> replay(content));
		assertTrue(answers.isEmpty(), "nothing is run");
		return refusal;
	}

	@Test
	void everyOperationAnswers() throws OperationException, IOException {
		replay("# serial\r\nvm 2\r\n\r\nline 4 1 # up\nline 4 0");
		assertEquals(List.of("vm 2", "line 4 1", "line 4 0"), answers.stream().map(answer -> answer.op().text())
				.toList());
	}

	@Test
	void aWrongLineIsNamedBeforeAnythingRuns() {
		OperationException refusal = refused("line 4 1\n\nvm 1 2\n");
		assertEquals(3, refusal.line());
		assertTrue(refusal.getMessage().endsWith("walk.kvmops:3: vm: the flag 2 is not between 0x0 and 0x1"),
				refusal.getMessage());
	}

	@Test
	void whatFollowsAVeryLongLineIsNotOverlooked() {
		assertEquals(1, refused("line 4 1" + " ".repeat(100_000) + "line 4 0\n").line());
		assertEquals(2, refused("#" + "x".repeat(100_000) + "\nlime\n").line());
	}

	@Test
	void aFileThatIsNoTextIsRefused() throws IOException {
		Path file = Files.write(directory.resolve("walk.kvmops"), new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1, '\n' });
		assertEquals(1, assertThrows(OperationException.class, () -> replay(file)).line());
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		Path missing = directory.resolve("missing.kvmops");
		OperationException refusal = assertThrows(OperationException.class, () -> replay(missing));
		assertEquals(missing.toString(), refusal.file());
		assertEquals(0, refusal.line());
		assertThrows(OperationException.class, () -> replay(directory));
	}

	@Test
	void itCanBeCancelledBetweenOperations() throws IOException {
		Path file = Files.writeString(directory.resolve("long.kvmops"), "line 4 1\n".repeat(1000));
		NullProgressMonitor monitor = new NullProgressMonitor();
		AtomicInteger seen = new AtomicInteger();
		assertThrows(OperationCanceledException.class,
				() -> new ReplayOperation(file, EmulatedX86Vm.backend(Host.DEFAULT)).run(answer -> {
					if (seen.incrementAndGet() == 10)
						monitor.setCanceled(true);
				}, monitor));
		assertEquals(10, seen.get());
	}
}
