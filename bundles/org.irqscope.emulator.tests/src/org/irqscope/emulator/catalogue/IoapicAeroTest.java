package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.Bench.LV;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 2c of the catalogue: the IOAPIC as aero's own tests drive it, with the kernel's answers. */
class IoapicAeroTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("IOA-060 mmio_regsel_iowin_id_ver_redtbl")
	void ioa060() {
		vm.vm(1);
		ioa.ior(0).is(0);
		ioa.iow(0, 0x12345678);
		ioa.ior(0).is(0x02000000);
		ioa.ior(1).is(0x170011);
		ioa.iow(0x10, 0x20);
		new Value("low byte", ioa.ior(0x10).value() & 0xff).is(0x20);
		ioa.iow(0x11, 1 << 24);
		ioa.ior(0x11).is(1 << 24);
	}

	@Test
	@DisplayName("IOA-061 edge_triggered_delivers_once_per_rising_edge")
	void ioa061() {
		vm.fx(1);
		ioa.rte(0, 0x20);
		vm.line(0, 1);
		vm.ack(0x20);
		vm.eoi();
		vm.line(0, 1);
		vm.ackNone();
		vm.line(0, 0);
		vm.line(0, 1);
		vm.ack(0x20);
	}

	@Test
	@DisplayName("IOA-062 level_triggered_delivers_without_storming")
	void ioa062() {
		vm.fx(1);
		ioa.rte(1, 0x21 | LV);
		vm.line(1, 1);
		vm.ack(0x21);
		vm.line(1, 1);
		vm.ackNone();
		vm.line(1, 0);
		vm.line(1, 1);
		vm.ackNone();
		vm.eoi();
		vm.ack(0x21);
		vm.line(1, 0);
		vm.eoi();
		vm.ackNone();
		vm.line(1, 1);
		vm.ack(0x21);
	}

	@Test
	@DisplayName("IOA-063 physical_destination_routes_to_matching_lapic")
	void ioa063() {
		vm.fx(2);
		ioa.rte(0, 0x20, 1 << 24);
		vm.line(0, 1);
		vm.lap(0).irr(0x20).is(0);
		vm.lap(1).irr(0x20).is(1);
	}

	@Test
	@DisplayName("IOA-066 acpi_pm_sci_ioapic_polarity")
	void ioa066() {
		vm.fx(1);
		ioa.rte(9, 0x60 | LV | 0x2000);
		vm.line(9, 1);
		vm.ack(0x60);
		ioa.rirr(9).is(1);
		vm.eoi();
		vm.ack(0x60);
		vm.line(9, 0);
		ioa.rirr(9).is(1);
		vm.eoi();
		vm.ackNone();
		ioa.rirr(9).is(0);
	}
}
