package org.irqscope.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;

import org.irqscope.core.access.Access.Space;
import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.access.AccessStep.Try;
import org.irqscope.core.bus.StandardDevices;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.model.BusKind;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.KpitState;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;

/** Who handles an access: sections 1.4 to 1.9 of the kernel's interrupt paths, as people ask about them. */
class AccessQuestionTest {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private final VirtualMachine machine = Machines.create("asked", 2);

	private AccessWay ask(Space space, long address, int length, OptionalLong value) throws MachineStateException {
		return AccessQuestion.ask(machine, new Access(space, address, length, value), 0);
	}

	private AccessWay read(Space space, long address, int length) throws MachineStateException {
		return ask(space, address, length, OptionalLong.empty());
	}

	private AccessWay write(Space space, long address, int length, long value) throws MachineStateException {
		return ask(space, address, length, OptionalLong.of(value));
	}

	private IoBus bus(BusKind kind) {
		return machine.getBuses().get(kind.getValue());
	}

	private Ioeventfd ioeventfd(BusKind kind, long address, int length) {
		Eventfd eventfd = Machines.addEventfd(machine);
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setAddress(address);
		ioeventfd.setLength(length);
		ioeventfd.setWildcard(true);
		ioeventfd.setEventfd(eventfd);
		bus(kind).getIoeventfds().add(ioeventfd);
		return ioeventfd;
	}

	private Ioeventfd matching(BusKind kind, long address, int length, long value) {
		Ioeventfd ioeventfd = ioeventfd(kind, address, length);
		ioeventfd.setWildcard(false);
		ioeventfd.setDatamatch(value);
		return ioeventfd;
	}

	private void slot(int number, long address, long size, int flags) {
		MemorySlot slot = FACTORY.createMemorySlot();
		slot.setSlot(number);
		slot.setGuestPhysAddr(address);
		slot.setMemorySize(size);
		slot.setFlags(flags);
		slot.setUserspaceAddr(0x7f0000000000L + address);
		machine.getMemorySlots().add(slot);
	}

	private static List<String> asked(AccessWay way, Station station) {
		return way.at(station).orElseThrow().tries().stream().map(one -> one.range().title() + " " + one.took())
				.toList();
	}

	private static List<Station> stations(AccessWay way) {
		return way.steps().stream().map(AccessStep::station).toList();
	}

	@Test
	void theLocalApicAnswersBeforeTheBusIsAsked() throws Exception {
		AccessWay way = write(Space.MMIO, 0xfee000b0L, 4, 0);
		assertEquals(List.of(Station.MEMORY, Station.TRAP, Station.FAST_MMIO, Station.EMULATOR, Station.LAPIC),
				stations(way));
		assertEquals("write of 0x0 to 4 bytes at 0xfee000b0: local APIC", way.headline());
		X86Chips.lapic(machine.getVcpus().get(0)).setApicBase(0xfee00d00L);
		X86Chips.lapic(machine.getVcpus().get(0)).setApicId(0);
		assertTrue(read(Space.MMIO, 0xfee000b0L, 4).at(Station.LAPIC).orElseThrow().text()
				.endsWith("takes the access all the same: KVM_X86_QUIRK_LAPIC_MMIO_HOLE."));
		assertEquals(Station.USER_SPACE, read(Space.MMIO, 0xfed00000L, 4).end());
	}

	@Test
	void theIoapicAnswersOnTheBus() throws Exception {
		AccessWay way = read(Space.MMIO, 0xfec00010L, 4);
		assertEquals(Station.MMIO, way.end());
		assertEquals(List.of("ioapic_mmio_ops true"), asked(way, Station.MMIO));
	}

	@Test
	void anAccessThatLeavesItsRangeGoesToUserSpace() throws Exception {
		assertEquals(List.of("picdev_master_ops true"), asked(write(Space.PIO, 0x20, 2, 0x20), Station.PIO));
		for (int[] port : new int[][] { { 0x21, 2 }, { 0x1f, 2 }, { 0x3f8, 1 } }) {
			AccessWay way = write(Space.PIO, port[0], port[1], 0);
			assertEquals(List.of(), asked(way, Station.PIO));
			assertEquals(Station.USER_SPACE, way.end());
		}
	}

	@Test
	void theSpeakerIsAskedAndRefusesAllButItsFirstPort() throws Exception {
		KpitState pit = Chips.PIT.fresh();
		pit.setId("pit");
		pit.setSpeaker(true);
		machine.getControllers().add(pit);
		assertEquals(List.of("speaker_dev_ops true"), asked(read(Space.PIO, 0x61, 1), Station.PIO));
		AccessWay way = read(Space.PIO, 0x62, 1);
		assertEquals(List.of("speaker_dev_ops false"), asked(way, Station.PIO));
		assertEquals("refuses: it answers at 0x61 only", way.at(Station.PIO).orElseThrow().tries().get(0).text());
		assertEquals(Station.USER_SPACE, way.end());
	}

