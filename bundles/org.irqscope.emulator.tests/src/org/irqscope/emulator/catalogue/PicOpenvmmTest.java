package org.irqscope.emulator.catalogue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 1b of the catalogue: the i8259 pair as openvmm's own tests drive it, with the kernel's answers. */
class PicOpenvmmTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;

	@Test
	@DisplayName("PIC-020 test_create_pic")
	void pic020() {
		vm.fo();
		M.expect().initState(0);
		S.expect().initState(0);
		vm.ackNone();
	}

	@Test
	@DisplayName("PIC-021 test_edge_interrupt_primary")
	void pic021() {
		vm.fo();
		vm.line(0, 1);
		M.expect().irr(1);
		vm.line(0, 0);
		M.expect().irr(1);
		vm.ack(0x30);

		vm.fo();
		vm.line(0, 1);
		vm.ack(0x30);
		M.expect().irr(0).isr(1);
		M.cmd(0x60);
		M.expect().isr(0);
		vm.ackNone();
		vm.line(0, 1);
		M.expect().irr(0);
		vm.line(0, 0);
		vm.line(0, 1);
		M.expect().irr(1);
	}

	@Test
	@DisplayName("PIC-023 test_level_interrupts_primary")
	void pic023() {
		vm.fo();
		M.elcr(0x08);
		M.rdElcr().is(0x08);
		vm.line(3, 1);
		M.expect().irr(8);
		vm.line(3, 0);
		M.expect().irr(0);
		vm.ackNone();
		M.expect().isr(0);

		vm.fo();
		M.elcr(8);
		vm.line(3, 1);
		vm.ack(0x33);
		M.expect().irr(8).isr(8);
		M.cmd(0x63);
		M.expect().irr(8).isr(0);
		vm.ack(0x33);
		vm.line(3, 0);
		M.cmd(0x63);
		M.expect().irr(0);
		vm.ackNone();
	}

	@Test
	@DisplayName("PIC-023o original stimulus")
	void pic023o() {
		vm.fo();
		M.elcr(0x01);
		M.rdElcr().is(0);
	}

	@Test
	@DisplayName("PIC-024o original stimulus of the slave")
	void pic024o() {
		vm.fo();
		S.elcr(0x01);
		S.rdElcr().is(0);
	}

	@Test
	@DisplayName("PIC-025 test_multiple_edge_interrupt_primary")
	void pic025() {
		vm.fo();
		vm.line(0, 1);
		vm.line(1, 1);
		M.expect().irr(3);
		vm.ack(0x30);
		M.expect().irr(2).isr(1);
		vm.ackNone();
		M.cmd(0x60);
		M.expect().irr(2).isr(0);
		vm.ack(0x31);
		vm.ackNone();
	}
}
