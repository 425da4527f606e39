package org.irqscope.emulator.kvm.memory;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Pages whose first access has shown that they are no memory, as the cached MMIO entries of the MMU know them. */
final class MmioPages {
	static final MmioPages NONE = new MmioPages();
	private static final long PAGE = 4096;

	/** The numbers of the pages, ascending. */
	private final long[] pages;

	private MmioPages(long... pages) {
		this.pages = pages;
	}

	boolean contains(long address) {
		return Arrays.binarySearch(pages, address / PAGE) >= 0;
	}

	/** These pages, and the one of a further address. */
	MmioPages with(long address) {
		long[] grown = Arrays.copyOf(pages, pages.length + 1);
		grown[pages.length] = address / PAGE;
		Arrays.sort(grown);
		return new MmioPages(grown);
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof MmioPages other && Arrays.equals(pages, other.pages);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(pages);
	}

	@Override
	public String toString() {
		return Arrays.stream(pages).mapToObj(page -> "0x" + Long.toHexString(page * PAGE))
				.collect(Collectors.joining(" "));
	}
}
