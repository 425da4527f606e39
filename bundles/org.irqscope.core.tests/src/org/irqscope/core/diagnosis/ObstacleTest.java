package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.picture.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever keeps an interrupt from its handler is named, with its place and its rule, and what is said to clear it
 * does.
 */
class ObstacleTest {
	/** What follows from no obstacle of the machine. */
	private static final Set<DeliveryObstacle> WITHOUT_MACHINE = EnumSet.of(NOTHING_RAISED);
	/** Parts that are no node of the diagram: the bus between local APICs. */
	private static final Set<String> WITHOUT_NODE = Set.of("a message for nobody");

	/**
	 * What keeps an interrupt from its handler, in one machine.
	 *
	 * @param where the part of the machine and the field that are named
	 */
	record Row(DeliveryObstacle obstacle, String machine, String where) {
		BlockedMachine blocked() {
			return BlockedMachines.all().stream().filter(one -> one.name().equals(machine)).findFirst().orElseThrow();
		}
	}

	static List<Row> list() {
		return List.of(
				new Row(NO_ROUTE, "a GSI that no entry names", "GSI 77 irq_routing"),
				new Row(NO_ROUTE, "a GSI beyond the table", "GSI 4095 irq_routing"),
				new Row(ROUTE_INACTIVE, "a route to a Hyper-V source", "GSI 30 irq_routing"),
				new Row(MASKED_RTE, "a masked pin", "IOAPIC redirtbl[5]"),
				new Row(MASKED_IMR, "a masked input", "PIC master imr"),
				new Row(MASKED_LVT, "a masked timer", "LAPIC 0 LVTT"),
				new Row(MASKED_MSIX, "a device that masks its message", "device 0 msix[0].masked"),
				new Row(BUS_MASTER_OFF, "a function that may not master the bus", "device 0 pci_command"),
				new Row(PIN_DISABLED, "a pin that is disabled", "device 0 pci_command"),
				new Row(DRIVER_WANTS_NO_INTERRUPT, "a driver that polls its queue", "device 0 vq[0].avail.flags"),
				new Row(USED_EVENT_NOT_PASSED, "a driver that waits for more buffers", "device 0 vq[0].used_event"),
				new Row(REMOTE_IRR, "an entry that waits for its EOI", "IOAPIC redirtbl[4]"),
				new Row(EDGE_COALESCED, "a line that stays high", "IOAPIC irr"),
				new Row(POLARITY, "an active-low line", "IOAPIC irq_states[4]"),
				new Row(TRIGGER_MISMATCH, "a level on a pin of edges", "IOAPIC redirtbl[4]"),
				new Row(TRIGGER_MISMATCH, "a level that rose while its pin of edges was masked", "IOAPIC redirtbl[4]"),
				new Row(PIC_TRIGGER_MISMATCH, "a level on an input of edges", "PIC master elcr"),
				new Row(PIC_TRIGGER_MISMATCH, "a pulse on an input of levels", "PIC master elcr"),
				new Row(VECTOR_BELOW_16, "a message with vector 10", "LAPIC 0 IRR[0]"),
				new Row(VECTOR_BELOW_16, "an entry with vector 10", "LAPIC 0 IRR[0]"),
				new Row(NO_DESTINATION, "a message for nobody", "APIC BUS"),
				new Row(NO_DESTINATION, "an entry for nobody", "IOAPIC redirtbl[4]"),
				new Row(NO_DESTINATION, "a route for nobody", "GSI 24 irq_routing"),
				new Row(DELIVERY_MODE, "an entry in a mode that the kernel lacks", "IOAPIC redirtbl[4]"),
				new Row(LAPIC_HARDWARE_DISABLED, "a local APIC that is off", "LAPIC 0 apic_base"),
				new Row(LAPIC_SOFTWARE_DISABLED, "a local APIC that drops", "LAPIC 0 SPIV"),
				new Row(EXTINT_NOT_THROUGH_LINT0, "LINT0 that is closed", "LAPIC 0 LVT0"),
				new Row(EXTINT_NOT_THROUGH_LINT0, "an entry in the mode of the PIC", "IOAPIC redirtbl[4]"),
				new Row(PRIORITY, "a high task priority", "LAPIC 0 TASKPRI"),
				new Row(PRIORITY, "a higher vector in service", "LAPIC 0 ISR[7]"),
				new Row(PRIORITY, "a PIC that serves another input", "PIC master isr"),
				new Row(INTERRUPTS_OFF, "a guest with interrupts off", "vCPU 0 IF"),
				new Row(INTERRUPTS_OFF, "a guest that keeps the PIC waiting", "vCPU 0 IF"),
				new Row(INTERRUPT_SHADOW, "a guest that has just executed STI", "vCPU 0 interrupt.shadow"),
				new Row(NMI_BLOCKED, "a guest in its NMI handler", "vCPU 0 nmi_masked"),
				new Row(HALTED, "a guest that sleeps with interrupts off", "vCPU 0 IF"),
				new Row(NOT_STARTED, "a processor that was not started", "vCPU 1 mp_state"),
				new Row(NOTIFICATION_OUTSTANDING, "a notification that is outstanding", "vCPU 0 pid.ON"),
				new Row(NOTIFICATION_SUPPRESSED, "a preempted vCPU", "vCPU 0 pid.SN"),
				new Row(RESAMPLER_WAITS, "an irqfd that waits for the guest", "GSI 4 resampler"),
				new Row(NO_CONSUMER, "an eventfd without an irqfd", "eventfd 0 waiter"),
				new Row(DEBUGGER, "a guest that is debugged", "vCPU 0 guest_debug"),
				new Row(TASK_WAITS, "an irqfd whose work waits", "irqfd 0"));
	}

