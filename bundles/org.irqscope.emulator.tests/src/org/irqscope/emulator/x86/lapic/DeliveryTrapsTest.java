package org.irqscope.emulator.x86.lapic;

import static org.irqscope.emulator.catalogue.Bench.LV;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.catalogue.IoapicUnderTest;
import org.irqscope.emulator.kvm.Errno;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Surprising facts of addressing and acceptance, numbered as in section 14 of the kernel's interrupt paths. */
class DeliveryTrapsTest {
	private static final int LOGICAL = 0x800, LOWEST_PRIORITY = 0x100;
	private final Bench vm = new Bench();
	private final IoapicUnderTest ioa = vm.ioa;

	/** The line is raised, nobody takes the interrupt, and the trace calls it coalesced. */
	private void droppedAsCoalesced(int rte, long destination) {
		ioa.rte(20, rte, destination << 24);
		List<String> traced = vm.traced(() -> vm.line(20, 1).is(0));
		assertTrue(traced.get(traced.size() - 1).endsWith(" (coalesced)"), traced.toString());
	}

	@Test
	@DisplayName("Trap 5: \"(coalesced)\" also means dropped by a software-disabled local APIC")
	void coalescedBySoftwareDisabled() {
		vm.fx(1);
		vm.lap(0).wr(Lapic.SPIV, 0xff);
		droppedAsCoalesced(0x24, 0);
	}

	@Test
	@DisplayName("Trap 5: \"(coalesced)\" also means an APIC id that does not exist")
	void coalescedByUnknownId() {
		vm.fx(1);
		droppedAsCoalesced(0x24, 0xee);
	}

	@Test
	@DisplayName("Trap 5: \"(coalesced)\" also means that no local APIC has a logical id")
	void coalescedByLogicalIdsOfNobody() {
		vm.fx(2);
		vm.lapics().forEach(lapic -> lapic.wr(Lapic.SPIV, 0xff));
		droppedAsCoalesced(0x24 | LOGICAL, 1);
	}

	@Test
	@DisplayName("Trap 5: \"(coalesced)\" also means a hash that lands on a missing CPU")
	void coalescedByHash() {
		flatIds(1, 2);
		droppedAsCoalesced(0x26 | LOGICAL | LOWEST_PRIORITY, 0x0f);
	}

	/** A machine whose local APICs have these logical ids in flat mode. */
	private void flatIds(int... ids) {
		vm.fx(ids.length);
		for (int i = 0; i < ids.length; i++)
			vm.lap(i).wr(Lapic.LDR, (long) ids[i] << 24);
	}

	@Test
	@DisplayName("Trap 6: with the map a message to a missing APIC id yields 0")
	void missingIdWithTheMap() {
		vm.fx(2);
		vm.msi(0xfeeee000L, 0, 0x51).is(0);
		ioa.rte(20, 0x24 | LV, 0xeeL << 24);
		vm.line(20, 1).is(0);
		ioa.rirr(20).is(0);
	}

	@Test
	@DisplayName("Trap 6: without the map it is EPERM, and a level pin's Remote IRR sticks")
	void missingIdWithoutTheMap() {
		vm.fx(2);
		vm.lap(1).wr(Lapic.ID, 0);
		vm.msi(0xfeeee000L, 0, 0x51).is(-Errno.EPERM);
		ioa.rte(20, 0x24 | LV, 0xeeL << 24);
		vm.line(20, 1).is(-1);
		ioa.rirr(20).is(1);
		vm.eoi();
		ioa.rirr(20).is(1);
	}

	@Test
	@DisplayName("Trap 7: lowest priority hashes over all addressed bits, and a hole drops the interrupt")
	void lowestPriorityHashesOverHoles() {
		flatIds(1, 2);
		for (int vector = 0x40; vector < 0x80; vector++) {
			int slot = vector % 4;
			vm.msi(0xfee0f004L, 0, LOWEST_PRIORITY | vector).is(slot < 2 ? 1 : 0);
			vm.lap(0).irr(vector).is(slot == 0 ? 1 : 0);
			vm.lap(1).irr(vector).is(slot == 1 ? 1 : 0);
		}
	}

	@Test
	@DisplayName("Trap 7: without a logical map only matching, software-enabled vCPUs count")
	void lowestPriorityHashesOverCandidates() {
		// An id of two bits puts an end to the logical map; the second local APIC is switched off by software.
		flatIds(1, 2, 3);
		vm.lap(1).wr(Lapic.SPIV, 0xff);
		for (int vector = 0x40; vector < 0x80; vector++) {
			vm.msi(0xfee0f004L, 0, LOWEST_PRIORITY | vector).is(1);
			vm.lap(0).irr(vector).is(vector % 2 == 0 ? 1 : 0);
			vm.lap(1).irr(vector).is(0);
			vm.lap(2).irr(vector).is(vector % 2 == 1 ? 1 : 0);
		}
	}

	@Test
	@DisplayName("Trap 8: physical lowest priority goes to the one addressed, without arbitration")
	void physicalLowestPriority() {
		vm.fx(2);
		vm.lap(1).wr(Lapic.TASKPRI, 0xf0);
		for (int vector = 0x40; vector < 0x50; vector++) {
			vm.msi(0xfee01000L, 0, LOWEST_PRIORITY | vector).is(1);
			vm.lap(0).irr(vector).is(0);
			vm.lap(1).irr(vector).is(1);
		}
	}

	@Test
	@DisplayName("Trap 27: ESR is never set, LVT Error never fires, vectors below 16 are accepted")
	void errorsAreNotRecorded() {
		vm.fx(1);
		vm.lap(0).wr(Lapic.LVTERR, 0xfe);
		for (int vector = 0; vector < 16; vector++) {
			vm.msi(0xfee00000L, 0, vector).is(1);
			vm.lap(0).irr(vector).is(1);
			vm.lap(0).ipi(0, 0x40000 | vector);
		}
		vm.lap(0).wr(Lapic.ESR, 0);
		vm.lap(0).rd(Lapic.ESR).is(0);
		vm.lap(0).irr(0xfe).is(0);
		vm.ackNone();
	}

	@Test
	@DisplayName("Trap 33: bit 14 of a message's data and the polarity of a pin are ignored")
	void assertAndPolarityAreIgnored() {
		vm.fx(1);
		for (int data : new int[] { 0x0051, 0x4052, 0x8053, 0xc054 }) {
			vm.msi(0xfee00000L, 0, data).is(1);
			vm.lap(0).irr(data & 0xff).is(1);
		}
		int polarity = 0x2000;
		int[] entries = { 0x61, 0x62 | polarity, 0x63 | LV, 0x64 | LV | polarity };
		for (int i = 0; i < entries.length; i++) {
			int vector = entries[i] & 0xff;
			ioa.rte(20 + i, entries[i]);
			vm.lap(0).irr(vector).is(0);
			vm.line(20 + i, 1).is(1);
			vm.lap(0).irr(vector).is(1);
		}
	}
}
