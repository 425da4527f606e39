package org.irqscope.emulator.x86.pit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.Errno;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Port 0x61, which gates counter 2 and shows its output: section 9.2 of the kernel's interrupt paths. */
class SpeakerPortTest {
	private static final int GATE = 1, DATA = 2, REFRESH = 0x10, OUT = 0x20;
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.vm(1);
		new PitIoctls(vm.kvm()).createPit2(PitIoctls.SPEAKER_DUMMY);
	}

	private Value port(int mask) {
		return new Value("port 0x61", vm.in(0x61, 1).value() & mask);
	}

	private void counter2(int control, int low, int high) {
		vm.out(0x43, control, 1);
		vm.out(0x42, low, 1);
		vm.out(0x42, high, 1);
	}

	private static long time(int count) {
		return count * 1_000_000_000L / Pit.FREQUENCY + 1;
	}

	@Test
	void gateAndDataReadBack() {
		port(GATE | DATA).is(0);
		vm.out(0x61, 3, 1);
		port(GATE | DATA).is(3);
		vm.out(0x61, 0xfe, 1);
		port(GATE | DATA).is(DATA);
		vm.out(0x61, 1, 1);
		port(GATE | DATA).is(GATE);
	}

	@Test
	void theRefreshBitTogglesEvery16384Nanoseconds() {
		for (int half = 0; half < 8; half++) {
			port(REFRESH).is(half % 2 == 0 ? 0 : REFRESH);
			vm.pass(1 << 14);
		}
	}

	@Test
	void theOutputOfCounter2Shows() {
		counter2(0xb0, 0x00, 0x10);
		port(OUT).is(0);
		vm.pass(time(0x1000));
		port(OUT).is(OUT);
		counter2(0xb6, 0x00, 0x10);
		port(OUT).is(OUT);
		vm.pass(time(0x800));
		port(OUT).is(0);
		vm.pass(time(0x800));
		port(OUT).is(OUT);
	}

	@Test
	void aRisingGateStartsTheCountAgain() {
		counter2(0xb6, 0x00, 0x10);
		vm.pass(time(0x800));
		port(OUT).is(0);
		vm.out(0x61, GATE, 1);
		port(OUT).is(OUT);
		vm.pass(time(0x800));
		port(OUT).is(0);
		vm.out(0x61, GATE, 1);
		port(OUT).is(0);
	}

	@Test
	void mode0TakesNoNoticeOfTheGate() {
		counter2(0xb0, 0x00, 0x10);
		vm.pass(time(0x1000));
		vm.out(0x61, GATE, 1);
		port(OUT).is(OUT);
	}

	@Test
	void withoutTheFlagNobodyAnswers() {
		vm.vm(1);
		new PitIoctls(vm.kvm()).createPit2(0);
		vm.in(0x61, 1).is(0xff);
		assertEquals(1, vm.userSpace().exits().size());
	}

	@Test
	void theOlderIoctlAlwaysAsksForIt() {
		Bench other = new Bench();
		other.vm(1);
		assertEquals(0, new PitIoctls(other.kvm()).createPit());
		assertEquals(-Errno.EEXIST, new PitIoctls(other.kvm()).createPit());
		other.in(0x61, 1);
		assertEquals(List.of(), other.userSpace().exits());
	}
}
