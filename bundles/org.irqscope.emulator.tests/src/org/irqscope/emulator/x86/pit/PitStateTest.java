package org.irqscope.emulator.x86.pit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code KVM_GET_PIT2} and {@code KVM_SET_PIT2} carry. */
class PitStateTest {
	private static final long SECOND = 1_000_000_000;
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fa20();
		assertEquals(0, pit().createPit2(0));
	}

	private PitIoctls pit() {
		return new PitIoctls(vm.kvm());
	}

	private void control(int value) {
		vm.out(0x43, value, 1);
	}

	private void data(int counter, int... bytes) {
		for (int value : bytes)
			vm.out(0x40 + counter, value, 1);
	}

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

	private void setHpetLegacy(boolean on) {
		PitState state = pit().getPit2();
		assertEquals(0, pit().setPit2(new PitState(state.channels(), on, state.speakerDataOn())));
	}

	@Test
	void aStateThatIsReadAndWrittenIsTheSame() {
		control(0x34);
		data(0, 0x00, 0x10);
		control(0x76);
		data(1, 0x12);
		PitState state = pit().getPit2();
		vm.vm(1);
		PitIoctls ioctls = pit();
		assertEquals(-Errno.ENXIO, ioctls.setPit2(state));
		assertThrows(IoctlException.class, ioctls::getPit2);
		ioctls.createPit2(0);
		assertEquals(0, ioctls.setPit2(state));
		assertEquals(state, ioctls.getPit2());
	}

	@Test
	void aCounterStartsWhenItsStateIsWritten() {
		PitState state = pit().getPit2();
		List<PitState.Channel> channels = new ArrayList<>(state.channels());
		channels.set(0, new PitState.Channel(0x1000, 0, 0, false, 0, 3, 3, 0, 3, 2, false, true));
		run();
		pit().setPit2(new PitState(channels, false, false));
		vm.pass(time(0x1000));
		ticks(1);
	}

	@Test
	void theHpetTakesThePlaceOfCounter0AndGivesItBack() {
		run();
		control(0x34);
		data(0, 0x00, 0x10);
		run();
		setHpetLegacy(true);
		vm.pass(10 * time(0x1000));
		ticks(0);
		data(0, 0x00, 0x20);
		run();
		vm.pass(10 * time(0x2000));
		ticks(0);
		setHpetLegacy(false);
		vm.pass(time(0x2000) - 1);
		ticks(0);
		vm.pass(1);
		ticks(1);
		assertEquals(2, pit().getPit2().channels().get(0).mode());
	}
}
