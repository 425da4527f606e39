package org.irqscope.core.run;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.state.Place;

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

	/** An operation of an op script, but none that makes a machine. */
	record OfOperation(Op op) implements Impulse {
		@Override
		public String title() {
			return op.text();
		}
	}

	/**
	 * User space sets a field in the way that the kernel offers for it.
	 *
	 * @param part the part that has the field
	 * @param field the field's name
	 */
	record OfEdit(Place part, String field, long value) implements Impulse {
		@Override
		public String title() {
			return part + " " + field + " = 0x" + Long.toHexString(value);
		}
	}

	/** Virtual time passes: timers that expire until then fire. */
	record OfTime(String title, long nanoseconds) implements Impulse {
		public OfTime {
			if (nanoseconds < 0)
				throw new IllegalArgumentException(nanoseconds + " ns");
		}
	}
}
