package org.irqscope.emulator.x86.pit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.x86.X86ContextKind;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ticks that the guest has not acknowledged: section 9.3 of the kernel's interrupt paths. */
class PitReinjectTest {
	private static final long PERIOD = 1_000_000_000L * 1193 / Pit.FREQUENCY;
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.fa20();
		assertEquals(0, new PitIoctls(vm.kvm()).createPit2(0));
	}

	/** Counter 0 ticks once a {@link #PERIOD}. */
	private void start() {
		vm.out(0x43, 0x34, 1);
		vm.out(0x40, 0xa9, 1);
		vm.out(0x40, 0x04, 1);
	}

	/** How often the PIT raises its line while time passes. */
	private Value raisedDuring(Runnable action) {
		return new Value("ticks raised", vm.traced(action).stream()
				.filter("kvm_set_irq: gsi 0 level 1 source 2"::equals).count());
	}

	private void acknowledge() {
		vm.ack(0x20);
		vm.M.cmd(0x20);
		vm.runAll();
	}

	@Test
	void ticksWaitForTheGuestAndComeLater() {
		start();
		raisedDuring(() -> vm.pass(3 * PERIOD)).is(1);
		raisedDuring(this::acknowledge).is(1);
		raisedDuring(this::acknowledge).is(1);
		raisedDuring(this::acknowledge).is(0);
		raisedDuring(() -> vm.pass(PERIOD)).is(1);
	}

	@Test
	void withoutReinjectionEveryTickIsRaisedAndMissedOnesAreLost() {
		assertEquals(0, new PitIoctls(vm.kvm()).reinjectControl(false));
		start();
		raisedDuring(() -> vm.pass(3 * PERIOD)).is(3);
		raisedDuring(this::acknowledge).is(0);
		vm.ackNone();
	}

	@Test
	void unmaskingAtThePicForgetsMissedTicks() {
		start();
		raisedDuring(() -> vm.pass(3 * PERIOD)).is(1);
		vm.M.data(0x01);
		vm.M.data(0x00);
		raisedDuring(this::acknowledge).is(0);
		raisedDuring(() -> vm.pass(PERIOD)).is(1);
	}

	@Test
	void unmaskingAtTheIoapicForgetsMissedTicks() {
		start();
		raisedDuring(() -> vm.pass(3 * PERIOD)).is(1);
		vm.ioa.rte(0, 0x30);
		raisedDuring(this::acknowledge).is(0);
	}

	@Test
	void maskingForgetsNothing() {
		start();
		vm.pass(3 * PERIOD);
		vm.ack(0x20);
		vm.M.data(0x01);
		raisedDuring(() -> {
			vm.M.cmd(0x20);
			vm.runAll();
		}).is(1);
	}

	@Test
	void loadingTheCounterForgetsMissedTicks() {
		start();
		vm.pass(3 * PERIOD);
		start();
		raisedDuring(this::acknowledge).is(0);
		raisedDuring(() -> vm.pass(PERIOD)).is(1);
	}

	@Test
	void anEoiAtTheIoapicAcknowledgesToo() {
		vm.fx(1);
		new PitIoctls(vm.kvm()).createPit2(0);
		vm.ioa.rte(0, 0x30);
		start();
		raisedDuring(() -> vm.pass(2 * PERIOD)).is(1);
		vm.ack(0x30);
		raisedDuring(() -> {
			vm.eoi();
			vm.runAll();
		}).is(1);
	}

	@Test
	void reinjectionNeedsThePit() {
		vm.vm(1);
		assertEquals(-Errno.ENXIO, new PitIoctls(vm.kvm()).reinjectControl(false));
	}

	@Test
	void everyLvt0InNmiModeGetsATickAsNmi() {
		vm.fx(3);
		new PitIoctls(vm.kvm()).createPit2(0);
		vm.lap(0).wr(Lapic.LVT0, 0x10700);
		vm.lap(1).wr(Lapic.LVT0, 0x400);
		vm.lap(2).wr(Lapic.LVT0, 0x10400);
		start();
		vm.kvm().scheduler().advance(PERIOD, task -> task.context().equals(X86ContextKind.PIT_WORKER.only()));
		vm.ackNone(0);
		vm.ack(1, 2);
		vm.ackNone(2);
	}
}
