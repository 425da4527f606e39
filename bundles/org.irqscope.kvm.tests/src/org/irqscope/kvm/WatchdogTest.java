package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.irqscope.emulator.script.Vm;
import org.irqscope.kvm.guest.GuestMemory;
import org.irqscope.kvm.guest.GuestProgram;
import org.irqscope.kvm.guest.Operands;
import org.irqscope.kvm.structure.KvmMpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vCPU that stays in {@code KVM_RUN} is fetched out by a signal, and nothing of the signal is left. */
class WatchdogTest {
	private static final Duration SOON = Duration.ofSeconds(10);
	private static final int HLT = 0xf4, JMP_TO_ITSELF = 0xfeeb;
	private final KickSignal signal = new KickSignal();
	private HostKvm kvm;
	private GuestMemory memory;
	private VmFile vm;
	private VcpuFile vcpu;
	private GuestRunner runner;

	@BeforeEach
	void open() {
		HostTests.assumeKvm();
		kvm = new HostKvm();
		memory = new GuestMemory(Libc.mmap(GuestMemory.SIZE, -1), Libc::munmap);
		vm = new VmFile(kvm, false, memory);
		vcpu = new VcpuFile(kvm, vm.fd(), 0, signal.maskInRun());
		runner = new GuestRunner(memory, kvm.watchdog(), signal);
	}

	@AfterEach
	void close() {
		if (kvm == null)
			return;
		vcpu.close();
		vm.close();
		memory.close();
		kvm.close();
	}

	private long out() {
		return runner.run(vcpu, GuestProgram.OUT, Operands.NONE);
	}

	@Test
	void aHaltedGuestIsFetchedBackAndRunsAgain() {
		memory.memory().putByte(GuestProgram.OUT.address(), HLT);
		assertTimeout(SOON, () -> assertEquals(Vm.GUEST_FAULT, out()));
		assertEquals(KvmMpState.RUNNABLE, vcpu.mpState());
		assertEquals(0, out());
	}

	@Test
	void aLoopingGuestIsFetchedBackAndRunsAgain() {
		memory.memory().putShort(GuestProgram.OUT.address(), JMP_TO_ITSELF);
		assertTimeout(SOON, () -> assertEquals(Vm.GUEST_FAULT, out()));
		assertEquals(0, out());
	}

	@Test
	void codeThatIsNoProgramFaultsAtOnce() {
		memory.memory().putByte(GuestProgram.OUT.address(), 0xcc);
		assertTimeout(HostTests.UNKICKED, () -> assertEquals(Vm.GUEST_FAULT, out()));
	}

	@Test
	void aVcpuThatIsNotRunnableIsNotRun() {
		for (int state : new int[] { KvmMpState.INIT_RECEIVED, KvmMpState.UNINITIALIZED, KvmMpState.HALTED }) {
			vcpu.setMpState(state);
			assertTimeout(HostTests.UNKICKED, () -> assertEquals(Vm.ASLEEP, out()));
		}
		vcpu.setMpState(KvmMpState.RUNNABLE);
		assertEquals(0, out());
	}

	@Test
	void theSignalIsNeitherPendingNorBlockedAfterwards() throws IOException {
		memory.memory().putByte(GuestProgram.OUT.address(), HLT);
		assertEquals(Vm.GUEST_FAULT, out());
		for (String set : List.of("SigPnd", "ShdPnd", "SigBlk"))
			assertEquals(0, signals(set) & KickSignal.BIT, set);
	}

	/** One of this thread's sets of signals. */
	private static long signals(String set) throws IOException {
		return Files.readAllLines(Path.of("/proc/thread-self/status")).stream().filter(line -> line.startsWith(set))
				.mapToLong(line -> Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16)).sum();
	}

	@Test
	void aRunThatEndsInTimeIsNotKicked() throws InterruptedException {
		Watchdog watchdog = new Watchdog();
		Watchdog.Run run = watchdog.begin(HostThread.tid());
		assertFalse(run.end());
		Thread.sleep(2 * Watchdog.LIMIT);
		assertFalse(run.kicked());
	}

	@Test
	void aRunThatIsLateIsKickedThoughOthersAreNot() throws InterruptedException {
		Watchdog watchdog = new Watchdog();
		signal.block();
		Watchdog.Run late = watchdog.begin(HostThread.tid());
		Thread.sleep(2 * Watchdog.LIMIT);
		Watchdog.Run early = watchdog.begin(HostThread.tid());
		assertTrue(late.end());
		assertFalse(early.end());
		signal.consume();
		signal.unblock();
	}
}
