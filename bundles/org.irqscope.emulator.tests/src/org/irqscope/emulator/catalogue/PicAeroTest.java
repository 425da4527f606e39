package org.irqscope.emulator.catalogue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 1c of the catalogue: the i8259 pair as aero's own tests drive it, with the kernel's answers. */
class PicAeroTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;

	@Test
	@DisplayName("PIC-030 init_sets_vector_bases")
	void pic030() {
		vm.fa20();
		vm.line(0, 1);
		vm.ack(0x20);
		M.cmd(0x20);
		vm.line(8, 1);
		vm.ack(0x28);
	}

	@Test
	@DisplayName("PIC-031 fixed_priority_and_eoi")
	void pic031() {
		vm.fa20();
		vm.line(3, 1);
		vm.line(1, 1);
		vm.ack(0x21);
		vm.ackNone();
		M.cmd(0x20);
		vm.ack(0x23);
	}

	@Test
	@DisplayName("PIC-032 masked_irqs_are_not_delivered")
	void pic032() {
		vm.fa20();
		M.data(2);
		vm.line(1, 1).is(-1);
		vm.ackNone();
		M.data(0);
		vm.ack(0x21);
	}

	@Test
	@DisplayName("PIC-033 slave_irqs_route_via_master_irq2")
	void pic033() {
		vm.fa20();
		M.data(4);
		vm.line(8, 1);
		vm.ackNone();
		M.data(0);
		vm.ack(0x28);
	}

	@Test
	@DisplayName("PIC-035 spurious_irq7_does_not_set_isr")
	void pic035() {
		vm.vm(1);
		M.init(0x19, 0x20, 4, 1);
		S.init(0x19, 0x28, 2, 1);
		vm.line(7, 1);
		vm.line(7, 0);
		vm.ack(0x27);
		M.cmd(0x0b);
		M.rdCmd().is(0x80);
	}

	@Test
	@DisplayName("PIC-035k a withdrawn level is no interrupt")
	void pic035k() {
		vm.fa20();
		M.elcr(0x80);
		vm.line(7, 1);
		vm.line(7, 0);
		vm.ackNone();
		M.expect().isr(0);
	}

	@Test
	@DisplayName("PIC-036 spurious_irq15_sets_only_master_cascade_in_service")
	void pic036() {
		vm.vm(1);
		M.init(0x19, 0x20, 4, 1);
		S.init(0x19, 0x28, 2, 1);
		vm.line(15, 1);
		vm.line(15, 0);
		vm.ack(0x2f);
		S.cmd(0x0b);
		S.rdCmd().is(0x80);
		M.cmd(0x0b);
		M.rdCmd().is(4);
		M.cmd(0x20);
		M.cmd(0x0b);
		M.rdCmd().is(0);
	}

	@Test
	@DisplayName("PIC-036k a withdrawn level of the slave leaves the cascade in service")
	void pic036k() {
		vm.fa20();
		S.elcr(0x80);
		vm.line(15, 1);
		M.expect().irr(4);
		vm.line(15, 0);
		M.expect().irr(4);
		vm.ack(0x2f);
		S.expect().isr(0);
		M.expect().isr(4);
		M.cmd(0x20);
		M.expect().isr(0);
	}

	@Test
	@DisplayName("PIC-038 ioportbus_word_accesses")
	void pic038() {
		vm.fa20();
		vm.out(0x20, 0xaa0a, 2);
		M.rdData().is(0);
		vm.line(0, 1);
		vm.in(0x20, 2).is(0);
	}

	@Test
	@DisplayName("PIC-039 power-on")
	void pic039() {
		vm.vm(1);
		M.expect().imr(0);
		S.expect().imr(0);
		vm.line(0, 1);
		vm.ack(0x00);
	}
}
