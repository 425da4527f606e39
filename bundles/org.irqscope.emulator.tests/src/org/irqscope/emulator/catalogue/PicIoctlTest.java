package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.x86.pic.KpicState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 1e of the catalogue: the i8259 pair through the VM's ioctls. */
class PicIoctlTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M;

	@Test
	@DisplayName("PIC-040 test_get_pic")
	void pic040() {
		vm.vm(1);
		M.expect().irr(0);
		vm.line(0, 1);
		M.expect().irr(1);
	}

	@Test
	@DisplayName("PIC-042 inject_pic_interrupt")
	void pic042() {
		vm.vm(2);
		vm.line(0, 1);
		vm.ackNone(1);
		vm.ack(0, 0x00);
		vm.ackNone(0);
	}

	@Test
	@DisplayName("PIC-044 finalize_devices: automatic EOI resamples at INTA")
	void pic044() {
		vm.vm(1);
		M.cmd(0x11);
		M.data(8, 0xff, 0x13);
		Eventfd e = vm.eventfd();
		Eventfd r = vm.eventfd();
		vm.irqfd(e, 1, r).is(0);
		vm.ev(e);
		M.expect().irr(2);
		vm.rs(r).is(0);
		vm.ack(0x09);
		vm.rs(r).is(1);
	}

	@Test
	@DisplayName("PIC-045 test_irq_chip: irq_base is taken as it is, and added to")
	void pic045() {
		vm.vm(1);
		KpicState state = new KpicState(0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
		M.set(state);
		assertEquals(state, M.get());
		vm.line(1, 1);
		vm.ack(0x0b);
	}

	@Test
	@DisplayName("PIC-046 the mask of the edge/level register is writable")
	void pic046() {
		vm.vm(1);
		KpicState old = M.get();
		M.set(new KpicState(old.lastIrr(), old.irr(), old.imr(), old.isr(), old.priorityAdd(), old.irqBase(),
				old.readRegSelect(), old.poll(), old.specialMask(), old.initState(), old.autoEoi(),
				old.rotateOnAutoEoi(), old.specialFullyNestedMode(), old.init4(), 0xff, 0xff));
		M.expect().elcr(0xff).elcrMask(0xff);
		M.elcr(0x07);
		M.rdElcr().is(0x07);
	}
}
