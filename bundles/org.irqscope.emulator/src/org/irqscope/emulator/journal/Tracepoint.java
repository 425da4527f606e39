package org.irqscope.emulator.journal;

/**
 * A tracepoint of the kernel's interrupt virtualization, with the text that Linux 6.18 prints for it (section 12 of the
 * kernel's interrupt paths). Constants of an enum beside the code that emits them; immutable, for any thread.
 */
public interface Tracepoint {
	/** The text of an event, made of its fields. */
	interface Text {
		String of(long a, long b, long c, long d);
	}

	/** The number that recordings keep: unique among all architectures, and it never changes. */
	int number();

	/** The tracepoint's name in tracefs, in the group {@code kvm}. */
	String kernelName();

	/** The text of an event with these fields, as the kernel prints it after the name and a colon. */
	String text(long a, long b, long c, long d);

	/** The kernel's {@code %x} of 32 bits. */
	static String hex(long value) {
		return Integer.toHexString((int) value);
	}

	/** The kernel's {@code %u} of 32 bits. */
	static String unsigned(long value) {
		return Integer.toUnsignedString((int) value);
	}
}
