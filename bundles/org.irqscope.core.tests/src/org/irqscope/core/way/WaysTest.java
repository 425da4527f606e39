package org.irqscope.core.way;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.session.Session;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A way says in which vector of which vCPU a GSI ends, and what stands in it first. */
class WaysTest {
	private static final int GSI = 4, VECTOR = 0x24;
	private VirtualMachine machine;

	@BeforeEach
	void make() {
		machine = NewMachine.create("new");
	}

	private List<InterruptWay> ways(int gsi) {
		return new Ways(machine, new UsedLines(machine)).of(gsi);
	}

	private InterruptWay ioapic() {
		return ways(GSI).stream().filter(way -> !way.fromPic()).findFirst().orElseThrow();
	}

	private Optional<DeliveryObstacle> obstacle() {
		return ioapic().obstruction().map(Obstruction::obstacle);
	}

	@Test
	void anOpenPinEndsInItsVectorAsTheWalkShows() throws Exception {
		assertEquals(OptionalInt.of(VECTOR), ioapic().vector());
		assertEquals(machine.getVcpus(), ioapic().vcpus());
		assertEquals(Optional.empty(), obstacle());
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			assertTrue(session.walk().hops().stream().anyMatch(hop -> hop.call().contains("guest_vector")
					&& hop.argument("vector").orElse(0) == VECTOR));
		}
	}

	@Test
	void theFirstObstacleIsNamed() {
		X86Chips.lapic(machine.getVcpus().get(0)).setProcpri(0xf0);
		assertEquals(Optional.of(DeliveryObstacle.PRIORITY), obstacle());
		X86Chips.lapic(machine.getVcpus().get(0)).setSpiv(0xff);
		assertEquals(Optional.of(DeliveryObstacle.LAPIC_SOFTWARE_DISABLED), obstacle());
		X86Chips.ioapic(machine).getRedirtbl().get(GSI).setDestId(7);
		assertEquals(Optional.of(DeliveryObstacle.NO_DESTINATION), obstacle());
		X86Chips.ioapic(machine).getRedirtbl().get(GSI).setMask(true);
		assertEquals(Optional.of(DeliveryObstacle.MASKED_RTE), obstacle());
		assertTrue(ioapic().isClosed());
	}

	@Test
	void whatComesFromTheSlavePassesTheMaster() {
		X86Chips.pics(machine).get(1).setImr(0);
		InterruptWay way = ways(10).stream().filter(InterruptWay::fromPic).findFirst().orElseThrow();
		assertEquals("Input 2 of the PIC is masked in IMR; the request is remembered.",
				way.obstruction().orElseThrow().text());
		X86Chips.pics(machine).get(0).setImr(0);
		way = ways(10).stream().filter(InterruptWay::fromPic).findFirst().orElseThrow();
		assertEquals(Optional.of(DeliveryObstacle.EXTINT_NOT_THROUGH_LINT0),
				way.obstruction().map(Obstruction::obstacle));
	}

	@Test
	void aGsiWithoutAnEntryGoesNowhere() {
		assertEquals(List.of(Optional.of(DeliveryObstacle.NO_ROUTE)),
				ways(99).stream().map(way -> way.obstruction().map(Obstruction::obstacle)).toList());
		assertTrue(ways(99).get(0).isClosed());
	}

	@Test
	void aMessageNamesItsVectorAndItsReceivers() {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(24);
		route.setAddress(0xfee00000L);
		route.setData(0x8041);
		machine.getIrqRouting().getEntries().add(route);
		InterruptWay way = ways(24).get(0);
		assertEquals(OptionalInt.of(0x41), way.vector());
		assertTrue(way.level());
		assertFalse(way.isClosed());
		assertEquals(machine.getVcpus(), way.vcpus());
	}
}
