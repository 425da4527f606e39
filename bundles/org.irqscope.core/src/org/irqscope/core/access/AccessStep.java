package org.irqscope.core.access;

import java.util.List;
import java.util.Locale;

import org.irqscope.core.bus.BusRange;

/**
 * A step on the way of an access.
 *
 * @param answers true when the access ends here
 * @param text what happens, in a sentence
 * @param tries the devices of a bus that were asked, in turn
 */
public record AccessStep(Station station, boolean answers, String text, List<Try> tries) {
	public AccessStep {
		tries = List.copyOf(tries);
	}

	/** Where the step happens. */
	public enum Station {
		MEMORY, TRAP, FAST_MMIO, EMULATOR, LAPIC, MMIO, PIO, RING, USER_SPACE;

		/** Its name for readers. */
		public String title() {
			return Texts.of("station." + name().toLowerCase(Locale.ROOT));
		}
	}

	/**
	 * A device that was asked.
	 *
	 * @param took true when it took the access; then nobody else is asked
	 * @param text what it did, and why it refused
	 */
	public record Try(BusRange range, boolean took, String text) {
		String text(int number) {
			return Texts.of("way.try", took ? "+" : " ", number, device(), addresses(), text);
		}

		/** What readers call the device. */
		public String device() {
			return range.title();
		}

		/** Where the device is registered, in words. */
		public String addresses() {
			return range.addresses();
		}

		/** The first address of its range. */
		public long address() {
			return range.address();
		}

		/** The number of bytes of its range; 0 for accesses of any length. */
		public int length() {
			return range.length();
		}
	}
}
