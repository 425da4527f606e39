package org.irqscope.emulator.x86.lapic;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * {@code struct kvm_apic_map}: the local APICs by physical and by logical address, so that most interrupts find their
 * target without asking each vCPU. Knows the vCPUs by number; immutable.
 */
public final class ApicMap {
	/** {@code enum kvm_apic_logical_mode} */
	public enum LogicalMode {
		SW_DISABLED, XAPIC_FLAT, XAPIC_CLUSTER, X2APIC, DISABLED
	}

	static final int CLUSTERS = 16, CLUSTER_SIZE = 4, FLAT_SIZE = 8;
	/** What stands for the map while two local APICs share a physical id: every interrupt then asks every vCPU. */
	public static final ApicMap NONE = new ApicMap(LogicalMode.SW_DISABLED, new int[1], new int[FLAT_SIZE],
			new int[CLUSTERS][CLUSTER_SIZE], index -> {
				throw new IllegalStateException("nobody is in this map");
			});

	private final LogicalMode logicalMode;
	/** The index of each local APIC's vCPU plus one; 0 where there is none. */
	private final int[] physical, flat;
	private final int[][] clusters;
	/** The same local APICs, found when the map is made: those of one machine never change. */
	private final Lapic[] physicalLapics, flatLapics;
	private final Lapic[][] clusterLapics;

	/** @param lapics the local APIC of the vCPU with an index */
	ApicMap(LogicalMode logicalMode, int[] physical, int[] flat, int[][] clusters, IntFunction<Lapic> lapics) {
		this.logicalMode = logicalMode;
		this.physical = physical;
		this.flat = flat;
		this.clusters = clusters;
		this.physicalLapics = lapics(physical, lapics);
		this.flatLapics = lapics(flat, lapics);
		this.clusterLapics = Arrays.stream(clusters).map(cluster -> lapics(cluster, lapics)).toArray(Lapic[][]::new);
	}

	private static Lapic[] lapics(int[] numbers, IntFunction<Lapic> lapics) {
		return Arrays.stream(numbers).mapToObj(number -> number == 0 ? null : lapics.apply(number - 1))
				.toArray(Lapic[]::new);
	}

	public LogicalMode logicalMode() {
		return logicalMode;
	}

	/** True for an id up to the highest one. */
	public boolean reaches(int id) {
		return Integer.compareUnsigned(id, physical.length) < 0;
	}

	/** The local APIC with a physical id, or null: the kernel's empty slot. */
	public Lapic physical(int id) {
		return reaches(id) ? physicalLapics[id] : null;
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
		if (offset >= physical.length)
			return 0;
		int size = Math.min(physical.length - offset, 16);
		return destination & 0xffff >> 16 - size;
	}

	/** The local APIC in one slot of the cluster that a logical destination names, or null. */
	Lapic slot(int destination, int slot) {
		return switch (logicalMode) {
		case X2APIC -> physicalLapics[(destination >>> 16) * 16 + slot];
		case XAPIC_CLUSTER -> clusterLapics[destination >>> 4 & 0xf][slot];
		default -> flatLapics[slot];
		};
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof ApicMap other && logicalMode == other.logicalMode
				&& Arrays.equals(physical, other.physical) && Arrays.equals(flat, other.flat)
				&& Arrays.deepEquals(clusters, other.clusters);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(
				new int[] { logicalMode.ordinal(), Arrays.hashCode(physical), Arrays.hashCode(flat),
						Arrays.deepHashCode(clusters) });
	}

	@Override
	public String toString() {
		return this == NONE ? "none" : logicalMode.name();
	}
}
