package org.irqscope.emulator.catalogue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 1a of the catalogue: the i8259 pair as crosvm's own tests drive it, with the kernel's answers. */
class PicCrosvmTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;

	@Test
	@DisplayName("PIC-001 write_read_elcr")
	void pic001() {
		vm.vm(1);
		M.elcr(0x5f);
		M.rdElcr().is(0x58);
		M.expect().elcr(0x58);
		S.elcr(0x5f);
		S.rdElcr().is(0x5e);
		M.elcr(0xff);
		M.rdElcr().is(0xf8);
		S.elcr(0xff);
		S.rdElcr().is(0xde);
		M.elcr(0x10);
		M.rdElcr().is(0x10);
		M.elcr(0x10);
		M.rdElcr().is(0x10);
	}

	@Test
	@DisplayName("PIC-003 initial_values")
	void pic003() {
		vm.vm(1);
		M.cmd(0x11);
		M.data(0x08, 0xff, 0x13);
		M.expect().lastIrr(0).irr(0).imr(0).isr(0).prio(0).rrs(0).poll(0).smm(0).initState(0).raeoi(0).elcr(0);
		M.expect().base(8).aeoi(1).sfnm(1).init4(1).elcrMask(0xf8);
		S.expect().elcrMask(0xde);
	}

	@Test
	@DisplayName("PIC-005 ocw_auto_rotate_set_and_clear")
	void pic005() {
		vm.vm(1);
		S.init(0x11, 0x70, 0xff, 0x13);
		S.cmd(0x80);
		S.expect().raeoi(1);
		S.cmd(0x00);
		S.expect().raeoi(0);
	}

	@Test
	@DisplayName("PIC-006 auto_eoi")
	void pic006() {
		vm.fp(8, 0x70, 0x13);
		vm.line(12, 1);
		S.expect().irr(0x10).isr(0);
		M.expect().irr(4).isr(0);
		vm.ack(0x74);
		S.expect().irr(0).isr(0);
		M.expect().irr(0).isr(0);
	}

	@Test
	@DisplayName("PIC-007 fully_nested_mode_on")
	void pic007() {
		vm.fp(8, 0x70, 0x11);
		vm.line(12, 1);
		vm.ack(0x74);
		vm.line(8, 1);
		vm.ack(0x70);
		S.expect().irr(0).isr(0x11);
		M.expect().irr(0).isr(4);
	}

	@Test
	@DisplayName("PIC-008b the master's EOI alone lets a higher slave line through")
	void pic008b() {
		vm.fp(8, 0x70, 0x01);
		vm.line(12, 1);
		vm.ack(0x74);
		vm.line(8, 1);
		vm.ackNone();
		M.cmd(0x20);
		vm.ack(0x70);
	}

	@Test
	@DisplayName("PIC-009 mask_irq")
	void pic009() {
		vm.fp(8, 0x70, 0x11);
		S.data(0x40);
		vm.line(14, 1).is(-1);
		vm.ackNone();
		S.expect().irr(0x40).isr(0);
		M.expect().irr(0).isr(0);
		S.data(0);
		vm.ack(0x76);
		S.expect().irr(0).isr(0x40);
		M.expect().irr(0).isr(4);
	}

	@Test
	@DisplayName("PIC-011 ocw3")
	void pic011() {
		vm.fp(8, 0x70, 0x11);
		vm.line(5, 1);
		vm.line(4, 1);
		vm.ack(0x0c);
		M.cmd(0x0a);
		M.rdCmd().is(0x20);
		M.cmd(0x0b);
		M.rdCmd().is(0x10);
		M.cmd(0x20);
		M.cmd(0x0c);
		M.rdCmd().is(0x85);
		M.expect().irr(0).isr(0).poll(0);
		M.rdCmd().is(0);
		M.expect().rrs(1);
		vm.ackNone();
	}

	@Test
	@DisplayName("PIC-013 edge_trigger_mode")
	void pic013() {
		vm.fp(8, 0x70, 0x11);
		vm.line(4, 1).is(1);
		vm.ack(0x0c);
		vm.line(4, 1).is(1);
		M.cmd(0x20);
		vm.ackNone();
		M.expect().irr(0);
	}

	@Test
	@DisplayName("PIC-015 specific_eoi")
	void pic015() {
		vm.fp(8, 0x70, 0x11);
		vm.line(4, 1);
		vm.ack(0x0c);
		M.cmd(0x63);
		M.expect().isr(0x10);
		M.cmd(0x64);
		M.expect().isr(0);
	}

	@Test
	@DisplayName("PIC-016 rotate_on_auto_eoi")
	void pic016() {
		vm.fp(8, 0x70, 0x13);
		M.cmd(0x00);
		vm.line(5, 1);
		vm.ack(0x0d);
		vm.line(5, 0);
		M.expect().isr(0).imr(0).lastIrr(0).prio(0);
		M.cmd(0x80);
		vm.line(5, 1);
		vm.ack(0x0d);
		vm.line(5, 0);
		M.expect().isr(0).prio(6);
	}

	@Test
	@DisplayName("PIC-018 rotate_non_specific_eoi")
	void pic018() {
		vm.fp(8, 0x70, 0x11);
		vm.line(5, 1);
		vm.ack(0x0d);
		vm.line(5, 0);
		M.cmd(0xa0);
		M.expect().isr(0).prio(6);
	}

	@Test
	@DisplayName("PIC-019 cascade_irq")
	void pic019() {
		vm.fp(8, 0x70, 0x11);
		vm.line(12, 1);
		M.expect().irr(4);
		S.expect().irr(0x10);
		vm.ack(0x74);
		S.expect().irr(0).isr(0x10);
		M.cmd(0x20);
		S.cmd(0xa0);
		M.expect().isr(0);
		S.expect().isr(0).prio(5);
	}
}
