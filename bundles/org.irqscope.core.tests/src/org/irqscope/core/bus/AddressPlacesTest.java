package org.irqscope.core.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.model.BusKind;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IoRange;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;

/** Rows of pages about addresses lead to what the document has. */
class AddressPlacesTest {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private final VirtualMachine machine = Machines.create("places", 1);

	private Ioeventfd ioeventfd(BusKind bus, long address) {
		Eventfd eventfd = Machines.addEventfd(machine);
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setAddress(address);
		ioeventfd.setEventfd(eventfd);
		ioeventfd.setWildcard(true);
		machine.getBuses().get(bus.getValue()).getIoeventfds().add(ioeventfd);
		return ioeventfd;
	}

	@Test
	void eachRowHasItsElement() {
		for (int at = 0; at < 3; at++) {
			ioeventfd(BusKind.KVM_MMIO_BUS, 0x1000 * at);
			ioeventfd(BusKind.KVM_PIO_BUS, 0x10 * at);
			StandardDevices.add(machine.getBuses().get(0), 0x100000 * at, 8, StandardDevices.COALESCED_ZONE);
		}
		for (BusKind kind : BusKind.values())
			for (BusRange range : new MachineBuses(machine).ranges(kind))
				assertEquals(range.element(), subject(AddressPlaces.bus(kind), AddressPlaces.row(range)));
	}

	private Optional<EObject> subject(String node, String row) {
		return RowSubject.of(machine, node, row).map(RowSubject::element);
	}

	@Test
	void bothPlacesOfAnIoeventfdOfAnyLengthAreOneElement() {
		Ioeventfd ioeventfd = ioeventfd(BusKind.KVM_MMIO_BUS, 0xfe000000L);
		BusRange fast = new MachineBuses(machine).ranges(BusKind.KVM_FAST_MMIO_BUS).get(0);
		assertSame(ioeventfd,
				subject(AddressPlaces.bus(BusKind.KVM_FAST_MMIO_BUS), AddressPlaces.row(fast)).orElseThrow());
	}

	@Test
	void memorySlotsHaveRows() {
		MemorySlot slot = FACTORY.createMemorySlot();
		machine.getMemorySlots().add(slot);
		assertSame(slot, subject(AddressPlaces.MEMORY, AddressPlaces.row(machine, slot)).orElseThrow());
	}

	@Test
	void whatIsNoRowHasNoElement() {
		IoRange chip = StandardDevices.add(machine.getBuses().get(0), 0xfec00000L, 0x100, "ioapic_mmio_ops");
		assertEquals(Optional.of(chip), new MachineBuses(machine).ranges(BusKind.KVM_MMIO_BUS).get(0).element());
		for (String row : List.of("", "missed", "slot0", "ioeventfd7", "ioeventfd99999999999", "range-1", "rangex"))
			assertEquals(Optional.empty(), AddressPlaces.element(machine, AddressPlaces.bus(BusKind.KVM_PIO_BUS), row));
	}
}
