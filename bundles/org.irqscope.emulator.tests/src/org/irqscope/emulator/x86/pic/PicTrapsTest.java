package org.irqscope.emulator.x86.pic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.PicUnderTest;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.x86.MaskNotifier;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Surprising facts of the kernel's i8259 pair, numbered as in section 14 of the kernel's interrupt paths. */
class PicTrapsTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;

	@Test
	@DisplayName("Trap 14: ICW1 leaves ISR and the output untouched, but for ISR bits of pending edges (P12)")
	void icw1KeepsIsrAndOutput() {
		vm.fo();
		vm.line(6, 1);
		vm.ack(0x36);
		vm.line(1, 1);
		assertTrue(vm.kvm().pic().output());
		List<String> traced = vm.traced(() -> M.cmd(0x11));
		assertTrue(traced.contains("kvm_ack_irq: irqchip PIC master pin 1"), traced.toString());
		M.expect().irr(0).isr(0x40).initState(1);
		assertTrue(vm.kvm().pic().output(), "stale");

		vm.fo();
		vm.line(1, 1);
		vm.ack(0x31);
		vm.line(1, 0);
		vm.line(1, 1);
		M.expect().irr(2).isr(2);
		M.cmd(0x11);
		M.expect().irr(0).isr(0);
	}

	@Test
	@DisplayName("Trap 14: ICW1 clears IMR without telling mask notifiers")
	void icw1ClearsImrSilently() {
		vm.fo();
		Notified notified = new Notified();
		vm.kvm().maskNotifiers.register(notified);
		M.data(0x01);
		assertEquals(1, notified.masked);
		M.cmd(0x11);
		M.expect().imr(0);
		assertEquals(0, notified.unmasked);
		M.data(0x30, 4, 1);
		M.data(0x01);
		M.data(0x00);
		assertEquals(1, notified.unmasked);
	}

	private static final class Notified implements MaskNotifier {
		private int masked;
		private int unmasked;

		@Override
		public int gsi() {
			return 0;
		}

		@Override
		public void masked(boolean on) {
			masked += on ? 1 : 0;
			unmasked += on ? 0 : 1;
		}
	}

	@Test
	@DisplayName("Trap 14: ICW1 keeps rotate_on_auto_eoi and irq_base")
	void icw1KeepsRotationAndBase() {
		vm.fo();
		M.cmd(0x80);
		M.cmd(0x11);
		M.expect().raeoi(1).base(0x30);
	}

	@Test
	@DisplayName("Trap 14: special mask mode is stored but has no effect (P15)")
	void specialMaskModeHasNoEffect() {
		vm.fo();
		vm.line(1, 1);
		vm.ack(0x31);
		M.data(0x02);
		M.cmd(0x68);
		M.expect().smm(1);
		vm.line(4, 1);
		assertFalse(vm.kvm().pic().output());
		vm.ackNone();
	}

	@Test
	@DisplayName("Trap 14: the single and level bits of ICW1 change nothing")
	void singleAndLevelBitsAreIgnored() {
		vm.vm(1);
		M.init(0x1b, 0x30, 4, 1);
		M.expect().initState(0).base(0x30).elcr(0);
		vm.line(4, 1);
		vm.line(4, 0);
		vm.ack(0x34);
	}

	@Test
	@DisplayName("Trap 15: INTA drops the output first; a spurious master interrupt is base+7 without an ISR bit")
	void spuriousMaster() {
		vm.fo();
		vm.line(1, 1);
		M.init(0x11, 0x30, 4, 1);
		M.expect().irr(0);
		assertTrue(vm.kvm().pic().output(), "stale");
		vm.ack(0x37);
		M.expect().isr(0);
		assertFalse(vm.kvm().pic().output());
		vm.ackNone();
	}

	@Test
	@DisplayName("Trap 15: a spurious slave interrupt sets the master's ISR bit 2 only (P7)")
	void spuriousSlave() {
		vm.fo();
		S.elcr(0x08);
		vm.line(11, 1);
		vm.line(11, 0);
		vm.ack(0x3f);
		M.expect().isr(0x04);
		S.expect().isr(0);
	}

	@Test
	@DisplayName("Trap 16: reading either port consumes a poll")
	void pollIsConsumedAtTheOddPort() {
		vm.fo();
		M.data(0xe0);
		vm.line(4, 1);
		M.cmd(0x0c);
		M.rdData().is(0x84);
		M.rdData().is(0xe0);
		M.expect().poll(0).irr(0);
	}

	@Test
	@DisplayName("Trap 17: the first vCPU that accepts ExtINT is woken")
	void firstAcceptingVcpuIsWoken() {
		vm.vm(3);
		for (int i = 1; i < 3; i++) {
			vm.lap(i).wr(Lapic.SPIV, 0x1ff);
			vm.lap(i).wr(Lapic.LVT0, 0x700);
		}
		vm.lap(0).wr(Lapic.LVT0, 0x10700);
		vm.line(4, 1);
		assertEquals(List.of(false, true, false), woken());
	}

	private List<Boolean> woken() {
		return vm.kvm().vcpus().stream().map(vcpu -> vcpu.run).map(Task::queued).toList();
	}

	@Test
	@DisplayName("Trap 17: with nobody accepting there is no kick, but the output stays high")
	void nobodyAccepts() {
		vm.vm(2);
		vm.lap(0).wr(Lapic.LVT0, 0x10700);
		vm.line(4, 1);
		assertEquals(List.of(false, false), woken());
		assertTrue(vm.kvm().pic().output());
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.ack(0x04);
	}

	@Test
	@DisplayName("Trap 18: specific EOI of an interrupt not in service still fires ack notifiers")
	void specificEoiOfNothingIsAcknowledged() {
		vm.fo();
		Eventfd e = vm.eventfd(), r = vm.eventfd();
		vm.irqfd(e, 5, r);
		List<String> traced = vm.traced(() -> M.cmd(0x65));
		assertTrue(traced.contains("kvm_ack_irq: irqchip PIC master pin 5"), traced.toString());
		vm.rs(r).is(1);
	}

	@Test
	@DisplayName("Trap 26: a software-disabled local APIC takes PIC interrupts only with LVT0 unmasked as ExtINT")
	void softwareDisabledLapicAcceptsThePicAfterResetOnly() {
		vm.fo();
		vm.lap(0).reg(Lapic.SPIV).is(0xff);
		vm.line(4, 1);
		vm.ack(0x34);
		M.cmd(0x20);

		vm.lap(0).wr(Lapic.SPIV, 0xff);
		vm.lap(0).reg(Lapic.LVT0).is(0x10700);
		vm.line(5, 1);
		vm.ackNone();
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.ackNone();
		vm.lap(0).wr(Lapic.LVT0, 0x700);
		vm.ack(0x35);
	}
}
