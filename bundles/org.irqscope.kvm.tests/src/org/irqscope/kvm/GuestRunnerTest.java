package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.irqscope.emulator.script.Vm;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guests answer, fault or are fetched back; none keeps the thread. */
class GuestRunnerTest {
	private static final Duration SOON = Duration.ofSeconds(10);
	private static final long ICR = 0xfee00300L, ICR2 = 0xfee00310L, APIC_ID = 0xfee00020L;
	private static final int INIT = 0x4500, STARTUP = 0x4600, SMI = 0x4200, NMI = 0x4400, TO_SELF = 0x40000;
	private HostBackend backend;
	private HostVm vm;

	@BeforeEach
	void open() {
		HostTests.assumeKvm();
		backend = HostBackend.withoutTracepoints();
		vm = backend.create(2, false);
		HostTests.enableLapics(vm);
	}

	@AfterEach
	void close() {
		if (backend == null)
			return;
		vm.close();
		backend.close();
	}

	private void sendToVcpu1(int command) {
		assertEquals(0, vm.write32(0, ICR2, 1 << 24));
		assertEquals(0, vm.write32(0, ICR, command));
	}

	@Test
	void portsThatNobodyAnswersReadAsOnes() {
		assertEquals(0xff, vm.in(0, 0x300));
		assertEquals(0xffffffffL, vm.read32(0, 0xd0000000L));
		assertEquals(0, vm.out(0, 0x300, 1));
		assertEquals(0, vm.write32(0, 0xd0000000L, 1));
	}

	@Test
	void aPicRegisterIsWrittenAndRead() {
		assertEquals(0, vm.out(1, 0x21, 0xa5));
		assertEquals(0xa5, vm.in(1, 0x21));
		assertEquals(0xa5, vm.pic(0).imr());
	}

	@Test
	void anMsrThatThereIsNotFaults() {
		assertEquals(Vm.GUEST_FAULT, vm.wrmsr(0, 0x8ff, 1));
		assertEquals(Vm.GUEST_FAULT, vm.rdmsr(0, 0x8ff));
		assertEquals(0xfee00900L, vm.rdmsr(0, 0x1b));
	}

	@Test
	void anOpenedGuestTakesWhatThePicHas() {
		assertEquals(-1, vm.take(0));
		for (int[] icw : new int[][] { { 0x20, 0x11 }, { 0x21, 0x30 }, { 0x21, 4 }, { 0x21, 1 } })
			assertEquals(0, vm.out(0, icw[0], icw[1]));
		vm.setLapic(0, vm.lapic(0).with(Lapic.LVT0, 0x700));
		vm.irqLineStatus(3, 1);
		assertEquals(0x33, vm.take(0));
		assertEquals(-1, vm.take(0));
	}

	@Test
	void aTimerOfOneTickIsPendingAsTheWriteReturns() {
		assertEquals(0, vm.write32(0, 0xfee00320L, 0x31));
		assertEquals(0, vm.write32(0, 0xfee00380L, 1));
		assertTrue(vm.lapic(0).test(Lapic.IRR, 0x31));
	}

	@Test
	void aVcpuThatSendsInitToItselfComesBackAndTheOtherGoesOn() {
		assertTimeout(SOON, () -> assertEquals(Vm.ASLEEP, vm.write32(1, ICR, INIT | TO_SELF)));
		assertEquals(0, vm.out(0, 0x21, 0xff));
		assertTimeout(HostTests.UNKICKED, () -> assertEquals(Vm.ASLEEP, vm.read32(1, APIC_ID)));
		assertTimeout(HostTests.UNKICKED, () -> assertEquals(Vm.ASLEEP, vm.take(1)));
		assertEquals(0L, vm.read32(0, APIC_ID));
	}

	@Test
	void theBootProcessorGoesOnAfterAnInit() {
		assertTimeout(SOON, () -> vm.write32(0, ICR, INIT | TO_SELF));
		assertEquals(0L, vm.read32(0, APIC_ID));
		assertEquals(1L << 24, vm.read32(1, APIC_ID));
	}

	@Test
	void aVcpuWaitsBetweenInitAndStartupWhereverThatStarts() {
		for (int page = 0; page < 256; page++) {
			sendToVcpu1(INIT);
			assertEquals(Vm.ASLEEP, vm.in(1, 0x21), "waiting");
			sendToVcpu1(STARTUP | page);
			assertEquals(1L << 24, vm.read32(1, APIC_ID), "page " + page);
		}
	}

	@Test
	void aVcpuThatWasStartedInBetweenRunsEveryProgram() {
		for (int page : new int[] { 0, 1, 2, 8, 0xff }) {
			sendToVcpu1(INIT);
			sendToVcpu1(STARTUP | page);
			assertEquals(-1, vm.take(1));
			sendToVcpu1(INIT);
			sendToVcpu1(STARTUP | page);
			assertEquals(0, vm.out(1, 0x21, page));
			assertEquals(page, vm.pic(0).imr());
			sendToVcpu1(INIT);
			sendToVcpu1(STARTUP | page);
			assertEquals(0xfee00800L, vm.rdmsr(1, 0x1b));
		}
	}

	@Test
	void nmisAndSmisDoNotDisturbAProgram() {
		sendToVcpu1(NMI);
		assertEquals(1L << 24, vm.read32(1, APIC_ID));
		sendToVcpu1(SMI);
		assertEquals(1L << 24, vm.read32(1, APIC_ID));
	}
}
