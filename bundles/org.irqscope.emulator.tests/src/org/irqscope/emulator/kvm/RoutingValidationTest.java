package org.irqscope.emulator.kvm;

import static org.irqscope.emulator.catalogue.Routes.ioapic;
import static org.irqscope.emulator.catalogue.Routes.msi;
import static org.irqscope.emulator.catalogue.Routes.pic;
import static org.irqscope.emulator.x86.Irqchips.IOAPIC;
import static org.irqscope.emulator.x86.Irqchips.PIC_MASTER;
import static org.irqscope.emulator.x86.Irqchips.PIC_SLAVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingEntry.HvSint;
import org.irqscope.emulator.kvm.routing.RoutingEntry.Irqchip;
import org.irqscope.emulator.kvm.routing.RoutingEntry.XenEvtchn;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tables KVM_SET_GSI_ROUTING takes: sections 2.2 to 2.6 of the kernel's interrupt paths. */
class RoutingValidationTest {
	private static final long BSP = 0xfee00000L;
	private final Bench vm = new Bench();

	@BeforeEach
	void machine() {
		vm.vm(1);
	}

	private void taken(RoutingEntry... entries) {
		vm.route(entries).is(0);
	}

	private void refused(RoutingEntry... entries) {
		vm.route(entries).is(-Errno.EINVAL);
	}

	private RoutingTable table() {
		return vm.kvm().routing().table();
	}

	@Test
	void aGsiIsBelow4096() {
		taken(msi(4095, BSP, 0, 0x51));
		assertEquals(4096, table().nrRtEntries());
		refused(msi(4096, BSP, 0, 0x51));
		refused(msi(-1, BSP, 0, 0x51));
	}

	@Test
	void pinsAreThoseOfTheChip() {
		taken(pic(1, PIC_MASTER, 7));
		taken(pic(1, PIC_SLAVE, 7));
		taken(ioapic(1, 23));
		refused(pic(1, PIC_MASTER, 8));
		refused(pic(1, PIC_SLAVE, 8));
		refused(ioapic(1, 24));
		refused(ioapic(1, -1));
		refused(new Irqchip(1, 3, 0));
		refused(new Irqchip(1, -1, 0));
	}

	@Test
	void oneGsiReachesEachChipOnce() {
		taken(ioapic(1, 1), pic(1, PIC_MASTER, 1), pic(1, PIC_SLAVE, 1));
		refused(ioapic(1, 1), ioapic(1, 2));
		refused(pic(1, PIC_MASTER, 1), ioapic(1, 1), pic(1, PIC_MASTER, 2));
		refused(ioapic(1, 1), ioapic(1, 1));
	}

	@Test
	void oneGsiIsPinsOrOneOtherThing() {
		refused(msi(1, BSP, 0, 0x51), msi(1, BSP, 0, 0x52));
		refused(msi(1, BSP, 0, 0x51), ioapic(1, 1));
		refused(ioapic(1, 1), msi(1, BSP, 0, 0x51));
		refused(new HvSint(1, 0, 2), ioapic(1, 1));
		refused(new HvSint(1, 0, 2), new HvSint(1, 0, 3));
		refused(new XenEvtchn(1, 5, 0, -1), msi(1, BSP, 0, 0x51));
		taken(msi(1, BSP, 0, 0x51), msi(2, BSP, 0, 0x51), ioapic(3, 1));
	}

	@Test
	void aSyntheticInterruptIsTakenAndAXenChannelOnlyInItsOnePriority() {
		taken(new HvSint(1, 0, 99));
		taken(new XenEvtchn(1, 5, 0, -1));
		refused(new XenEvtchn(1, 5, 0, 0));
	}

	@Test
	void with32BitIdsTheLowByteOfTheHighHalfIsZero() {
		taken(msi(1, BSP, 0x1ff, 0x51));
		vm.ioctls().enableX2apicApi(1);
		refused(msi(1, BSP, 0x1ff, 0x51));
		taken(msi(1, BSP, 0x100, 0x51));
	}

