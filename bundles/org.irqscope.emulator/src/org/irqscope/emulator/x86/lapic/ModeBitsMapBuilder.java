package org.irqscope.emulator.x86.lapic;

import java.util.List;

import org.irqscope.emulator.x86.KernelDifference;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.lapic.ApicMap.LogicalMode;

/**
 * {@code kvm_recalculate_apic_map} of {@link KernelDifference#LOGICAL_MAP_BY_MODE_BITS}: a bit for each mode that some
 * local APIC is in, and logical addresses only while one bit alone is set.
 */
final class ModeBitsMapBuilder {
	private static final int CLUSTER = 1, FLAT = 2, X2APIC = 4, CLUSTER_IDS = 16;

	private final int[] physical;
	private final int[] flat = new int[ApicMap.FLAT_SIZE];
	private final int[][] clusters = new int[ApicMap.CLUSTERS][ApicMap.CLUSTER_SIZE];
	private int modes;

	ModeBitsMapBuilder(int maxApicId) {
		physical = new int[maxApicId + 1];
	}

	/** The map of a machine, whose local APICs that are enabled are given. */
	ApicMap build(X86Kvm kvm, List<Lapic> present) {
		for (Lapic lapic : present) {
			addPhysical(lapic);
			if (lapic.swEnabled())
				addLogical(lapic);
		}
		return new ApicMap(mode(), physical, flat, clusters, index -> kvm.vcpu(index).lapic);
	}

	private LogicalMode mode() {
		return switch (modes) {
		case CLUSTER -> LogicalMode.XAPIC_CLUSTER;
		case FLAT -> LogicalMode.XAPIC_FLAT;
		case X2APIC -> LogicalMode.X2APIC;
		default -> LogicalMode.DISABLED;
		};
	}

	private static int number(Lapic lapic) {
		return lapic.vcpu.index + 1;
	}

	private void addPhysical(Lapic lapic) {
		if (lapic.x2apicMode() || lapic.x2apicId() > 0xff)
			physical[lapic.x2apicId()] = number(lapic);
		if (!lapic.x2apicMode() && physical[lapic.xapicId()] == 0)
			physical[lapic.xapicId()] = number(lapic);
	}

	private void addLogical(Lapic lapic) {
		int ldr = lapic.get(Lapic.LDR);
		if (lapic.x2apicMode())
			modes |= X2APIC;
		else if (ldr != 0)
			modes |= lapic.get(Lapic.DFR) == Lapic.DFR_FLAT ? FLAT : CLUSTER;
		int id = lapic.x2apicMode() ? ldr : ldr >>> 24;
		switch (mode()) {
		case XAPIC_FLAT -> put(flat, 0, id & 0xff, lapic);
		case XAPIC_CLUSTER -> put(clusters[id >>> 4 & 0xf], 0, id & 0xf, lapic);
		case X2APIC -> addX2apic(id, lapic);
		default -> {
			return;
		}
		}
	}

	private void addX2apic(int id, Lapic lapic) {
		int offset = (id >>> 16) * CLUSTER_IDS;
		if (offset < physical.length)
			put(physical, offset, id & 0xffff >> CLUSTER_IDS - Math.min(physical.length - offset, CLUSTER_IDS), lapic);
	}

	private static void put(int[] slots, int offset, int mask, Lapic lapic) {
		if (mask != 0)
			slots[offset + Integer.numberOfTrailingZeros(mask)] = number(lapic);
	}
}
