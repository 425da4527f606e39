package org.irqscope.emulator.x86.lapic;

import java.util.List;

import org.irqscope.emulator.x86.X86Kvm;

/**
 * {@code struct kvm_apic_map}: the local APICs by physical and by logical address, so that most interrupts find their
 * target without asking each vCPU. Immutable once built.
 */
public final class ApicMap {
	/** {@code enum kvm_apic_logical_mode} */
	public enum LogicalMode {
		SW_DISABLED, XAPIC_FLAT, XAPIC_CLUSTER, X2APIC, DISABLED
	}

	private static final int CLUSTERS = 16, CLUSTER_SIZE = 4, FLAT_SIZE = 8;
	/** What stands for the map while two local APICs share a physical id: every interrupt then asks every vCPU. */
	public static final ApicMap NONE = new ApicMap(0);

	private LogicalMode logicalMode = LogicalMode.SW_DISABLED;
	private final int maxApicId;
	private final Lapic[] physical;
	private final Lapic[] flat = new Lapic[FLAT_SIZE];
	private final Lapic[][] clusters = new Lapic[CLUSTERS][CLUSTER_SIZE];

	private ApicMap(int maxApicId) {
		this.maxApicId = maxApicId;
		this.physical = new Lapic[maxApicId + 1];
	}

	/** {@code kvm_recalculate_apic_map}; {@link #NONE} when two local APICs share a physical id. */
	public static ApicMap build(X86Kvm kvm) {
		List<Lapic> present = kvm.vcpus().stream().map(vcpu -> vcpu.lapic).filter(Lapic::hwEnabled).toList();
		ApicMap map = new ApicMap(present.stream().mapToInt(Lapic::x2apicId).reduce(0xff, Math::max));
		for (Lapic lapic : present) {
			if (!map.addPhysical(lapic, kvm.x2apicFormat()))
				return NONE;
			map.addLogical(lapic);
		}
		return map;
	}

	/** {@code kvm_recalculate_phys_map} */
	private boolean addPhysical(Lapic lapic, boolean x2apicFormat) {
		if (x2apicFormat) {
			if (lapic.x2apicMode() || lapic.x2apicId() > 0xff)
				physical[lapic.x2apicId()] = lapic;
			if (!lapic.x2apicMode() && physical[lapic.xapicId()] == null)
				physical[lapic.xapicId()] = lapic;
			return true;
		}
		int id = lapic.x2apicMode() ? lapic.x2apicId() : lapic.xapicId();
		if (physical[id] != null)
			return false;
		physical[id] = lapic;
		return true;
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
		else if (mode != LogicalMode.X2APIC)
			addToCluster(lapic, ldr >>> 24);
	}

	private void addToCluster(Lapic lapic, int logicalId) {
		Lapic[] cluster = cluster(logicalId);
		int mask = mask(logicalId);
		if (mask == 0)
			return;
		int slot = Integer.numberOfTrailingZeros(mask);
		if (Integer.bitCount(mask) != 1 || cluster[slot] != null)
			logicalMode = LogicalMode.DISABLED;
		else
			cluster[slot] = lapic;
	}

	public LogicalMode logicalMode() {
		return logicalMode;
	}

	/** True for an id up to the highest one. */
	public boolean reaches(int id) {
		return Integer.compareUnsigned(id, maxApicId) <= 0;
	}

	/** The local APIC with a physical id, or null: the kernel's empty slot. */
	public Lapic physical(int id) {
		return reaches(id) ? physical[id] : null;
	}

	/**
	 * {@code kvm_apic_map_get_logical_dest}, the mask: which slots of {@link #slot} a logical destination names. Not
	 * for mode DISABLED.
	 */
	int mask(int destination) {
		return switch (logicalMode) {
		case XAPIC_FLAT -> destination & 0xff;
		case XAPIC_CLUSTER -> destination & 0xf;
		case X2APIC -> x2apicMask(destination);
		default -> 0;
		};
	}

	private int x2apicMask(int destination) {
		int offset = (destination >>> 16) * 16;
		if (offset > maxApicId)
			return 0;
		int size = Math.min(maxApicId - offset + 1, 16);
		return destination & 0xffff >> 16 - size;
	}

	/** The local APIC in one slot of the cluster that a logical destination names, or null. */
	Lapic slot(int destination, int slot) {
		if (logicalMode == LogicalMode.X2APIC)
			return physical[(destination >>> 16) * 16 + slot];
		return cluster(destination)[slot];
	}

	private Lapic[] cluster(int destination) {
		return logicalMode == LogicalMode.XAPIC_CLUSTER ? clusters[destination >>> 4 & 0xf] : flat;
	}

	@Override
	public String toString() {
		return this == NONE ? "none" : logicalMode.name();
	}
}