	@ParameterizedTest
	@MethodSource("list")
	void theFirstObstacleIsNamedWithItsPlace(Row row) throws Exception {
		Diagnosis why = row.blocked().why();
		assertFalse(why.delivered());
		assertEquals(Optional.of(row.obstacle()), why.obstacle(), why::text);
		Blockage found = why.blockage().orElseThrow();
		assertEquals(row.where(), (found.place() + " " + found.field()).strip());
		assertEquals(1, why.chain().stream().filter(station -> station.state() == Station.State.STOPPED).count(),
				why::text);
		assertFalse(why.text().contains("{"), why::text);
	}

	@ParameterizedTest
	@MethodSource("list")
	void itsPlaceIsOneOfTheDiagram(Row row) throws Exception {
		Blockage found = row.blocked().why().blockage().orElseThrow();
		assertEquals(!WITHOUT_NODE.contains(row.machine()),
				Places.node(row.blocked().machine(), found.place()).isPresent(), found.place()::toString);
	}

	@ParameterizedTest
	@MethodSource("list")
	void itsRuleIsAFunctionOfTheKernelAndASectionOfAManual(Row row) throws Exception {
		String text = row.blocked().why().text();
		assertFalse(row.obstacle().manual().isEmpty());
		assertTrue(text.contains(row.obstacle().function() + "() in " + row.obstacle().file()), text);
		assertTrue(text.contains(row.obstacle().manual()), text);
	}

	@ParameterizedTest
	@MethodSource("list")
	void afterTheRemedyTheInterruptIsDelivered(Row row) throws Exception {
		Diagnosis why = row.blocked().why();
		assertFalse(why.remedies().isEmpty(), why::text);
		Diagnosis cured = row.blocked().cured(why.remedies());
		assertTrue(cured.delivered(), () -> why.text() + "\nand then\n" + cured.text());
	}

	@Test
	void everyObstacleHasAMachine() {
		Set<DeliveryObstacle> missing = EnumSet.complementOf(EnumSet.copyOf(WITHOUT_MACHINE));
		list().forEach(row -> missing.remove(row.obstacle()));
		missing.removeAll(HartDiagnosisTest.obstacles());
		assertEquals(Set.of(), missing);
	}

	@Test
	void everyMachineIsListed() {
		Set<String> unlisted = BlockedMachines.all().stream().map(BlockedMachine::name)
				.collect(Collectors.toCollection(HashSet::new));
		list().forEach(row -> unlisted.remove(row.machine()));
		assertEquals(Set.of(), unlisted);
	}
}
