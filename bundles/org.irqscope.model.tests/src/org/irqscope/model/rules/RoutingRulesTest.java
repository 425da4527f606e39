package org.irqscope.model.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.RoutingTest;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What KVM_SET_GSI_ROUTING refuses, and what it takes and nobody means. */
class RoutingRulesTest {
	private static List<String> with(RoutingEntry... entries) {
		return Judged.after(machine -> {
			machine.getIrqRouting().getEntries().clear();
			machine.getIrqRouting().getEntries().addAll(List.of(entries));
		});
	}

	private static MsiRoute message(int gsi) {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(gsi);
		return route;
	}

	private static RoutingEntry at(int gsi) {
		return RoutingTest.route(gsi, Irqchip.IOAPIC, 1);
	}

	@Test
	void defaultTableHasNoProblem() {
		assertEquals(List.of(), Judged.after(machine -> machine.setIrqRouting(Routing.defaultTable())));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 4096, Integer.MAX_VALUE })
	void gsiBeyondTheTableIsAnError(int gsi) {
		assertEquals(List.of("ERROR vm: GSI " + gsi + " is not between 0 and 4095"), with(at(gsi)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 24, 4095 })
	void gsiInsideTheTableIsNone(int gsi) {
		assertEquals(List.of(), with(at(gsi)));
	}

	@Test
	void machineWithoutTableIsAnError() {
		assertEquals(List.of("ERROR vm: The machine has no routing table"),
				Judged.after(machine -> machine.setIrqRouting(null)));
	}

	@ParameterizedTest
	@CsvSource({ "IOAPIC, 24, IOAPIC", "IOAPIC, -1, IOAPIC", "PIC_MASTER, 8, PIC_MASTER", "PIC_SLAVE, 8, PIC_SLAVE",
			"PIC_SLAVE, 12, PIC_SLAVE" })
	void pinThatAChipDoesNotHaveIsAnError(Irqchip chip, int pin, String name) {
		assertEquals(List.of("ERROR vm: GSI 3 is routed to pin " + pin + " of " + name + ", which has no such pin"),
				with(RoutingTest.route(3, chip, pin)));
	}

	@ParameterizedTest
	@CsvSource({ "IOAPIC, 23", "IOAPIC, 0", "PIC_MASTER, 7", "PIC_SLAVE, 7" })
	void lastPinOfAChipIsNone(Irqchip chip, int pin) {
		assertEquals(List.of(), with(RoutingTest.route(3, chip, pin)));
	}

	@Test
	void chipThatIsNotInTheKernelCannotBeRoutedTo() {
		List<String> problems = Judged.after(machine -> {
			X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
			machine.getIrqRouting().getEntries().clear();
			machine.getIrqRouting().getEntries().addAll(List.of(at(3), message(24)));
		});
		assertEquals(List.of("ERROR vm: GSI 3 is routed to IOAPIC, which is not in the kernel"), problems);
	}

	@Test
	void messageCannotShareItsGsi() {
		String mixed = "ERROR vm: GSI 3 has a route that cannot stand beside another";
		assertEquals(List.of(mixed), with(at(3), message(3)));
		assertEquals(List.of(mixed), with(message(3), at(3)));
		assertEquals(List.of(mixed), with(message(3), message(3)));
		assertEquals(List.of(), with(message(3), message(4)));
	}

	@Test
	void gsiCanReachAChipOnceAndBothChipsTogether() {
		assertEquals(List.of("ERROR vm: GSI 3 has two routes to IOAPIC"),
				with(at(3), RoutingTest.route(3, Irqchip.IOAPIC, 5)));
		assertEquals(List.of(), with(at(3), RoutingTest.route(3, Irqchip.PIC_MASTER, 1)));
		assertEquals(List.of(), with(RoutingTest.route(3, Irqchip.PIC_SLAVE, 1),
				RoutingTest.route(3, Irqchip.PIC_MASTER, 1)));
	}

	@Test
	void twoGsisOnOnePinAreTakenAndSurprise() {
		assertEquals(
				List.of("WARNING vm: Pin 1 of IOAPIC is reached by GSI 3 and GSI 9; acknowledges go to the last one"),
				with(at(3), at(9)));
		assertEquals(List.of(), with(at(3), RoutingTest.route(9, Irqchip.PIC_MASTER, 1)));
		assertEquals(List.of(),
				with(RoutingTest.route(3, Irqchip.PIC_SLAVE, 1), RoutingTest.route(9, Irqchip.PIC_MASTER, 1)));
	}
}