	@Test
	void aTableHasUpTo4096Entries() {
		List<RoutingEntry> entries = new ArrayList<>();
		for (int gsi = 0; gsi < 4096; gsi++)
			entries.add(msi(gsi, BSP, 0, 0x51));
		assertEquals(0, vm.ioctls().setGsiRouting(entries));
		entries.add(ioapic(0, 0));
		assertEquals(-Errno.EINVAL, vm.ioctls().setGsiRouting(entries));
	}

	@Test
	void aBadEntryLeavesTheOldTable() {
		RoutingTable before = table();
		refused(ioapic(1, 3), ioapic(2, 24));
		assertEquals(before, table());
		vm.line(1, 1);
		vm.ioa.irr(1).is(1);
	}

	@Test
	void noEntriesClearTheTable() {
		taken();
		assertEquals(1, table().nrRtEntries());
		vm.line(1, 1).is(-1);
		assertEquals(-1, table().chipPin(IOAPIC, 1));
	}

	@Test
	void theDefaultTableIsTheIdentityWithThePicFirst() {
		assertEquals(24, table().nrRtEntries());
		for (int gsi = 0; gsi < 16; gsi++)
			assertEquals(List.of(pic(gsi, gsi / 8, gsi % 8), ioapic(gsi, gsi)), table().entries(gsi));
		for (int gsi = 16; gsi < 24; gsi++)
			assertEquals(List.of(ioapic(gsi, gsi)), table().entries(gsi));
	}

	@Test
	void entriesAreKeptInReverseAndServedFromTheLast() {
		taken(pic(1, PIC_MASTER, 1), ioapic(1, 1), pic(1, PIC_SLAVE, 1));
		assertEquals(List.of(pic(1, PIC_SLAVE, 1), ioapic(1, 1), pic(1, PIC_MASTER, 1)), table().entries(1));
		List<String> order = vm.traced(() -> vm.line(1, 1)).stream().map(line -> line.split(" \\(")[0]).toList();
		assertEquals(List.of("kvm_set_irq: gsi 1 level 1 source 0", "kvm_pic_set_irq: chip 0 pin 1",
				"kvm_ioapic_set_irq: pin 1 dst 0 vec 0", "kvm_pic_set_irq: chip 1 pin 1"), order);
	}

	@Test
	void theLastGsiThatNamesAPinHasItInTheReverseMap() {
		taken(ioapic(5, 3), ioapic(9, 3), pic(7, PIC_SLAVE, 2));
		assertEquals(9, table().chipPin(IOAPIC, 3));
		assertEquals(7, table().chipPin(PIC_SLAVE, 10));
		assertEquals(-1, table().chipPin(PIC_SLAVE, 2));
		assertEquals(-1, table().chipPin(IOAPIC, 5));
	}

	@Test
	void anUnroutedGsiIsTracedAndIgnored() {
		for (int gsi : new int[] { 24, 4095, 100_000, -1 })
			assertEquals(List.of("kvm_set_irq: gsi " + Integer.toUnsignedString(gsi) + " level 1 source 0"),
					vm.traced(() -> vm.line(gsi, 1).is(-1)));
	}

	@Test
	void theStatusIsTheSumOfWhatWasNotIgnored() {
		vm.fx(1);
		vm.ioa.rte(4, 0x34);
		vm.line(4, 1).is(1);
		vm.M.data(0);
		vm.line(4, 0).is(2);
		vm.line(4, 1).is(1);
		vm.ioa.mask(4);
		vm.line(4, 0).is(2);
		vm.line(4, 1).is(0);
	}

	@Test
	void flagsThatMeanNothingAreRefused() {
		assertEquals(-Errno.EINVAL, vm.ioctls().setGsiRouting(List.of(), 1));
		assertEquals(-Errno.EINVAL, vm.ioctls().signalMsi(0xfee00000L, 0x31, 2));
		assertEquals(0, vm.ioctls().signalMsi(0xfee00000L, 0x31, X86VmIoctls.MSI_VALID_DEVID), "dropped: not enabled");
	}
}
