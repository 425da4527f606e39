package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 5 of the catalogue: the timer of the local APIC, on the machine's virtual clock. */
class LapicTimerTest {
	private static final int MASKED = 0x10000, PERIODIC = 0x20000, DEADLINE = 0x40000;
	/** Values of TDCR and what they divide by. */
	private static final int[][] DIVISORS = { { 0xb, 1 }, { 0, 2 }, { 1, 4 }, { 2, 8 }, { 3, 16 }, { 8, 32 },
			{ 9, 64 }, { 0xa, 128 } };
	private final Bench vm = new Bench();

	private void start(int tdcr, int lvtt, long tmict) {
		vm.lap(0).wr(Lapic.TDCR, tdcr);
		vm.lap(0).wr(Lapic.LVTT, lvtt);
		vm.lap(0).wr(Lapic.TMICT, tmict);
	}

	/** The guest takes and ends what comes. */
	private void running() {
		vm.fx(1);
		vm.run(0);
	}

	private void fired(int vector, int times) {
		assertEquals(Collections.nCopies(times, vector), vm.userSpace().handledVectors());
	}

	@Test
	@DisplayName("TMR-001 one-shot")
	void tmr001() {
		running();
		start(0xb, 0xee, 0x10000);
		vm.pass(0xffff);
		fired(0xee, 0);
		vm.pass(1);
		fired(0xee, 1);
		vm.pass(10 * 0x10000);
		fired(0xee, 0);
		vm.lap(0).rd(Lapic.TMCCT).is(0);
		vm.lap(0).rd(Lapic.TMICT).is(0x10000);
		vm.lap(0).set(state -> state);
		vm.pass(0x10000);
		fired(0xee, 1);
		vm.pass(10 * 0x10000);
		fired(0xee, 0);
	}

	@Test
	@DisplayName("TMR-004 timer_starts, and the table of TDCR")
	void tmr004() {
		int c = 500_000;
		for (int[] divisor : DIVISORS) {
			long due = (long) c * divisor[1];
			running();
			start(divisor[0], 0x7b, c);
			firesAfter(due, 1);
			firesAfter(due, 0);
			firesAfter(due, 0);

			running();
			start(divisor[0], PERIODIC | 0x7b, c);
			for (int period = 0; period < 5; period++)
				firesAfter(due, 1);
		}
	}

	/** Not a nanosecond earlier. */
	private void firesAfter(long nanoseconds, int times) {
		vm.pass(nanoseconds - 1);
		fired(0x7b, 0);
		vm.pass(1);
		fired(0x7b, times);
	}

	@Test
	@DisplayName("TMR-005 timer_interrupts")
	void tmr005() {
		for (int tmict : new int[] { 500_000, 2_000_000 }) {
			vm.fx(1);
			start(0xb, PERIODIC | MASKED | 123, tmict);
			vm.pass(2L * tmict + tmict / 4);
			vm.lap(0).irr(123).is(0);
			long first = vm.lap(0).rd(Lapic.TMCCT).value();
			vm.pass(tmict / 4);
			long second = vm.lap(0).rd(Lapic.TMCCT).value();
			assertTrue(first > second && second > 0, "TMCCT keeps cycling");
			vm.lap(0).wr(Lapic.LVTT, PERIODIC | 123);
			vm.lap(0).irr(123).is(1);
			vm.handled(0, 123, vm::eoi).is(1);
			for (int period = 0; period < 3; period++) {
				vm.pass(tmict);
				vm.handled(0, 123, vm::eoi).is(1);
			}
		}
	}

	@Test
	@DisplayName("TMR-006 apic_bus_clock_test")
	void tmr006() {
		for (boolean x2apic : new boolean[] { true, false })
			for (int[] divisor : DIVISORS) {
				vm.empty();
				vm.ioctls().createIrqchip();
				busCycle(0).is(-Errno.EINVAL);
				busCycle(40).is(0);
				vm.vcpus(0);
				busCycle(40).is(-Errno.EINVAL);
				vm.lap(0).wr(Lapic.SPIV, 0x1ff);
				if (x2apic)
					vm.lap(0).enterX2apic();
				countsAt25MHz(x2apic, divisor[0], divisor[1]);
			}
	}

	private Value busCycle(long nanoseconds) {
		return new Value("KVM_CAP_X86_APIC_BUS_CYCLES_NS", vm.ioctls().setApicBusCycleNs(nanoseconds));
	}

	/** A long count, as the selftest starts it, read back after a tenth of a second. */
	private void countsAt25MHz(boolean x2apic, int tdcr, int divisor) {
		write(x2apic, Lapic.TDCR, tdcr);
		write(x2apic, Lapic.LVTT, 0xee);
		write(x2apic, Lapic.TMICT, 0xffffffffL);
		vm.pass(100_000_000);
		long left = x2apic ? vm.lap(0).rdmsr(0x839).value() : vm.lap(0).rd(Lapic.TMCCT).value();
		long ticks = (0xffffffffL - left) * divisor;
		assertTrue(Math.abs(ticks - 2_500_000) < 2_500_000 / 20, ticks + " bus cycles in 100 ms");
	}

	private void write(boolean x2apic, int offset, long value) {
		if (x2apic)
			vm.lap(0).wrmsr(0x800 + (offset >> 4), value);
		else
			vm.lap(0).wr(offset, value);
	}

	@Test
	@DisplayName("TMR-009 deadline mode ignores TMICT")
	void tmr009() {
		running();
		start(0xb, DEADLINE | 0xee, 0x10000);
		vm.lap(0).rd(Lapic.TMICT).is(0);
		vm.lap(0).rd(Lapic.TMCCT).is(0);
		vm.pass(0x20000);
		fired(0xee, 0);
	}

	@Test
	@DisplayName("TMR-012 TMICT=0 stops, a new TMICT starts again")
	void tmr012() {
		running();
		start(0xb, 0xee, 0x10000);
		vm.pass(0x8000);
		vm.lap(0).wr(Lapic.TMICT, 0);
		vm.lap(0).rd(Lapic.TMCCT).is(0);
		vm.pass(0x20000);
		fired(0xee, 0);

		vm.lap(0).wr(Lapic.TMICT, 0x10000);
		vm.pass(0x8000);
		vm.lap(0).wr(Lapic.TMICT, 0x20000);
		vm.pass(1);
		vm.lap(0).rd(Lapic.TMCCT).is(0x1ffff);
		vm.pass(0x1fffe);
		fired(0xee, 0);
		vm.pass(1);
		assertEquals(List.of(0xee), vm.userSpace().handledVectors());
	}

	@Test
	@DisplayName("TMR-014 an expiry while masked is latched")
	void tmr014() {
		vm.fx(1);
		start(0xb, MASKED | 0xee, 100_000);
		vm.pass(100_000);
		vm.lap(0).irr(0xee).is(0);
		vm.lap(0).rd(Lapic.TMCCT).is(0);
		vm.lap(0).wr(Lapic.LVTT, 0xee);
		vm.lap(0).irr(0xee).is(1);
	}
}
