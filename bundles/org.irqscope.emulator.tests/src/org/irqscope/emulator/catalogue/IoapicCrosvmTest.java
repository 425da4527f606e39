package org.irqscope.emulator.catalogue;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.irqscope.emulator.catalogue.Bench.MK;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 2b of the catalogue: the IOAPIC as crosvm's own tests drive it, with the kernel's answers. */
class IoapicCrosvmTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("IOA-030 write_read_ioregsel")
	void ioa030() {
		vm.vm(1);
		for (int value : new int[] { 0x0f, 0xf0, 0x01, 0xff }) {
			vm.write(IoapicUnderTest.REGSEL, value, 1);
			vm.read(IoapicUnderTest.REGSEL, 1).is(value);
		}
		vm.write(IoapicUnderTest.REGSEL, 0x12345678, 4);
		vm.read(IoapicUnderTest.REGSEL, 4).is(0x78);
		vm.write(IoapicUnderTest.REGSEL, 0xabcd, 2);
		vm.read(IoapicUnderTest.REGSEL, 4).is(0xcd);
	}

	@Test
	@DisplayName("IOA-032 write_read_ioapic_reg_id")
	void ioa032() {
		vm.vm(1);
		ioa.iow(0, 0x1f3e5d7c);
		ioa.ior(0).is(0x0f000000);
	}

	@Test
	@DisplayName("IOA-035 service_level_irq")
	void ioa035() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV);
		vm.line(23, 1).is(1);
		vm.line(23, 0).is(1);
		vm.lap(0).irr(0x5f).is(1);
		ioa.rirr(23).is(1);
		vm.ack(0x5f);
		vm.eoi();
		ioa.rirr(23).is(0);
		vm.ackNone();
	}

	@Test
	@DisplayName("IOA-036 service_multiple_level_irqs")
	void ioa036() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV);
		vm.pulse(23);
		vm.ack(0x5f);
		vm.eoi();
		vm.line(23, 1).is(1);
		vm.ack(0x5f);
	}

	@Test
	@DisplayName("IOA-038 coalesce_multiple_rtc_irqs")
	void ioa038() {
		vm.fx(1);
		ioa.rte(8, 0x5f);
		vm.line(8, 1).is(1);
		vm.line(8, 0);
		vm.line(8, 1).is(0);
		vm.ack(0x5f);
		vm.line(8, 0);
		vm.line(8, 1).is(0);
		vm.line(8, 0);
		vm.eoi();
		vm.line(8, 1).is(1);
		vm.ack(0x5f);
	}

	@Test
	@DisplayName("IOA-038 … only GSI 8, and only through KVM_IRQ_LINE_STATUS")
	void ioa038Only() {
		vm.fx(1);
		ioa.rte(7, 0x5f);
		vm.line(7, 1).is(1);
		vm.line(7, 0);
		vm.line(7, 1).is(1);

		vm.fx(1);
		ioa.rte(8, 0x5f);
		vm.ioctls().irqLine(8, 1);
		vm.ioctls().irqLine(8, 0);
		vm.line(8, 1).is(1);
	}

	@Test
	@DisplayName("IOA-039 reinject_level_interrupt")
	void ioa039() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV);
		vm.line(23, 1).is(1);
		vm.line(23, 0);
		vm.line(23, 1).is(-1);
		vm.ack(0x5f);
		vm.ackNone();
		vm.eoi();
		ioa.rirr(23).is(1);
		vm.ack(0x5f);
	}

	@Test
	@DisplayName("IOA-040 service_edge_triggered_irq")
	void ioa040() {
		vm.fx(1);
		ioa.rte(23, 0x5f);
		vm.line(23, 1).is(1);
		vm.line(23, 1).is(0);
		vm.line(23, 0);
		vm.ack(0x5f);
		vm.ackNone();
		vm.eoi();
		vm.ackNone();
	}

	@Test
	@DisplayName("IOA-041 edge_trigger_unmask_test")
	void ioa041() {
		vm.fx(1);
		ioa.rte(23, 0x5f);
		vm.line(23, 1);
		vm.ack(0x5f);
		vm.eoi();
		ioa.mask(23);
		vm.line(23, 0);
		vm.line(23, 1).is(-1);
		vm.line(23, 0);
		ioa.unmask(23);
		vm.ackNone();
		vm.pulse(23);
		vm.ack(0x5f);
	}

	@Test
	@DisplayName("IOA-042 level_trigger_unmask_test")
	void ioa042() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV | MK);
		vm.line(23, 1);
		vm.ackNone();
		ioa.unmask(23);
		vm.ack(0x5f);
	}

	@Test
	@DisplayName("IOA-043 end_of_interrupt_edge_triggered_irq")
	void ioa043() {
		vm.fx(1);
		ioa.rte(23, 0x5f);
		vm.line(23, 1);
		vm.ack(0x5f);
		vm.eoi();
		vm.line(23, 1).is(0);
		vm.line(23, 0);
		vm.ackNone();
	}

	@Test
	@DisplayName("IOA-044 service_multiple_edge_irqs")
	void ioa044() {
		vm.fx(1);
		ioa.rte(23, 0x5f);
		vm.pulse(23);
		vm.ack(0x5f);
		vm.eoi();
		vm.pulse(23);
		vm.ack(0x5f);
	}

	@Test
	@DisplayName("IOA-046 remote_irr_read_only")
	void ioa046() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV);
		vm.line(23, 1);
		ioa.rirr(23).is(1);
		ioa.rtelo(23, 0x5f | LV);
		ioa.rirr(23).is(1);

		vm.fx(1);
		ioa.rte(23, 0x5f | LV | 0x4000);
		ioa.rirr(23).is(0);
	}

	@Test
	@DisplayName("IOA-048 level_to_edge_transition_clears_remote_irr")
	void ioa048() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV);
		vm.line(23, 1);
		ioa.rirr(23).is(1);
		ioa.rtelo(23, 0x5f);
		ioa.rirr(23).is(0);
	}

	@Test
	@DisplayName("IOA-049 masking_preserves_remote_irr")
	void ioa049() {
		vm.fx(1);
		ioa.rte(23, 0x5f | LV);
		vm.line(23, 1);
		ioa.mask(23);
		ioa.rirr(23).is(1);
		ioa.unmask(23);
		ioa.rirr(23).is(1);
	}

	@Test
	@DisplayName("IOA-052 set_redirection_entry_by_bits")
	void ioa052() {
		vm.fx(1);
		ioa.rte(23, 0x965f, 0x3a000000);
		ioa.lo(23).is(0x865f);
		ioa.hi(23).is(0x3a000000);
	}

	@Test
	@DisplayName("IOA-053 all ones")
	void ioa053() {
		vm.fx(1);
		ioa.rte(23, 0xffffffffL, 0xffffffffL);
		ioa.lo(23).is(0xffffafffL);
		ioa.hi(23).is(0xffffffffL);
		ioa.rte(23, 0, 0);
		ioa.lo(23).is(0);
		ioa.hi(23).is(0);
	}
}
