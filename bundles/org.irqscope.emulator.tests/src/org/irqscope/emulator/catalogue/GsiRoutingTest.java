package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.Routes.ioapic;
import static org.irqscope.emulator.catalogue.Routes.msi;
import static org.irqscope.emulator.catalogue.Routes.pic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 7 of the catalogue: the GSI routing table. */
class GsiRoutingTest {
	private final Bench vm = new Bench();
	private final PicUnderTest M = vm.M, S = vm.S;
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("RTE-001 test_route_irq")
	void rte001() {
		vm.vm(1);
		vm.route().is(0);
		vm.line(1, 1).is(-1);
		M.expect().irr(0);
		ioa.irr().is(0);
		vm.route(ioapic(1, 3)).is(0);
		vm.line(1, 1).is(-1);
		M.expect().irr(0);
		ioa.irr().is(8);
		vm.line(1, 0);
		ioa.irr().is(0);
		vm.route(ioapic(1, 3), pic(2, Irqchips.PIC_MASTER, 6)).is(0);
		vm.line(1, 1);
		ioa.irr().is(8);
		M.expect().irr(0);
		vm.line(2, 1);
		M.expect().irr(0x40);
		ioa.irr().is(8);
	}

	@Test
	@DisplayName("RTE-004 SET_GSI_ROUTING before CREATE_IRQCHIP")
	void rte004() {
		vm.empty();
		vm.route().is(-Errno.EINVAL);
		vm.route(ioapic(1, 3)).is(-Errno.EINVAL);
	}

	@Test
	@DisplayName("RTE-005 default table")
	void rte005() {
		vm.fx(1);
		for (int n = 0; n < 24; n++)
			ioa.rte(n, 0x30 + n);
		for (int n = 0; n < 24; n++)
			vm.line(n, 1);
		for (int vector = 0x30; vector <= 0x47; vector++)
			vm.lap(0).irr(vector).is(1);
		new Value("vectors in IRR", vm.lap(0).get().vectors(Lapic.IRR).length).is(24);
		M.expect().irr(0xff);
		S.expect().irr(0xff);
	}

	@Test
	@DisplayName("RTE-007 split irqchip")
	void rte007() {
		vm.split(24, 1);
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.route(ioapic(1, 1)).is(-Errno.EINVAL);
		vm.route(pic(1, Irqchips.PIC_MASTER, 1)).is(-Errno.EINVAL);
		vm.route(msi(1, 0xfee00000L, 0, 0x45)).is(0);
		vm.line(1, 1).is(1);
		vm.lap(0).irr(0x45).is(1);
		assertEquals(Errno.ENXIO, assertThrows(IoctlException.class, ioa::get).errno());
		assertEquals(Errno.ENXIO, assertThrows(IoctlException.class, M::get).errno());
		vm.lap(0).rd(Lapic.LVR).is(0x01050014);
		new Value("KVM_CAP_SPLIT_IRQCHIP", vm.ioctls().enableSplitIrqchip(24)).is(-Errno.EEXIST);
	}

	@Test
	@DisplayName("RTE-011 test_set_irq_line, test_set_gsi_routing, test_signal_msi_failure, "
			+ "test_enable_split_irqchip_cap")
	void rte011() {
		vm.vm(1);
		new Value("KVM_IRQ_LINE", vm.ioctls().irqLine(4, 1)).is(0);
		new Value("KVM_IRQ_LINE", vm.ioctls().irqLine(4, 0)).is(0);
		new Value("KVM_IRQ_LINE", vm.ioctls().irqLine(4, 1)).is(0);

		vm.empty();
		vm.route().is(-Errno.EINVAL);
		new Value("KVM_CREATE_IRQCHIP", vm.ioctls().createIrqchip()).is(0);
		vm.route().is(0);

		vm.empty();
		vm.msi(0xfee00000L, 0, 0x51).is(-Errno.EINVAL);

		vm.empty();
		new Value("KVM_CAP_SPLIT_IRQCHIP", vm.ioctls().enableSplitIrqchip(24)).is(0);
	}
}
