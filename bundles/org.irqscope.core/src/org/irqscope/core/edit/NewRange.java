package org.irqscope.core.edit;

import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.bus.StandardDevices;
import org.irqscope.model.BusKind;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;

/** What can be added to the addresses of a machine by hand, where nothing else is. Changes the model when told to. */
public enum NewRange {
	MEMORY_SLOT, IOEVENTFD, COALESCED_ZONE;

	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final long MEGABYTE = 1 << 20, PAGE = 0x1000, USER_SPACE = 0x7f0000000000L;
	/** Where VMMs put the registers of virtio devices, and where the memory of VGA is. */
	private static final long DEVICES = 0xfe000000L, VGA = 0xa0000L;
	private static final int DOORBELL = 4, VGA_SIZE = 0x20000;

	/** What menus call it. */
	public String title() {
		return Texts.of("new." + name().toLowerCase(Locale.ROOT));
	}

	/** Adds one. */
	public void addTo(VirtualMachine machine) {
		switch (this) {
		case MEMORY_SLOT -> slot(machine);
		case IOEVENTFD -> ioeventfd(machine);
		case COALESCED_ZONE -> StandardDevices.add(mmio(machine), VGA, VGA_SIZE, StandardDevices.COALESCED_ZONE);
		}
	}

	/** A megabyte behind all other memory. */
	private static void slot(VirtualMachine machine) {
		MemorySlot slot = FACTORY.createMemorySlot();
		long end = 0;
		int number = 0;
		for (MemorySlot other : machine.getMemorySlots()) {
			end = Math.max(end, other.getGuestPhysAddr() + other.getMemorySize());
			number = Math.max(number, other.getSlot() + 1);
		}
		slot.setSlot(number);
		slot.setGuestPhysAddr((end + MEGABYTE - 1) / MEGABYTE * MEGABYTE);
		slot.setMemorySize(MEGABYTE);
		slot.setUserspaceAddr(USER_SPACE + slot.getGuestPhysAddr());
		machine.getMemorySlots().add(slot);
	}

	/** A doorbell of a device, with an eventfd of its own. */
	private static void ioeventfd(VirtualMachine machine) {
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setEventfd(Machines.addEventfd(machine));
		ioeventfd.setLength(DOORBELL);
		ioeventfd.setWildcard(true);
		IoBus bus = mmio(machine);
		long address = DEVICES;
		while (isTaken(bus, address))
			address += PAGE;
		ioeventfd.setAddress(address);
		bus.getIoeventfds().add(ioeventfd);
	}

	private static boolean isTaken(IoBus bus, long address) {
		return bus.getIoeventfds().stream().anyMatch(one -> one.getAddress() == address);
	}

	private static IoBus mmio(VirtualMachine machine) {
		Optional<IoBus> known = machine.getBuses().stream().filter(bus -> bus.getKind() == BusKind.KVM_MMIO_BUS)
				.findFirst();
		if (known.isPresent())
			return known.get();
		IoBus bus = FACTORY.createIoBus();
		bus.setKind(BusKind.KVM_MMIO_BUS);
		machine.getBuses().add(bus);
		return bus;
	}
}
