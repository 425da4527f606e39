package org.irqscope.trace.facts;

import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Tracepoint;

/**
 * One event of a trace. Immutable, for any thread.
 *
 * @param time nanoseconds on the clock of the trace
 * @param cpu the processor
 * @param comm the thread's name
 * @param pid the thread's id; -1 when perf did not know it any more
 * @param flags ftrace's column of irqs off, need resched, hard or soft irq, preempt depth; empty when not printed
 * @param group the event's group, {@code kvm}; empty when neither printed nor known
 * @param name the event's name, {@code kvm_set_irq}
 * @param text what the kernel printed, without trailing blanks
 * @param where its place
 */
public record TraceEvent(long time, int cpu, String comm, int pid, String flags, String group, String name,
		String text, SourceLine where) {

	/** The tracepoint, when the emulator has it too. */
	public Optional<Tracepoint> tracepoint() {
		return group.isEmpty() || group.equals("kvm") ? Architecture.tracepoint(name) : Optional.empty();
	}

	/** Group and name as perf writes them, {@code kvm:kvm_set_irq}. */
	public String fullName() {
		return group.isEmpty() ? name : group + ":" + name;
	}

	/** The text as Linux 6.18 prints it, as far as the kernel of the trace printed it at all. */
	public String meaning() {
		return KernelText.modern(name, text);
	}

	/**
	 * Compares with what another kernel printed; what the kernel of this trace never prints makes no difference.
	 *
	 * @param kernel618Text a text of the same tracepoint in the form of Linux 6.18
	 */
	public boolean means(String kernel618Text) {
		return KernelText.same(name, text, kernel618Text.stripTrailing());
	}

	/** The GSI that an interrupt tracepoint of kvm names. */
	public OptionalInt gsi() {
		return EventFields.of(this).gsi();
	}

	/** The level that {@code kvm_set_irq} names. */
	public OptionalInt level() {
		return EventFields.of(this).level();
	}

	/** The pin: 0 to 7 in {@code kvm_pic_set_irq}, 0 to 15 for a PIC in {@code kvm_ack_irq}, 0 to 23 for the IOAPIC. */
	public OptionalInt pin() {
		return EventFields.of(this).pin();
	}

	/** The chip, as in {@code KVM_IRQCHIP_*}: 0 for the PIC master, 1 for the slave, 2 for the IOAPIC. */
	public OptionalInt chip() {
		return EventFields.of(this).chip();
	}

	/** The vector; -1 in a {@code kvm_eoi} that ended nothing. */
	public OptionalInt vector() {
		return EventFields.of(this).vector();
	}

	/** The local APIC that took an interrupt or ended one. */
	public OptionalInt apicid() {
		return EventFields.of(this).apicid();
	}

	/** The destination of an interrupt on its way, 32 unsigned bits: an APIC id, or a logical destination. */
	public OptionalInt destination() {
		return EventFields.of(this).destination();
	}
}
