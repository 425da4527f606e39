package org.irqscope.trace.recorded;

import java.util.Objects;
import java.util.Optional;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Tracepoint;

/**
 * What an event says, without when and where. The events of a trace share those that say the same, so that each is read
 * once. Immutable, for any thread.
 */
public final class EventText {
	private static final String KVM = "kvm";

	private final String group;
	private final String name;
	private final String text;
	private final Optional<Tracepoint> tracepoint;
	private final boolean hexadecimal;
	private final boolean numbered;
	private volatile String meaning;
	private volatile EventFields fields;

	/**
	 * A text.
	 *
	 * @param group the event's group, {@code kvm}; empty when neither printed nor known
	 * @param name the event's name, {@code kvm_set_irq}
	 * @param text what the kernel printed, without trailing blanks
	 */
	public EventText(String group, String name, String text) {
		this(group, name, text, false);
	}

	private EventText(String group, String name, String text, boolean hexadecimal) {
		this.hexadecimal = hexadecimal;
		this.group = group;
		this.name = name;
		this.text = text;
		this.numbered = EventFields.areIn(name);
		this.tracepoint = group.isEmpty() || group.equals(KVM) ? Architecture.tracepoint(name) : Optional.empty();
	}

	/** The same text of a kernel that prints the vectors of messages in hexadecimal. */
	EventText hexadecimal() {
		return new EventText(group, name, text, true);
	}

	/** True for a text that only old kernels print, so that the whole trace is of one. */
	boolean isOld() {
		return hexadecimal || KernelText.isOld(name, text);
	}

	public String group() {
		return group;
	}

	public String name() {
		return name;
	}

	public String text() {
		return text;
	}

	/** The tracepoint, when the emulator has it too. */
	public Optional<Tracepoint> tracepoint() {
		return tracepoint;
	}

	/** False when it is one of interrupts and lacks what such an event says. */
	public boolean isWhole() {
		return !isNumbered() || fields().areWhole();
	}

	/** True for the events of interrupts, which name lines, pins, vectors and local APICs. */
	public boolean isNumbered() {
		return numbered;
	}

	/** The text as Linux 6.18 prints it, as far as the kernel of the trace printed it at all. */
	String meaning() {
		String known = meaning;
		if (known == null) {
			known = KernelText.modern(name, text, hexadecimal);
			meaning = known;
		}
		return known;
	}

	/** The numbers in it; none in those of other events. */
	EventFields fields() {
		EventFields known = fields;
		if (known == null) {
			known = isNumbered() ? EventFields.of(name, meaning()) : EventFields.NONE;
			fields = known;
		}
		return known;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof EventText that && name.equals(that.name) && text.equals(that.text)
				&& group.equals(that.group) && hexadecimal == that.hexadecimal;
	}

	@Override
	public int hashCode() {
		return Objects.hash(group, name, text);
	}
}
