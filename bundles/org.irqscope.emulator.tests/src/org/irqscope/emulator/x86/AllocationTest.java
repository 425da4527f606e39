package org.irqscope.emulator.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.management.ThreadMXBean;

/** While nothing records, an interrupt on its way to the local APICs leaves nothing for the garbage collector. */
class AllocationTest {
	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
	private static final int ROUNDS = 5, TIMES = 1000;
	private static final int PIN = 4, VECTOR = 0x31;
	private static final long LOGICAL = 4;

	private final Bench bench = new Bench();
	private X86VmIoctls ioctls;

	@BeforeEach
	void twoProcessorsWithEnabledLocalApics() {
		bench.fx(2);
		bench.M.data(0);
		for (int vcpu = 0; vcpu < 2; vcpu++)
			bench.lap(vcpu).wr(Lapic.LDR, 1L << 24 + vcpu);
		ioctls = bench.ioctls();
	}

	/**
	 * The bytes that a thousand repetitions allocate: the least of some rounds, since the JVM itself now and then does.
	 */
	private static long bytes(Runnable operation) {
		long least = Long.MAX_VALUE;
		for (int round = 0; round < ROUNDS; round++) {
			long before = THREADS.getCurrentThreadAllocatedBytes();
			for (int time = 0; time < TIMES; time++)
				operation.run();
			least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
		}
		return least;
	}

	private void pulse() {
		ioctls.irqLine(PIN, 1);
		ioctls.irqLine(PIN, 0);
	}

	private void route(long entry) {
		bench.ioa.rte(PIN, entry);
	}

	@Test
	void anEdgeThroughTheIoapicAndThePicAllocatesNothing() {
		route(VECTOR);
		assertEquals(2, ioctls.irqLineStatus(PIN, 1), "the local APIC and the PIC take it");
		ioctls.irqLine(PIN, 0);
		assertEquals(0, bytes(this::pulse));
	}

	@Test
	void aMaskedEdgeAllocatesNothing() {
		route(VECTOR | Bench.MK);
		assertEquals(0, bytes(this::pulse));
	}

	@Test
	void aLevelThatWaitsForItsEoiAllocatesNothing() {
		route(VECTOR | Bench.LV);
		assertEquals(0, bytes(this::pulse));
	}

	@Test
	void theClocksEdgeWhoseEoisAreCountedAllocatesNothing() {
		bench.ioa.rte(Ioapic.RTC_PIN, VECTOR);
		assertEquals(0, bytes(() -> {
			ioctls.irqLineStatus(Ioapic.RTC_PIN, 1);
			ioctls.irqLineStatus(Ioapic.RTC_PIN, 0);
		}));
	}

	@Test
	void aMessageToOneLocalApicAllocatesNothing() {
		assertEquals(1, ioctls.signalMsi(0xfee01000L, VECTOR));
		assertEquals(0, bytes(() -> ioctls.signalMsi(0xfee01000L, VECTOR)));
	}

	@Test
	void aMessageToAllAllocatesNothing() {
		assertEquals(2, ioctls.signalMsi(0xfeeff000L, VECTOR));
		assertEquals(0, bytes(() -> ioctls.signalMsi(0xfeeff000L, VECTOR)));
	}

	@Test
	void aMessageOfLowestPriorityAllocatesNothing() {
		long address = 0xfee03000L | LOGICAL;
		assertEquals(1, ioctls.signalMsi(address, LapicIrq.LOWEST_PRIORITY | VECTOR));
		assertEquals(0, bytes(() -> ioctls.signalMsi(address, LapicIrq.LOWEST_PRIORITY | VECTOR)));
	}

	@Test
	void aMessageToNobodyAllocatesNothing() {
		assertEquals(0, ioctls.signalMsi(0xfee07000L, VECTOR));
		assertEquals(0, bytes(() -> ioctls.signalMsi(0xfee07000L, VECTOR)));
	}

	@Test
	void anEventfdThatSendsAMessageAtOnceAllocatesNothing() {
		bench.route(new RoutingEntry.Msi(24, 0xfee00000L, VECTOR)).is(0);
		Eventfd eventfd = bench.eventfd();
		bench.irqfd(eventfd, 24).is(0);
		assertEquals(0, bytes(eventfd::eventfdSignal));
	}

	@Test
	void anInterruptThatTheGuestTakesAndEndsAllocatesNothing() {
		GuestCpu guest = bench.kvm().vcpus().get(1).guest();
		ioctls.signalMsi(0xfee01000L, VECTOR);
		assertEquals(VECTOR, guest.take());
		guest.eoi();
		assertEquals(0, bytes(() -> {
			ioctls.signalMsi(0xfee01000L, VECTOR);
			guest.take();
			guest.eoi();
		}));
	}

	@Test
	void anInterruptOfARunningGuestAllocatesNothing() {
		bench.run(1);
		assertEquals(0, bytes(() -> {
			ioctls.signalMsi(0xfee01000L, VECTOR);
			bench.runAll();
			bench.userSpace().forget();
		}));
	}

	@Test
	void anInterruptOfThePicAllocatesNothing() {
		bench.M.init(0x11, 0x30, 4, 1);
		bench.lap(0).wr(Lapic.LVT0, LapicIrq.EXTINT);
		bench.run(0);
		assertEquals(0, bytes(() -> {
			pulse();
			bench.runAll();
			bench.userSpace().forget();
		}));
	}

	@Test
	void aRecordingIsWhatAllocates() {
		route(VECTOR);
		bench.kvm().journal().start();
		assertTrue(bytes(this::pulse) > 0, "the meter sees it");
	}
}
