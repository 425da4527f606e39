package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HLT, and what ends it: section 5.14 of the kernel's interrupt paths. */
class HaltTest {
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fx(2);
	}

	private void sleeps() {
		vm.runAll();
		vm.lap(0).mp().is(X86Vcpu.HALTED);
		assertEquals(List.of(), vm.userSpace().handledVectors());
	}

	private void wokeFor(int... vectors) {
		vm.runAll();
		vm.lap(0).mp().is(X86Vcpu.RUNNABLE);
		assertEquals(Arrays.stream(vectors).boxed().toList(), vm.userSpace().handledVectors());
	}

	@Test
	void aVectorEndsIt() {
		vm.halt(0, true);
		sleeps();
		vm.msi(0xfee00000L, 0, 123);
		wokeFor(123);
	}

	@Test
	void aPlainKickDoesNotEndIt() {
		vm.halt(0, true);
		vm.lap(0).vcpu().kvmVcpuKick();
		sleeps();
	}

	@Test
	void aVectorDoesNotEndItWhileInterruptsAreOff() {
		vm.halt(0, false);
		vm.msi(0xfee00000L, 0, 123);
		sleeps();
		vm.lap(0).irr(123).is(1);
	}

	@Test
	void aVectorBelowThePriorityDoesNotEndIt() {
		vm.lap(0).wr(Lapic.TASKPRI, 0x80);
		vm.halt(0, true);
		vm.msi(0xfee00000L, 0, 0x71);
		sleeps();
		vm.msi(0xfee00000L, 0, 0x91);
		wokeFor(0x91);
	}

	@Test
	void anNmiEndsItEvenWithInterruptsOff() {
		vm.halt(0, false);
		vm.msi(0xfee00000L, 0, 0x400);
		wokeFor(2);
	}

	@Test
	void thePicEndsIt() {
		vm.M.init(0x11, 0x30, 4, 1);
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.halt(0, true);
		sleeps();
		vm.line(4, 1);
		wokeFor(0x34);
	}

	@Test
	void theTimerOfAnApEndsItsHaltOnly() {
		vm.lap(1).wr(Lapic.TDCR, 0xb);
		vm.lap(1).wr(Lapic.LVTT, 0xee);
		vm.lap(1).wr(Lapic.TMICT, 0x10000);
		vm.halt(0, true);
		vm.halt(1, true);
		vm.pass(0xffff);
		vm.lap(1).mp().is(X86Vcpu.HALTED);
		vm.pass(1);
		vm.lap(1).mp().is(X86Vcpu.RUNNABLE);
		assertEquals(List.of(0xee), vm.userSpace().handledVectors());
		vm.lap(0).mp().is(X86Vcpu.HALTED);
	}

	@Test
	void itsEndIsTracedWithTheTimeAsleep() {
		vm.halt(0, true);
		vm.pass(20_000);
		vm.lap(0).vcpu().kvmVcpuKick();
		assertEquals(List.of(), vm.traced(vm::runAll), "a kick for nothing ends no sleep");
		assertEquals(List.of("kvm_vcpu_wakeup: wait time 20000 ns, polling valid"), wakeUps(() -> {
			vm.msi(0xfee00000L, 0, 123);
			vm.runAll();
		}));
	}

	/** The thread is woken to deliver the expiry, finds that the guest cannot take it, and sleeps on. */
	@Test
	void anExpiredTimerWakesTheThreadOfAGuestWithInterruptsOff() {
		vm.lap(0).wr(Lapic.TDCR, 0xb);
		vm.lap(0).wr(Lapic.LVTT, 0xee);
		vm.lap(0).wr(Lapic.TMICT, 0x1000);
		vm.halt(0, false);
		assertEquals(List.of("kvm_vcpu_wakeup: wait time 4096 ns, polling valid"), wakeUps(() -> vm.pass(0x1000)));
		vm.lap(0).mp().is(X86Vcpu.HALTED);
	}

	private List<String> wakeUps(Runnable action) {
		return vm.traced(action).stream().filter(line -> line.startsWith("kvm_vcpu_wakeup")).toList();
	}

	@Test
	void anotherVcpuEndsItWithoutAnInterrupt() {
		vm.halt(0, false);
		int remoteRead = 0x300;
		vm.lap(1).ipi(0, 0x4000 | remoteRead);
		wokeFor();
		vm.halt(0, false);
		sleeps();
	}

	@Test
	void whatWaitsAlreadyLetsTheGuestGoOnAtOnce() {
		vm.msi(0xfee00000L, 0, 123);
		vm.lap(0).vcpu().guest().setInterruptFlag(true);
		vm.lap(0).vcpu().guest().halt();
		vm.lap(0).mp().is(X86Vcpu.RUNNABLE);
		wokeFor(123);
	}

	@Test
	void aSleepingVcpuExecutesNothing() {
		vm.halt(0, true);
		assertEquals(false, vm.lap(0).vcpu().guest().run(() -> vm.lap(0).vcpu().guest().out(0x80, 1, 1)));
		assertEquals(List.of(), vm.userSpace().exits());
	}

	@Test
	void anInitEndsItAndTheVcpuWaitsForItsStartup() {
		vm.halt(1, false);
		vm.lap(0).ipi(1 << 24, 0x4500);
		vm.runAll();
		vm.lap(1).mp().is(X86Vcpu.INIT_RECEIVED);
	}

	@Test
	void withoutALapicInTheKernelUserSpaceIsTold() {
		vm.empty();
		vm.vcpus(0);
		vm.kvm().vcpus().get(0).guest().halt();
		assertEquals(List.of(0), vm.userSpace().halts());
		assertEquals(X86Vcpu.RUNNABLE, vm.kvm().vcpus().get(0).mpState());
	}
}
