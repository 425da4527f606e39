package org.irqscope.trace.recorded;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.trace.facts.SourceLine;

/** One event of a trace. There are millions of them, so they share what is the same. Immutable, for any thread. */
public final class TraceEvent {
	private final long time;
	private final int cpu;
	private final int line;
	private final EventThread thread;
	private final String flags;
	private final EventText content;
	private final String file;

	/**
	 * An event.
	 *
	 * @param time nanoseconds on the clock of the trace
	 * @param cpu the processor
	 * @param thread where it happened
	 * @param flags ftrace's column of irqs off, need resched, hard or soft irq, preempt depth; empty when not printed
	 * @param content what it says
	 * @param where its place
	 */
	public TraceEvent(long time, int cpu, EventThread thread, String flags, EventText content, SourceLine where) {
		this.time = time;
		this.cpu = cpu;
		this.thread = thread;
		this.flags = flags;
		this.content = content;
		this.file = where.file();
		this.line = where.line();
	}

	/** An event of a thread whose process is not known. */
	public TraceEvent(long time, int cpu, String comm, int pid, String flags, String group, String name, String text,
			SourceLine where) {
		this(time, cpu, new EventThread(comm, pid, -1), flags, new EventText(group, name, text), where);
	}

	/** The same event, which says something else. */
	TraceEvent with(EventText other) {
		return new TraceEvent(time, cpu, thread, flags, other, where());
	}

	/** Nanoseconds on the clock of the trace. */
	public long time() {
		return time;
	}

	public int cpu() {
		return cpu;
	}

	public EventThread thread() {
		return thread;
	}

	/** The thread's name. */
	public String comm() {
		return thread.comm();
	}

	/** The thread's id; -1 when perf did not know it any more. */
	public int pid() {
		return thread.pid();
	}

	/** The id of the thread's process; -1 when it was not printed. */
	public int process() {
		return thread.process();
	}

	/** Ftrace's column of irqs off, need resched, hard or soft irq, preempt depth; empty when not printed. */
	public String flags() {
		return flags;
	}

	/** What it says. */
	public EventText content() {
		return content;
	}

	/** The event's group, {@code kvm}; empty when neither printed nor known. */
	public String group() {
		return content.group();
	}

	/** The event's name, {@code kvm_set_irq}. */
	public String name() {
		return content.name();
	}

	/** What the kernel printed, without trailing blanks. */
	public String text() {
		return content.text();
	}

	/** Its place. */
	public SourceLine where() {
		return new SourceLine(file, line);
	}

	/** True for a text that only old kernels print, so that the whole trace is of one. */
	public boolean isOld() {
		return content.isOld();
	}

	/** As {@link #means}, for a trace of an old kernel. */
	public boolean meansOnOldKernel(String kernel618Text) {
		return means(KernelText.narrow(name(), kernel618Text));
	}

	/** The tracepoint, when the emulator has it too. */
	public Optional<Tracepoint> tracepoint() {
		return content.tracepoint();
	}

	/** Group and name as perf writes them, {@code kvm:kvm_set_irq}. */
	public String fullName() {
		return group().isEmpty() ? name() : group() + ":" + name();
	}

	/** The text as Linux 6.18 prints it, as far as the kernel of the trace printed it at all. */
	public String meaning() {
		return content.meaning();
	}

	/**
	 * Compares with what another kernel printed; what the kernel of this trace never prints makes no difference.
	 *
	 * @param kernel618Text a text of the same tracepoint in the form of Linux 6.18
	 */
	public boolean means(String kernel618Text) {
		return KernelText.same(name(), text(), meaning(), kernel618Text.stripTrailing());
	}

	/** The GSI that an interrupt tracepoint of kvm names. */
	public OptionalInt gsi() {
		return content.fields().gsi();
	}

	/** The level that {@code kvm_set_irq} names. */
	public OptionalInt level() {
		return content.fields().level();
	}

	/**
	 * True when {@code kvm_set_irq} names who drives the line.
	 *
	 * @param source {@code KVM_*_IRQ_SOURCE_ID}
	 */
	public boolean isOfSource(int source) {
		return content.fields().source().equals(OptionalInt.of(source));
	}

	/** The pin: 0 to 7 in {@code kvm_pic_set_irq}, 0 to 15 for a PIC in {@code kvm_ack_irq}, 0 to 23 for the IOAPIC. */
	public OptionalInt pin() {
		return content.fields().pin();
	}

	/** The chip, as in {@code KVM_IRQCHIP_*}: 0 for the PIC master, 1 for the slave, 2 for the IOAPIC. */
	public OptionalInt chip() {
		return content.fields().chip();
	}

	/** The vector; -1 in a {@code kvm_eoi} that ended nothing. */
	public OptionalInt vector() {
		return content.fields().vector();
	}

	/** The local APIC that took an interrupt or ended one. */
	public OptionalInt apicid() {
		return content.fields().apicid();
	}

	/** The destination of an interrupt on its way, 32 unsigned bits: an APIC id, or a logical destination. */
	public OptionalInt destination() {
		return content.fields().destination();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof TraceEvent that && time == that.time && cpu == that.cpu && line == that.line
				&& thread.equals(that.thread) && flags.equals(that.flags) && content.equals(that.content)
				&& file.equals(that.file);
	}

	@Override
	public int hashCode() {
		return Objects.hash(time, line, content);
	}

	@Override
	public String toString() {
		return where() + " " + comm() + " " + pid() + " [" + cpu + "] " + flags + " " + time + ": " + fullName() + ": "
				+ text();
	}
}
