package org.irqscope.emulator.kvm;

import java.util.Locale;

import org.irqscope.emulator.journal.Tracepoint;

import static org.irqscope.emulator.journal.Tracepoint.hex;
import static org.irqscope.emulator.journal.Tracepoint.unsigned;



/**
 * The tracepoints of the part of KVM that all architectures share. Arguments are the fields of the event, in the order
 * named here.
 */
public enum KvmTracepoint implements Tracepoint {
	/** gsi, level, source */
	KVM_SET_IRQ((a, b, c, d) -> "gsi " + unsigned(a) + " level " + (int) b + " source " + (int) c),
	/** irqchip, pin */
	KVM_ACK_IRQ((a, b, c, d) -> "irqchip " + irqchip((int) a) + " pin " + unsigned(b)),
	/** 1 for a write, 0 for a read, -1 for an unsatisfied read; length, address, value */
	KVM_MMIO((type, length, address, value) -> "mmio " + (type > 0 ? "write" : type == 0 ? "read" : "unsatisfied-read")
			+ " len " + length + " gpa 0x" + Long.toHexString(address) + " val 0x" + Long.toHexString(value)),
	/** nanoseconds, 1 when the vCPU slept, 0 when it polled */
	KVM_VCPU_WAKEUP((nanoseconds, waited, c, d) -> (waited != 0 ? "wait" : "poll") + " time " + nanoseconds
			+ " ns, polling valid"),
	/** exit reason number; the error that ends {@code KVM_RUN}, or 0 */
	KVM_USERSPACE_EXIT((reason, error, c, d) -> "reason "
			+ (error == 0 ? exitReason((int) reason) : error == Errno.EINTR ? "restart" : "error") + " ("
			+ (error == 0 ? reason : error) + ")");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 0;

	private final Text text;
	private final String kernelName = name().toLowerCase(Locale.ROOT);

	KvmTracepoint(Text text) {
		this.text = text;
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public String kernelName() {
		return kernelName;
	}

	@Override
	public String text(long a, long b, long c, long d) {
		return text.of(a, b, c, d);
	}

	private static String irqchip(int chip) {
		return switch (chip) {
		case 0 -> "PIC master";
		case 1 -> "PIC slave";
		case 2 -> "IOAPIC";
		default -> "0x" + Integer.toHexString(chip);
		};
	}

	private static String exitReason(int reason) {
		return switch (reason) {
		case 0 -> "KVM_EXIT_UNKNOWN";
		case 2 -> "KVM_EXIT_IO";
		case 4 -> "KVM_EXIT_DEBUG";
		case 5 -> "KVM_EXIT_HLT";
		case 6 -> "KVM_EXIT_MMIO";
		case 7 -> "KVM_EXIT_IRQ_WINDOW_OPEN";
		case 9 -> "KVM_EXIT_FAIL_ENTRY";
		case 10 -> "KVM_EXIT_INTR";
		case 24 -> "KVM_EXIT_SYSTEM_EVENT";
		case 26 -> "KVM_EXIT_IOAPIC_EOI";
		default -> "0x" + Integer.toHexString(reason);
		};
	}
}
