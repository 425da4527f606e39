package org.irqscope.emulator.x86.lapic;

import java.util.List;

import org.irqscope.emulator.x86.KernelDifference;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.lapic.ApicMap.LogicalMode;

/** {@code kvm_recalculate_apic_map}: a map of the local APICs that are enabled, while it is built. */
public final class ApicMapBuilder {
	private final int[] physical;
	private final int[] flat = new int[ApicMap.FLAT_SIZE];
	private final int[][] clusters = new int[ApicMap.CLUSTERS][ApicMap.CLUSTER_SIZE];
	private LogicalMode logicalMode = LogicalMode.SW_DISABLED;

	private ApicMapBuilder(int maxApicId) {
		physical = new int[maxApicId + 1];
	}

	/** The map of a machine; {@link ApicMap#NONE} when two local APICs share a physical id. */
	public static ApicMap build(X86Kvm kvm) {
		List<Lapic> present = kvm.vcpus().stream().map(vcpu -> vcpu.lapic).filter(Lapic::hwEnabled).toList();
		int maxApicId = present.stream().mapToInt(Lapic::x2apicId).reduce(0xff, Math::max);
		if (kvm.host.has(KernelDifference.LOGICAL_MAP_BY_MODE_BITS))
			return new ModeBitsMapBuilder(maxApicId).build(kvm, present);
		ApicMapBuilder builder = new ApicMapBuilder(maxApicId);
		for (Lapic lapic : present) {
			if (!builder.addPhysical(lapic, kvm.x2apicFormat()))
				return ApicMap.NONE;
			builder.addLogical(lapic);
		}
		return new ApicMap(builder.logicalMode, builder.physical, builder.flat, builder.clusters,
				index -> kvm.vcpu(index).lapic);
	}

	/** {@code kvm_recalculate_phys_map} */
	private boolean addPhysical(Lapic lapic, boolean x2apicFormat) {
		if (x2apicFormat) {
			if (lapic.x2apicMode() || lapic.x2apicId() > 0xff)
				physical[lapic.x2apicId()] = number(lapic);
			if (!lapic.x2apicMode() && physical[lapic.xapicId()] == 0)
				physical[lapic.xapicId()] = number(lapic);
			return true;
		}
		int id = lapic.x2apicMode() ? lapic.x2apicId() : lapic.xapicId();
		if (physical[id] != 0)
			return false;
		physical[id] = number(lapic);
		return true;
	}

	private static int number(Lapic lapic) {
		return lapic.vcpu.index + 1;
	}

	/** {@code kvm_recalculate_logical_map} */
	private void addLogical(Lapic lapic) {
		int ldr = lapic.get(Lapic.LDR);
		if (logicalMode == LogicalMode.DISABLED || !lapic.swEnabled() || ldr == 0)
			return;
		LogicalMode mode = lapic.x2apicMode() ? LogicalMode.X2APIC
				: lapic.get(Lapic.DFR) == Lapic.DFR_FLAT ? LogicalMode.XAPIC_FLAT : LogicalMode.XAPIC_CLUSTER;
		if (logicalMode == LogicalMode.SW_DISABLED)
			logicalMode = mode;
		if (logicalMode != mode)
			logicalMode = LogicalMode.DISABLED;
		else if (mode == LogicalMode.XAPIC_FLAT)
			addToCluster(lapic, flat, ldr >>> 24);
		else if (mode == LogicalMode.XAPIC_CLUSTER)
			addToCluster(lapic, clusters[ldr >>> 28], ldr >>> 24 & 0xf);
	}

	private void addToCluster(Lapic lapic, int[] cluster, int mask) {
		if (mask == 0)
			return;
		int slot = Integer.numberOfTrailingZeros(mask);
		if (Integer.bitCount(mask) != 1 || cluster[slot] != 0)
			logicalMode = LogicalMode.DISABLED;
		else
			cluster[slot] = number(lapic);
	}
}
