package org.irqscope.emulator.x86.pit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.Errno;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ports and modes of the i8254: sections 9.1 and 9.2 of the kernel's interrupt paths. */
class PitTest {
	private static final int CONTROL = 0x43;
	private static final long SECOND = 1_000_000_000;
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fa20();
		assertEquals(0, pit().createPit2(0));
	}

	private void control(int value) {
		vm.out(CONTROL, value, 1);
	}

	private void data(int counter, int... bytes) {
		for (int value : bytes)
			vm.out(0x40 + counter, value, 1);
	}

	private Value rd(int counter) {
		return vm.in(0x40 + counter, 1);
	}

	private int rdWord(int counter) {
		return (int) (rd(counter).value() | rd(counter).value() << 8);
	}

	/** How long a count takes, in nanoseconds, as the kernel works it out. */
	private static long time(int count) {
		return count * SECOND / Pit.FREQUENCY;
	}

	private void run() {
		vm.run(0);
		vm.userSpace().handledVectors();
	}

	private void ticks(int expected) {
		assertEquals(Collections.nCopies(expected, 0x20), vm.userSpace().handledVectors());
	}

	private PitState.Channel channel(int number) {
		return pit().getPit2().channels().get(number);
	}

	private PitIoctls pit() {
		return new PitIoctls(vm.kvm());
	}

	@Test
	void itNeedsTheChipsAndIsCreatedOnce() {
		assertEquals(-Errno.EEXIST, pit().createPit2(0));
		vm.empty();
		assertEquals(-Errno.ENOENT, pit().createPit2(0));
		vm.split(24, 1);
		assertEquals(-Errno.ENOENT, pit().createPit2(0));
	}

	@Test
	void freshCountersHold65536AndDoNotTick() {
		for (int counter = 0; counter < 3; counter++)
			assertEquals(0x10000, channel(counter).count());
		run();
		vm.pass(SECOND);
		ticks(0);
	}

	@Test
	void mode2TicksOnceAPeriod() {
		control(0x34);
		data(0, 0xa9, 0x04);
		run();
		for (int period = 0; period < 3; period++) {
			vm.pass(time(1193) - 1);
			ticks(0);
			vm.pass(1);
			ticks(1);
		}
	}

	@Test
	void modes0And1And4TickOnce() {
		for (int mode : new int[] { 0, 1, 4 }) {
			control(0x30 | mode << 1);
			data(0, 0xff, 0xff);
			run();
			vm.pass(time(0xffff) - 1);
			ticks(0);
			vm.pass(1);
			ticks(1);
			vm.pass(SECOND);
			ticks(0);
		}
	}

	@Test
	void mode5StopsCounter0() {
		control(0x34);
		data(0, 0xa9, 0x04);
		control(0x3a);
		data(0, 0xa9, 0x04);
		run();
		vm.pass(SECOND);
		ticks(0);
	}

	@Test
	void modes6And7AreModes2And3() {
		control(0x3c);
		assertEquals(2, channel(0).mode());
		control(0xbe);
		assertEquals(3, channel(2).mode());
	}

	@Test
	void countsComeAsLowByteHighByteOrBoth() {
		control(0x14);
		data(0, 0x80);
		assertEquals(0x80, channel(0).count());
		control(0x24);
		data(0, 0x12);
		assertEquals(0x1200, channel(0).count());
		control(0x34);
		data(0, 0x34);
		assertEquals(0x1200, channel(0).count());
		data(0, 0x12);
		assertEquals(0x1234, channel(0).count());
		data(0, 0, 0);
		assertEquals(0x10000, channel(0).count());
	}

	@Test
	void aPeriodIsAtLeast200Microseconds() {
		control(0x14);
		data(0, 10);
		run();
		vm.pass(time(10));
		ticks(1);
		vm.pass(199_999);
		ticks(0);
		vm.pass(1);
		ticks(1);
	}

	@Test
	void theFirstLatchHoldsUntilItIsRead() {
		control(0xb4);
		data(2, 0xff, 0xff);
		vm.pass(25_000_000);
		control(0x80);
		int first = 0xffff - (int) (25_000_000 * Pit.FREQUENCY / SECOND);
		vm.pass(25_000_000);
		control(0x80);
		assertEquals(first, rdWord(2));
		control(0x80);
		assertEquals(0xffff - (int) (50_000_000 * Pit.FREQUENCY / SECOND), rdWord(2));
	}

	@Test
	void anUnlatchedCounterIsReadLive() {
		control(0xb4);
		data(2, 0xff, 0xff);
		vm.pass(time(0x100) + 1);
		int first = rdWord(2);
		vm.pass(time(0x100) + 1);
		int second = rdWord(2);
		assertTrue(first > second && first <= 0xffff - 0x100, first + " then " + second);
	}

	@Test
	void mode3CountsDownByTwo() {
		control(0xb6);
		data(2, 0x00, 0x10);
		vm.pass(time(0x100) + 1);
		control(0x80);
		assertEquals(0x1000 - 0x200, rdWord(2));
	}

	@Test
	void readBackLatchesStatusBeforeCount() {
		control(0x78);
		data(1, 0x00, 0x10);
		vm.pass(time(0x100) + 1);
		control(0xc4);
		rd(1).is(0x38);
		assertEquals(0x1000 - 0x100, rdWord(1));
		vm.pass(SECOND);
		control(0xe4);
		rd(1).is(0x38);
		control(0xe0);
		assertEquals(0, vm.kvm().pit().channels[1].statusLatched.get());
	}

	@Test
	void theStatusShowsTheOutput() {
		control(0x70);
		data(1, 0x00, 0x10);
		control(0xe4);
		rd(1).is(0x30);
		vm.pass(time(0x1000) + 1);
		control(0xe4);
		rd(1).is(0xb0);
	}

	@Test
	void counter0GoesOnPastItsEnd() {
		control(0x30);
		data(0, 0x00, 0x10);
		vm.pass(time(0x1000) + time(0x100) + 1);
		control(0x00);
		assertEquals(0x10000 - 0x100, rdWord(0));
	}

	@Test
	void theControlPortIsTakenButGivesNothing() {
		vm.in(CONTROL, 1).is(0);
		assertEquals(0, vm.userSpace().exits().size());
	}

	@Test
	void aTickThatWaitsIsInjectedBeforeTheCounterStartsAgain() {
		control(0x34);
		data(0, 0xa9, 0x04);
		vm.kvm().scheduler().advance(time(1193), task -> false);
		vm.M.expect().irr(0);
		control(0x30);
		data(0, 0xff, 0xff);
		vm.M.expect().irr(1);
	}
}
