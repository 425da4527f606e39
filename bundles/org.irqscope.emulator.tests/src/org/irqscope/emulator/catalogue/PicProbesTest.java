package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pic.KpicState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 1d of the catalogue: what the kernel's i8259 pair does in corners that no other project tests. */
class PicProbesTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;

	@Test
	@DisplayName("PIC-050 line status")
	void pic050() {
		vm.fa20();
		vm.line(4, 1).is(1);
		vm.line(4, 1).is(1);
		vm.line(4, 0).is(2);
		M.data(0x10);
		vm.line(4, 1).is(-1);
		M.expect().irr(0x10).lastIrr(0x10);
	}

	@Test
	@DisplayName("PIC-052 ICW1 with a pending level")
	void pic052() {
		vm.fa20();
		M.elcr(0x10);
		vm.line(4, 1);
		M.cmd(0x11);
		M.expect().irr(0x10);
		M.data(0x20, 4, 1);
		vm.ack(0x24);
		M.expect().elcr(0x10);
	}

	@Test
	@DisplayName("PIC-053 ICW1 and ISR/IMR")
	void pic053() {
		vm.fa20();
		vm.line(4, 1);
		vm.ack(0x24);
		M.cmd(0x11);
		M.expect().isr(0x10);
		M.data(0x20, 4, 1);
		M.expect().isr(0x10);
		M.data(0xff);
		M.cmd(0x11);
		M.expect().imr(0).initState(1);
	}

	@Test
	@DisplayName("PIC-055 poll master while slave pending")
	void pic055() {
		vm.fa20();
		vm.line(10, 1);
		M.cmd(0x0c);
		M.rdCmd().is(0x82);
		M.expect().irr(0);
		S.expect().irr(4);
		vm.ack(0x27);
	}

	@Test
	@DisplayName("PIC-057 set priority")
	void pic057() {
		vm.fa20();
		M.cmd(0xc3);
		M.expect().prio(4);
		vm.line(3, 1);
		vm.line(4, 1);
		vm.ack(0x24);
		M.cmd(0x20);
		vm.ack(0x23);
	}

	@Test
	@DisplayName("PIC-058 no-ops")
	void pic058() {
		vm.fa20();
		KpicState before = M.get();
		M.cmd(0x40);
		M.expect().prio(0);
		assertEquals(before, M.get());
		M.cmd(0x20);
		M.expect().isr(0);
	}

	@Test
	@DisplayName("PIC-059 ICW2 keeps the upper five bits")
	void pic059() {
		vm.fa20();
		M.cmd(0x11);
		M.data(0x27);
		M.expect().base(0x20);
	}

	@Test
	@DisplayName("PIC-062 the register that reads select is sticky")
	void pic062() {
		vm.fa20();
		M.rdCmd().is(0);
		vm.line(1, 1);
		M.rdCmd().is(0x02);
		M.cmd(0x0b);
		M.rdCmd().is(0);
		M.rdCmd().is(0);
		M.cmd(0x08);
		M.rdCmd().is(0);
		M.cmd(0x0a);
		M.rdCmd().is(0x02);
	}

	@Test
	@DisplayName("PIC-063 specific EOI of a masked level")
	void pic063() {
		vm.fa20();
		M.elcr(0x20);
		vm.line(5, 1);
		vm.ack(0x25);
		M.data(0x20);
		M.cmd(0x65);
		vm.ackNone();
		M.data(0);
		vm.ack(0x25);
	}

	@Test
	@DisplayName("PIC-065 full order")
	void pic065() {
		vm.fa20();
		IntStream.range(0, 16).filter(line -> line != 2).forEach(line -> vm.line(line, 1));
		int[] order = { 0x20, 0x21, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x23, 0x24, 0x25, 0x26, 0x27 };
		for (int vector : order) {
			vm.ack(vector);
			if (vector >= 0x28)
				S.cmd(0x20);
			M.cmd(0x20);
		}
		vm.ackNone();
	}

	@Test
	@DisplayName("PIC-067 ICW1 without ICW4 clears automatic EOI and special fully nested mode")
	void pic067() {
		vm.vm(1);
		M.init(0x11, 0x20, 4, 0x13);
		M.expect().aeoi(1).sfnm(1);
		M.cmd(0x11);
		M.expect().aeoi(1).sfnm(1);
		M.cmd(0x10);
		M.expect().aeoi(0).sfnm(0);
	}

	@Test
	@DisplayName("PIC-068 what ICW1 keeps and clears")
	void pic068() {
		vm.fa20();
		M.cmd(0x80);
		M.expect().raeoi(1);
		M.cmd(0x11);
		M.expect().raeoi(1);
		M.data(0x20, 4, 1);
		M.cmd(0xc3, 0x68, 0x0b);
		M.expect().prio(4).smm(1).rrs(1);
		M.cmd(0x11);
		M.expect().prio(0).smm(0).rrs(0).base(0x20);
	}

	@Test
	@DisplayName("PIC-069 an edge is latched while masked and already low")
	void pic069() {
		vm.fa20();
		M.data(0xff);
		vm.line(4, 1);
		vm.line(4, 0);
		M.data(0);
		vm.ack(0x24);
	}

	@Test
	@DisplayName("PIC-071 cascade nesting")
	void pic071() {
		vm.fa20();
		vm.line(9, 1);
		vm.ack(0x29);
		vm.line(3, 1);
		vm.ackNone();
		vm.line(1, 1);
		vm.ack(0x21);
		M.cmd(0x20);
		S.cmd(0x20);
		M.cmd(0x20);
		vm.ack(0x23);
	}

	@Test
	@DisplayName("PIC-073 the PIC is not delivered as a fixed LINT0 interrupt")
	void pic073() {
		vm.fa20();
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.lap(0).wr(Lapic.LVT0, 0x033);
		vm.line(4, 1);
		vm.ackNone();
		vm.lap(0).irr(0x33).is(0);
	}

	@Test
	@DisplayName("PIC-074 nor as an NMI")
	void pic074() {
		vm.fa20();
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.lap(0).wr(Lapic.LVT0, 0x400);
		vm.line(4, 1);
		vm.ackNone();
	}
}
