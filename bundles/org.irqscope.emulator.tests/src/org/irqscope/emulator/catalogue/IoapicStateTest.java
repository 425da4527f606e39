package org.irqscope.emulator.catalogue;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 2d of the catalogue: the IOAPIC through KVM_GET_IRQCHIP and KVM_SET_IRQCHIP. */
class IoapicStateTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("IOA-070 test_get_ioapic")
	void ioa070() {
		vm.vm(1);
		IoapicState state = ioa.get();
		ioa.irr().is(0);
		for (int pin = 0; pin < Ioapic.PINS; pin++)
			new Value("RTE " + pin, state.entry(pin)).is(0x10000);
		new Value("id", state.id()).is(0);
		new Value("base", state.baseAddress()).is(0xfec00000L);
		vm.line(1, 1);
		ioa.irr().is(2);
	}

	@Test
	@DisplayName("IOA-071 test_set_ioapic")
	void ioa071() {
		vm.vm(1);
		ioa.set(state -> state.withEntry(2, state.entry(2) & ~0xffL | 15).withIrr(4));
		new Value("redirtbl[2]", ioa.get().entry(2)).is(0x10000 | 15);
		ioa.irr().is(4);
	}

	@Test
	@DisplayName("IOA-073 finalize_devices")
	void ioa073() {
		vm.vm(1);
		ioa.rtelo(14, 44);
		new Value("redirtbl[14].vector", RedirectionEntry.vector(ioa.get().entry(14))).is(44);
	}
}
