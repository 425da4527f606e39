package org.irqscope.emulator.x86.pic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.PicUnderTest;
import org.irqscope.emulator.catalogue.Value;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The vectors of section 3.11 of the kernel's interrupt paths, which were run against i8259.c itself; P7, P12 and P15
 * are in {@link PicTrapsTest}.
 */
class PicVectorsTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;

	/** Only the PIC listens, so that a status is the PIC's own. */
	@BeforeEach
	void machine() {
		vm.fo();
		RoutingEntry[] routes = new RoutingEntry[16];
		for (int gsi = 0; gsi < 16; gsi++)
			routes[gsi] = new RoutingEntry.Irqchip(gsi, gsi >> 3, gsi & 7);
		vm.route(routes).is(0);
	}

	private Value source(int source, int gsi, int level) {
		return new Value("kvm_set_irq", vm.kvm().routing.kvmSetIrq(source, gsi, level, false));
	}

	private void output(boolean high) {
		assertEquals(high, vm.kvm().pic().output(), "output");
	}

	/** True once for each kick of vCPU 0. */
	private boolean kicked() {
		boolean queued = vm.kvm().vcpus().get(0).run.queued();
		vm.kvm().vcpus().get(0).run.cancel();
		return queued;
	}

	private List<String> acks(Runnable action) {
		return vm.traced(action).stream().filter(line -> line.startsWith("kvm_ack_irq"))
				.map(line -> line.substring("kvm_ack_irq: irqchip ".length())).toList();
	}

	@Test
	@DisplayName("P1: four ICWs")
	void p1() {
		M.cmd(0x11);
		M.expect().initState(1);
		M.data(0x30);
		M.expect().initState(2);
		M.data(0x04);
		M.expect().initState(3);
		M.data(0x01);
		M.expect().initState(0);
	}

	@Test
	@DisplayName("P2: an edge, a second one, INTA and EOI")
	void p2() {
		vm.line(4, 1).is(1);
		M.expect().irr(0x10).lastIrr(0x10);
		output(true);
		assertTrue(kicked());
		vm.line(4, 1).is(1);
		M.expect().irr(0x10).lastIrr(0x10);
		assertFalse(kicked());
		vm.line(4, 0).is(1);
		M.expect().irr(0x10).lastIrr(0);
		List<String> traced = vm.traced(() -> vm.line(4, 1).is(0));
		assertTrue(traced.contains("kvm_pic_set_irq: chip 0 pin 4 (edge) (coalesced)"), traced.toString());
		vm.ack(0x34);
		M.expect().irr(0).isr(0x10);
		output(false);
		vm.line(4, 0);
		vm.line(4, 1);
		M.expect().irr(0x10);
		output(false);
		kicked();
		assertEquals(List.of("PIC master pin 4"), acks(() -> M.cmd(0x20)));
		output(true);
		assertTrue(kicked());
	}

	@Test
	@DisplayName("P3: through the slave")
	void p3() {
		vm.pulse(10);
		M.expect().irr(4);
		S.expect().irr(4);
		vm.ack(0x3a);
		M.expect().isr(4);
		S.expect().isr(4);
		assertEquals(List.of("PIC slave pin 10"), acks(() -> S.cmd(0x20)));
		assertEquals(List.of("PIC master pin 2"), acks(() -> M.cmd(0x20)));
	}

	@Test
	@DisplayName("P4: a masked edge is latched")
	void p4() {
		M.data(0xff);
		vm.line(5, 1).is(-1);
		vm.line(5, 0).is(-1);
		M.expect().irr(0x20);
		assertFalse(kicked());
		M.data(0xdf);
		output(true);
		assertTrue(kicked());
		vm.ack(0x35);
	}

	@Test
	@DisplayName("P5: a level that two sources hold")
	void p5() {
		S.elcr(0x08);
		vm.line(11, 1).is(1);
		source(1, 11, 1).is(0);
		vm.ack(0x3b);
		S.expect().irr(8);
		vm.line(11, 0).is(0);
		S.cmd(0x20);
		M.expect().irr(4);
		kicked();
		M.cmd(0x20);
		output(true);
		assertTrue(kicked());
		vm.ack(0x3b);
	}

	@Test
	@DisplayName("P6: INTA with nothing pending")
	void p6() {
		assertEquals(0x37, vm.kvm().pic().kvmPicReadIrq());
		M.expect().isr(0);
	}

	@Test
	@DisplayName("P8: automatic EOI with rotation")
	void p8() {
		M.init(0x11, 0x30, 4, 3);
		M.cmd(0x80);
		vm.pulse(3);
		assertEquals(List.of("PIC master pin 3"), acks(() -> vm.ack(0x33)));
		M.expect().isr(0).prio(4);
		vm.pulse(1);
		vm.pulse(4);
		kicked();
		assertEquals(0x34, vm.kvm().pic().kvmPicReadIrq());
		M.expect().prio(5);
		output(true);
		assertTrue(kicked());
		vm.ack(0x31);
		M.expect().prio(2);
	}

	@Test
	@DisplayName("P9: set priority, and rotate on specific EOI")
	void p9() {
		M.cmd(0xc3);
		M.expect().prio(4);
		vm.pulse(3);
		vm.pulse(4);
		vm.ack(0x34);
		M.cmd(0xe4);
		M.expect().prio(5);
		output(true);
		vm.ack(0x33);
	}

	@Test
	@DisplayName("P10: poll of the slave, then of the master")
	void p10() {
		vm.line(12, 1);
		S.cmd(0x0c);
		assertEquals(List.of("PIC slave pin 12"), acks(() -> S.rdCmd().is(0x84)));
		M.expect().irr(0).isr(0);
		output(false);
		M.cmd(0x0c);
		M.rdCmd().is(0x07);
	}

	@Test
	@DisplayName("P12b: ICW1 with an edge pending and no vCPU accepting ExtINT")
	void p12b() {
		vm.line(6, 1);
		vm.ack(0x36);
		vm.line(1, 1);
		vm.lap(0).wr(Lapic.LVT0, 0x10700);
		assertEquals(List.of(), acks(() -> M.cmd(0x11)));
		M.expect().irr(0).isr(0x40);
	}

	@Test
	@DisplayName("P13: special fully nested mode")
	void p13() {
		M.init(0x11, 0x30, 4, 0x11);
		vm.pulse(12);
		vm.ack(0x3c);
		vm.pulse(9);
		vm.ack(0x39);
		S.expect().isr(0x12);

		machine();
		vm.pulse(12);
		vm.ack(0x3c);
		vm.pulse(9);
		vm.ackNone();
	}
}
