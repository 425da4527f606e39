package org.irqscope.emulator.x86.lapic;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.IoapicUnderTest;
import org.irqscope.emulator.catalogue.LocalApic;
import org.irqscope.emulator.catalogue.Routes;
import org.irqscope.emulator.kvm.AckNotifier;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Surprising facts of the end of interrupt, numbered as in section 14 of the kernel's interrupt paths. */
class EoiTrapsTest {
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	@Test
	@DisplayName("Trap 11: an EOI is for every pin with the vector; ack notifiers run with Remote IRR still set")
	void eoiIsForEveryPinWithTheVector() {
		vm.fx(1);
		ioa.rte(10, 0x24 | LV);
		ioa.rte(11, 0x24 | LV);
		List<Boolean> remoteIrr = new ArrayList<>();
		vm.kvm().notifiers.register(new AckNotifier() {
			@Override
			public int gsi() {
				return 10;
			}

			@Override
			public void irqAcked() {
				remoteIrr.add(RedirectionEntry.remoteIrr(vm.kvm().ioapic().entry(10)));
				// The device raises its line again in the callback: kept, and sent once Remote IRR is clear.
				vm.line(10, 0);
				vm.line(10, 1);
			}
		});
		vm.line(10, 1);
		vm.line(11, 1);
		vm.ack(0x24);
		vm.line(11, 0);
		List<String> traced = vm.traced(vm::eoi);
		assertTrue(traced.containsAll(List.of("kvm_ack_irq: irqchip IOAPIC pin 10",
				"kvm_ack_irq: irqchip IOAPIC pin 11")), traced.toString());
		assertEquals(List.of(true), remoteIrr);
		ioa.rirr(11).is(0);
		ioa.rirr(10).is(1);
		vm.ack(0x24);
	}

	@Test
	@DisplayName("Trap 12: only level pins, pins with an ack notifier and pin 8 hear of EOIs")
	void edgeEoisDoNotReachTheIoapic() {
		assertEquals(List.of(), acknowledged(10, 0x24, false));
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 10"), acknowledged(10, 0x24 | LV, false));
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 10"), acknowledged(10, 0x24, true));
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 8"), acknowledged(8, 0x24, false));
	}

	private List<String> acknowledged(int pin, int rte, boolean notifier) {
		vm.fx(1);
		ioa.rte(pin, rte);
		if (notifier)
			vm.irqfd(vm.eventfd(), pin, vm.eventfd());
		vm.pulse(pin);
		vm.ack(0x24);
		return vm.traced(vm::eoi).stream().filter(line -> line.startsWith("kvm_ack_irq")).toList();
	}

	@Test
	@DisplayName("Trap 34: a level message sets TMR, but its EOI reaches the IOAPIC only for an intercepted vector")
	void levelMessageSetsTmr() {
		vm.fx(1);
		assertEquals(List.of(), acknowledgedMessage(0x61));
		ioa.rte(20, 0x61 | LV);
		assertEquals(List.of("kvm_ack_irq: irqchip IOAPIC pin 20"), acknowledgedMessage(0x61));
	}

	private List<String> acknowledgedMessage(int vector) {
		vm.msi(0xfee00000L, 0, 0x8000 | vector).is(1);
		vm.lap(0).tmr(vector).is(1);
		vm.ack(vector);
		return vm.traced(vm::eoi).stream().filter(line -> line.startsWith("kvm_ack_irq")).toList();
	}

	@Test
	@DisplayName("Trap 30: 256 reserved pins behave like none")
	void reservedPinsAreAByte() {
		assertEquals(List.of(0x45), eoiExits(24));
		assertEquals(List.of(), eoiExits(256));
		assertEquals(List.of(), eoiExits(0));
	}

	/** The EOIs user space hears of with so many reserved pins, when the interrupt of pin 0 is ended. */
	private List<Integer> eoiExits(int pins) {
		vm.split(pins, 1);
		levelRoute();
		vm.line(0, 1).is(1);
		vm.ack(0x45);
		vm.eoi();
		return vm.userSpace().ioapicEois();
	}

	private void levelRoute() {
		vm.lap(0).wr(Lapic.SPIV, 0x1ff);
		vm.route(Routes.msi(0, 0xfee00000L, 0, 0x8045), Routes.msi(1, 0xfee00000L, 0, 0x8056)).is(0);
	}

	@Test
	@DisplayName("Trap 21: kvm_msi_set_irq also shows decodes without delivery")
	void messagesAreDecodedWithoutDelivery() {
		vm.split(24, 1);
		levelRoute();
		List<String> traced = vm.traced(() -> vm.lap(0).rd(Lapic.SPIV));
		assertEquals(List.of("kvm_msi_set_irq: dst 0 vec 69 (Fixed|physical|level)",
				"kvm_msi_set_irq: dst 0 vec 86 (Fixed|physical|level)"),
				traced.stream().filter(line -> line.startsWith("kvm_msi")).toList());
		vm.lap(0).irr(0x45).is(0);
		vm.lap(0).irr(0x56).is(0);
	}

	@Test
	@DisplayName("Trap 31: a level EOI exits to user space even with directed EOI, and one vector can be pending")
	void splitIrqchipEoi() {
		vm.split(24, 1);
		levelRoute();
		LocalApic lapic = vm.lap(0);
		lapic.wr(Lapic.SPIV, 0x11ff);
		lapic.rd(Lapic.SPIV).is(0x11ff);
		vm.line(0, 1);
		vm.line(1, 1);
		vm.ack(0x56);
		vm.eoi();
		assertEquals(List.of(0x56), vm.userSpace().ioapicEois());
		vm.ack(0x45);
		vm.line(1, 1);
		vm.ack(0x56);
		// Two EOIs before the vCPU is on its way into the guest again.
		lapic.vcpu().lapic().eoi.apicSetEoi();
		lapic.vcpu().lapic().eoi.apicSetEoi();
		lapic.rd(Lapic.SPIV);
		assertEquals(List.of(0x45), vm.userSpace().ioapicEois());
	}
}
