package org.irqscope.emulator.kvm.routing;

import java.util.Arrays;
import java.util.List;

/** {@code struct kvm_irq_routing_table}: immutable; a change of routing publishes a new one. */
public final class RoutingTable {
	/** {@code KVM_MAX_IRQ_ROUTES} */
	public static final int MAX_ROUTES = 4096;
	private static final RoutingEntry[] NONE = {};

	/** The entries of each GSI in the kernel's list order, which is the reverse of the order they were given in. */
	private final RoutingEntry[][] map;
	/** The reverse map: the GSI of each chip's stored pin, -1 for none. */
	private final int[][] chip;

	private RoutingTable(int gsis, int chips, int pins) {
		map = new RoutingEntry[gsis][];
		chip = new int[chips][pins];
		Arrays.fill(map, NONE);
		for (int[] gsiOfPin : chip)
			Arrays.fill(gsiOfPin, -1);
	}

	/** The table a VM starts with: no entries. */
	public static RoutingTable empty() {
		return new RoutingTable(1, 0, 0);
	}

	/** A table of entries that have been found valid. */
	public static RoutingTable of(List<RoutingEntry> entries, RoutedChips chips) {
		RoutingTable table = new RoutingTable(entries.stream().mapToInt(RoutingEntry::gsi).max().orElse(0) + 1,
				chips.nrIrqchips(), chips.irqchipNumPins());
		for (RoutingEntry entry : entries)
			table.add(entry, chips);
		return table;
	}

	private void add(RoutingEntry entry, RoutedChips chips) {
		RoutingEntry[] old = map[entry.gsi()];
		RoutingEntry[] grown = new RoutingEntry[old.length + 1];
		grown[0] = entry;
		System.arraycopy(old, 0, grown, 1, old.length);
		map[entry.gsi()] = grown;
		if (entry instanceof RoutingEntry.Irqchip irqchip)
			chip[irqchip.irqchip()][chips.storedPin(irqchip)] = entry.gsi();
	}

	/** {@code nr_rt_entries}: the highest GSI plus one. */
	public int nrRtEntries() {
		return map.length;
	}

	/**
	 * {@code kvm_irq_map_gsi}: the entries of a GSI; none for a GSI beyond the table. The array is not to be changed.
	 */
	public RoutingEntry[] map(int gsi) {
		return gsi >= 0 && gsi < map.length ? map[gsi] : NONE;
	}

	/** The entries of a GSI in the kernel's list order. */
	public List<RoutingEntry> entries(int gsi) {
		return List.of(map(gsi));
	}

	/** {@code kvm_irq_map_chip_pin}: the GSI that last named a pin, or -1. */
	public int chipPin(int irqchip, int pin) {
		return irqchip < chip.length ? chip[irqchip][pin] : -1;
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof RoutingTable other && Arrays.deepEquals(map, other.map)
				&& Arrays.deepEquals(chip, other.chip);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.deepHashCode(map) + Arrays.deepHashCode(chip);
	}

	@Override
	public String toString() {
		return Arrays.stream(map).mapToInt(entries -> entries.length).sum() + " entries, " + map.length + " GSIs";
	}
}