	@Test
	void ioeventfdsOfOnePlaceAreAskedInTheirOrderUntilOneMatches() throws Exception {
		for (int queue = 0; queue < 3; queue++)
			matching(BusKind.KVM_PIO_BUS, 0xc050, 2, queue);
		AccessWay way = write(Space.PIO, 0xc050, 2, 1);
		assertEquals(List.of("eventfd0 false", "eventfd1 true"), asked(way, Station.PIO));
		List<Try> tries = way.at(Station.PIO).orElseThrow().tries();
		assertEquals("refuses: it waits for 0x0, not 0x1", tries.get(0).text());
		assertEquals("takes it and signals eventfd1", tries.get(1).text());
		assertEquals(List.of("eventfd0 false", "eventfd1 false", "eventfd2 false"),
				asked(write(Space.PIO, 0xc050, 2, 7), Station.PIO));
		assertEquals(Station.USER_SPACE, read(Space.PIO, 0xc050, 2).end(), "reads are for user space");
		assertEquals(List.of(), asked(write(Space.PIO, 0xc050, 4, 1), Station.PIO), "four bytes leave the range");
		assertEquals("refuses: it waits for writes of 2 bytes",
				write(Space.PIO, 0xc050, 1, 1).at(Station.PIO).orElseThrow().tries().get(0).text());
	}

	@Test
	void anIoeventfdOfAnyLengthIsFoundBeforeTheInstructionIsDecoded() throws Exception {
		ioeventfd(BusKind.KVM_MMIO_BUS, 0xfe003000L, 0);
		AccessWay way = write(Space.MMIO, 0xfe003000L, 2, 5);
		assertEquals(List.of(Station.MEMORY, Station.TRAP, Station.FAST_MMIO), stations(way));
		assertEquals(List.of("eventfd0 true"), asked(way, Station.FAST_MMIO));
		assertEquals(List.of(Station.MEMORY, Station.TRAP, Station.FAST_MMIO, Station.EMULATOR, Station.LAPIC,
				Station.MMIO, Station.USER_SPACE), stations(write(Space.MMIO, 0xfe003004L, 2, 5)));
		machine.getHost().setVendor(Vendor.SVM);
		assertEquals(List.of("eventfd0 true"), asked(write(Space.MMIO, 0xfe003000L, 2, 5), Station.MMIO));
	}

	@Test
	void aCoalescedZoneTakesWritesIntoTheRing() throws Exception {
		StandardDevices.add(bus(BusKind.KVM_MMIO_BUS), 0xb8000, 0x7800, StandardDevices.COALESCED_ZONE);
		AccessWay way = write(Space.MMIO, 0xb8000, 2, 0x741);
		assertEquals(List.of("coalesced_mmio_ops true"), asked(way, Station.MMIO));
		assertEquals(Station.RING, way.end());
		assertTrue(way.at(Station.RING).orElseThrow().text().startsWith("1 of 169 writes"), way.toString());
		assertEquals(Station.USER_SPACE, read(Space.MMIO, 0xb8000, 2).end());
		assertEquals(List.of(), asked(write(Space.MMIO, 0xbf7ff, 2, 0), Station.MMIO));
	}

	@Test
	void memoryIsReachedWithoutAnExit() throws Exception {
		slot(0, 0, 0xa0000, 0);
		slot(1, 0xf0000, 0x10000, MemorySlots.READONLY);
		assertEquals(List.of(Station.MEMORY), stations(write(Space.MMIO, 0x1000, 8, 1)));
		assertEquals(List.of(Station.MEMORY), stations(read(Space.MMIO, 0xf0000, 8)));
		AccessWay rom = write(Space.MMIO, 0xf0000, 1, 0);
		assertEquals("Memory slot 1 is read-only: the write traps.", rom.steps().get(0).text());
		assertEquals(Station.USER_SPACE, rom.end());
		assertEquals(Station.USER_SPACE, read(Space.MMIO, 0xa0000, 4).end());
		assertEquals("Memory slot 0 ends inside of the access: the rest traps.",
				read(Space.MMIO, 0x9fffe, 4).steps().get(0).text());
	}

	@Test
	void theQuestionLeavesTheDocumentAlone() throws Exception {
		ioeventfd(BusKind.KVM_PIO_BUS, 0xc050, 2);
		write(Space.PIO, 0xc050, 2, 1);
		assertEquals(0, machine.getEventfds().get(0).getCount());
	}

	@Test
	void whatNoGuestCanDoIsRefused() {
		assertEquals("an access to a port has 1, 2 or 4 bytes, not 8", refusal(Space.PIO, 0x20, 8, 0));
		assertEquals("0x10000 is no port; ports are 0x0 to 0xffff", refusal(Space.PIO, 0x10000, 1, 0));
		assertEquals("an access has 1 to 8 bytes, not 0", refusal(Space.MMIO, 0x20, 0, 0));
		assertEquals("0x1ff does not fit 1 byte", refusal(Space.MMIO, 0x20, 1, 0x1ff));
		assertEquals("0x10000000000000 is no physical address; they have at most 52 bits",
				refusal(Space.MMIO, 1L << 52, 4, 0));
		assertEquals("the machine has no vCPU 2", assertThrows(MachineStateException.class, () -> AccessQuestion
				.ask(machine, new Access(Space.PIO, 0x20, 1, OptionalLong.empty()), 2)).getMessage());
	}

	private String refusal(Space space, long address, int length, long value) {
		return assertThrows(MachineStateException.class, () -> write(space, address, length, value)).getMessage();
	}
}
