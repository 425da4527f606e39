package org.irqscope.emulator.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.Test;

/** What was created is gone before its creation, and what comes instead is new. */
class GoingBackTest {
	private final X86Kvm kvm = new X86Kvm(Host.DEFAULT.withApicv(true));
	private final X86VmIoctls ioctls = new X86VmIoctls(kvm);
	private final State state = kvm.journal().state();
	private final Snapshot empty = state.snapshot();

	private RecordedWalk recorded(Runnable work) {
		kvm.journal().start();
		try {
			work.run();
		} finally {
			kvm.journal().stop();
		}
		return kvm.journal().soFar();
	}

	private void everything() {
		ioctls.createIrqchip();
		new PitIoctls(kvm).createPit2(PitIoctls.SPEAKER_DUMMY);
		ioctls.disableQuirks(Quirks.LINT0_REENABLED);
		ioctls.enableX2apicApi(3);
		new VcpuIoctls(ioctls.createVcpu(0)).setMpState(X86Vcpu.RUNNABLE);
		ioctls.createVcpu(7);
		Eventfd eventfd = kvm.createEventfd(true);
		assertEquals(0, kvm.irqfds().irqfd(eventfd, 24, Irqfds.RESAMPLE, Optional.of(kvm.createEventfd())));
		assertEquals(0, kvm.createBypassProducer(44, eventfd).register());
		assertEquals(0, kvm.ioeventfds().ioeventfd(0, 0x1000, 4, kvm.createEventfd(), Ioeventfds.PIO));
		assertEquals(0, kvm.coalescedMmio().register(0xe0000000L, 8, 0));
		kvm.bus(IoBus.Kind.KVM_MMIO_BUS).setOutOfMemory(true);
		ioctls.irqLine(4, 1);
	}

	private void nothingIsThere() {
		assertEquals(IrqchipMode.NONE, kvm.irqchipMode());
		assertThrows(IllegalStateException.class, kvm::pic);
		assertThrows(IllegalStateException.class, kvm::ioapic);
		assertFalse(kvm.hasPit());
		assertEquals(List.of(), kvm.vcpus());
		assertEquals(List.of(), kvm.eventfds());
		assertEquals(List.of(), kvm.irqfds().items());
		assertEquals(List.of(), kvm.ioeventfds().items());
		assertTrue(kvm.quirks.has(Quirks.LINT0_REENABLED));
		assertFalse(kvm.x2apicFormat());
		for (IoBus.Kind bus : IoBus.Kind.values())
			assertEquals(List.of(), kvm.bus(bus).ranges());
	}

	@Test
	void beforeAllWasCreatedNothingIsThere() {
		RecordedWalk walk = recorded(this::everything);
		Snapshot end = state.snapshot();
		walk.goTo(0);
		nothingIsThere();
		assertEquals(empty, state.snapshot());
		assertEquals(empty.hash(), state.hash());
		walk.goTo(walk.size());
		assertEquals(end, state.snapshot());
		assertEquals(List.of(0, 7), kvm.vcpus().stream().map(X86Vcpu::id).toList());
		assertEquals(24, kvm.irqfds().items().get(0).gsi());
	}

	@Test
	void aSnapshotOfTheEmptyMachineBringsItBack() {
		everything();
		state.restore(empty);
		nothingIsThere();
		assertEquals(empty, state.snapshot());
	}

	@Test
	void whatIsCreatedInsteadIsNew() {
		recorded(this::everything).goTo(0);
		ioctls.enableSplitIrqchip(24);
		X86Vcpu vcpu = ioctls.createVcpu(5);
		Eventfd eventfd = kvm.createEventfd();
		assertEquals(0, kvm.irqfds().irqfd(eventfd, 30, 0, Optional.empty()));
		X86Kvm fresh = new X86Kvm(Host.DEFAULT.withApicv(true));
		X86VmIoctls others = new X86VmIoctls(fresh);
		others.enableSplitIrqchip(24);
		others.createVcpu(5);
		fresh.irqfds().irqfd(fresh.createEventfd(), 30, 0, Optional.empty());
		assertEquals(5, vcpu.id());
		assertSame(eventfd, kvm.irqfds().items().get(0).eventfd());
		assertFalse(kvm.irqfds().items().get(0).resamples());
		assertEquals(fresh.vcpus().get(0).lapic().state(), vcpu.lapic().state());
		assertEquals(fresh.irqfds().items().toString(), kvm.irqfds().items().toString());
	}

	@Test
	void goingBackBeforeAProducerWasRegisteredFreesTheEventfd() {
		ioctls.createIrqchip();
		Eventfd eventfd = kvm.createEventfd();
		BypassProducer producer = kvm.createBypassProducer(44, eventfd);
		recorded(producer::register).goTo(0);
		assertEquals(0, kvm.createBypassProducer(45, eventfd).register());
		assertEquals(-Errno.EBUSY, producer.register());
	}

	@Test
	void aRefusedAssignLeavesNothing() {
		ioctls.createIrqchip();
		Eventfd eventfd = kvm.createEventfd();
		kvm.irqfds().irqfd(eventfd, 4, 0, Optional.empty());
		assertEquals(-Errno.EBUSY, kvm.irqfds().irqfd(eventfd, 5, Irqfds.RESAMPLE, Optional.of(eventfd)));
		Snapshot before = state.snapshot();
		int structs = state.structs().size();
		for (int time = 0; time < 100; time++)
			assertEquals(-Errno.EBUSY, kvm.irqfds().irqfd(eventfd, 5, Irqfds.RESAMPLE, Optional.of(eventfd)));
		assertEquals(before, state.snapshot());
		assertEquals(structs, state.structs().size());
	}
}
