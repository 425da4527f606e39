package org.irqscope.core.run;

/**
 * Something that comes to a machine from outside: what user space does, or time that passes. It names parts of the
 * machine by number, so that no document is needed. Immutable, for any thread.
 */
public sealed interface Impulse {
	/** What a person calls it. */
	String title();

	/**
	 * A device wants an interrupt, in the way in which it signals one.
	 *
	 * @param device its number in the document
	 */
	record OfDevice(String title, int device) implements Impulse {
	}

	/** Somebody writes to an eventfd. */
	record OfEventfd(String title, int eventfd) implements Impulse {
	}

	/** User space drives a line, {@code KVM_IRQ_LINE}. */
	record OfLine(String title, int gsi, boolean level) implements Impulse {
	}

	/** User space sends a message, {@code KVM_SIGNAL_MSI}. */
	record OfMessage(String title, long address, int data) implements Impulse {
	}

	/** Virtual time passes: timers that expire until then fire. */
	record OfTime(String title, long nanoseconds) implements Impulse {
		public OfTime {
			if (nanoseconds < 0)
				throw new IllegalArgumentException(nanoseconds + " ns");
		}
	}
}
