package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** The text of tracefs: lines of every shape, the life of deferred work, and where tracefs is. */
class TraceTextTest {
	private static final FtraceLine SET_IRQ = new FtraceLine(10860, "kvm_set_irq", "gsi 14 level 1 source 0");

	private static void assertSetIrq(String line) {
		assertEquals(Optional.of(SET_IRQ), FtraceLine.parse(line));
	}

	@Test
	void aLineIsReadInEveryShape() {
		assertSetIrq("     kworker/1:6-10860   [001] .....  4366.750499: kvm_set_irq: gsi 14 level 1 source 0");
		assertSetIrq("           <...>-10860 [001] d..1. 4366.750499: kvm_set_irq: gsi 14 level 1 source 0 ");
		assertSetIrq("a - [0]: -7 b-10860   (  10859) [001] d..1. 4366.750499: kvm_set_irq: gsi 14 level 1 source 0");
		assertSetIrq("vmm-10860 (-------) [001] d.... 4366.750499: kvm_set_irq: gsi 14 level 1 source 0");
		assertSetIrq("            vmm-10860   [001]  4366.750499: kvm_set_irq: gsi 14 level 1 source 0");
		assertSetIrq("            vmm-10860   [001] .....  43667504: kvm_set_irq: gsi 14 level 1 source 0");
	}

	@Test
	void whatIsNoEventIsPassedOver() {
		for (String line : List.of("", "# tracer: nop", "CPU:1 [LOST 12 EVENTS]", "#   TASK-PID  CPU#  |||||",
				"  => ret_from_fork"))
			assertEquals(Optional.empty(), FtraceLine.parse(line));
	}

	private static FtraceLine queued(int pid, String work, String function) {
		return new FtraceLine(pid, DeferredWork.QUEUED,
				"work struct=" + work + " function=" + function + " workqueue=events req_cpu=256 cpu=1");
	}

	private static FtraceLine turn(String event, int worker, String work, String function) {
		return new FtraceLine(worker, event, "work struct " + work + ": function " + function);
	}

	@Test
	void workIsOursFromItsQueueingToItsEnd() {
		DeferredWork work = new DeferredWork();
		work.observe(queued(7, "0000000084db616e", "irqfd_inject"), true);
		assertFalse(work.done());
		assertFalse(work.runs(60));
		work.observe(turn(DeferredWork.STARTED, 60, "0000000084db616e", "irqfd_inject"), false);
		assertTrue(work.runs(60));
		work.observe(turn(DeferredWork.ENDED, 60, "0000000084db616e", "irqfd_inject"), false);
		assertFalse(work.runs(60));
		assertTrue(work.done());
	}

	@Test
	void functionsOfAModuleAreKnownToo() {
		DeferredWork work = new DeferredWork();
		work.observe(queued(7, "00000000aa", "irqfd_shutdown [kvm]"), true);
		assertFalse(work.done());
		work.observe(turn(DeferredWork.STARTED, 60, "00000000aa", "irqfd_shutdown [kvm]"), false);
		assertTrue(work.runs(60));
	}

	@Test
	void workOfOthersAndOfOtherKindsIsNotOurs() {
		DeferredWork work = new DeferredWork();
		work.observe(queued(8, "0001", "irqfd_inject"), false);
		work.observe(queued(7, "0002", "delayed_vfree_work"), true);
		work.observe(turn(DeferredWork.STARTED, 60, "0001", "irqfd_inject"), false);
		work.observe(turn(DeferredWork.STARTED, 61, "0002", "delayed_vfree_work"), false);
		assertFalse(work.runs(60));
		assertFalse(work.runs(61));
		assertTrue(work.done());
	}

	@Test
	void workIsNotWaitedForWhenItsEndCanBeLost() {
		DeferredWork work = new DeferredWork();
		work.observe(queued(7, "0001", "irqfd_inject"), true);
		work.observe(turn(DeferredWork.STARTED, 60, "0001", "irqfd_inject"), false);
		work.forget();
		assertTrue(work.done());
		assertFalse(work.runs(60));
		assertTrue(FtraceLine.tellsOfLostEvents("CPU:1 [LOST 12 EVENTS]"));
		assertFalse(FtraceLine.tellsOfLostEvents("CPU:1 [LOST-10860 [001] ..... 4366.750499: kvm_eoi: apicid 0"));
	}

	@Test
	void theDelayedInjectionOfOurIoapicIsShownThoughATimerQueuedIt() {
		DeferredWork work = new DeferredWork();
		work.observe(queued(0, "0003", DeferredWork.IOAPIC_EOI), false);
		work.observe(turn(DeferredWork.STARTED, 60, "0003", DeferredWork.IOAPIC_EOI), false);
		assertFalse(work.runs(60));
		work.brake();
		work.observe(turn(DeferredWork.STARTED, 61, "0004", DeferredWork.IOAPIC_EOI), false);
		work.observe(turn(DeferredWork.STARTED, 62, "0005", DeferredWork.IOAPIC_EOI), false);
		assertTrue(work.runs(61));
		assertFalse(work.runs(62));
	}

	@Test
	void tracefsIsFoundWhereverItIsMounted() {
		assertEquals(Optional.of(Path.of("/sys/kernel/tracing")), Mounts.tracefs(
				List.of("proc /proc proc rw 0 0", "nodev /sys/kernel/tracing tracefs rw,nosuid 0 0")));
		assertEquals(Optional.of(Path.of("/mnt/my trace")),
				Mounts.tracefs(List.of("nodev /mnt/my\\040trace tracefs rw 0 0")));
		assertEquals(Optional.empty(), Mounts.tracefs(List.of("debugfs /nowhere debugfs rw 0 0", "broken")));
	}
}
