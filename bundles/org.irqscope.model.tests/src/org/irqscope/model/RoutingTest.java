package org.irqscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The routing table, and the map from pins back to GSIs that is derived from it. */
public class RoutingTest {
	private static final int PIC_MASTER = 0, PIC_SLAVE = 1, IOAPIC = 2;
	private final IrqRoutingTable table = ModelFactory.eINSTANCE.createIrqRoutingTable();

	/** A route to a pin. */
	public static IrqchipRoute route(int gsi, Irqchip chip, int pin) {
		IrqchipRoute route = ModelFactory.eINSTANCE.createIrqchipRoute();
		route.setGsi(gsi);
		route.setIrqchip(chip);
		route.setPin(pin);
		return route;
	}

	@Test
	void emptyTableLeadsBackFromNoPin() {
		assertEquals(-1, table.chip(IOAPIC, 0));
		assertEquals(-1, table.chip(PIC_MASTER, 0));
	}

	@Test
	void pinLeadsBackToItsGsi() {
		table.getEntries().add(route(20, Irqchip.IOAPIC, 4));
		assertEquals(20, table.chip(IOAPIC, 4));
		assertEquals(-1, table.chip(IOAPIC, 20));
		assertEquals(-1, table.chip(PIC_MASTER, 4));
	}

	@Test
	void slavesPinsFollowTheMasters() {
		table.getEntries().add(route(12, Irqchip.PIC_SLAVE, 4));
		assertEquals(12, table.chip(PIC_SLAVE, 12));
		assertEquals(-1, table.chip(PIC_SLAVE, 4));
		assertEquals(-1, table.chip(PIC_MASTER, 4));
	}

	@Test
	void ofTwoGsisOnOnePinTheLastOneCounts() {
		table.getEntries().add(route(30, Irqchip.IOAPIC, 4));
		table.getEntries().add(route(4, Irqchip.IOAPIC, 4));
		assertEquals(4, table.chip(IOAPIC, 4));
	}

	@Test
	void messageHasNoPinToLeadBackFrom() {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(24);
		table.getEntries().add(route);
		for (int pin = 0; pin < 24; pin++)
			assertEquals(-1, table.chip(IOAPIC, pin));
	}

	@Test
	void numberOfEntriesIsTheHighestGsiPlusOne() {
		table.getEntries().add(route(4, Irqchip.IOAPIC, 4));
		assertEquals(5, table.getNrRtEntries());
		table.getEntries().add(route(40, Irqchip.IOAPIC, 5));
		table.getEntries().add(route(7, Irqchip.IOAPIC, 7));
		assertEquals(41, table.getNrRtEntries());
	}

	@Test
	void entriesOfAGsiKeepTheirOrder() {
		List<RoutingEntry> both = Routing.routes(12, Irqchip.IOAPIC, Irqchip.PIC_SLAVE);
		table.getEntries().addAll(Routing.routes(3, Irqchip.IOAPIC));
		table.getEntries().addAll(both);
		assertEquals(both, Routing.entries(table, 12));
		assertEquals(List.of(), Routing.entries(table, 13));
		assertEquals(4, assertInstanceOf(IrqchipRoute.class, both.get(1)).getPin());
	}

	@Test
	void defaultTableLeadsTheFirstSixteenGsisToBothChips() {
		IrqRoutingTable standard = Routing.defaultTable();
		assertEquals(40, standard.getEntries().size());
		assertEquals(24, standard.getNrRtEntries());
		for (int gsi = 0; gsi < 24; gsi++) {
			assertEquals(gsi, standard.chip(IOAPIC, gsi));
			assertEquals(gsi < 16 ? 2 : 1, Routing.entries(standard, gsi).size(), "GSI " + gsi);
		}
		for (int gsi = 0; gsi < 8; gsi++) {
			assertEquals(gsi, standard.chip(PIC_MASTER, gsi));
			assertEquals(gsi + 8, standard.chip(PIC_SLAVE, gsi + 8));
		}
	}
}
