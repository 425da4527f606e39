package org.irqscope.emulator.x86;

import java.util.Locale;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.x86.apicv.ApicvInhibits;

import static org.irqscope.emulator.journal.Tracepoint.hex;
import static org.irqscope.emulator.journal.Tracepoint.unsigned;



/**
 * The tracepoints of the x86 part of KVM. Arguments are the fields of the event, in the order named here.
 */
public enum X86Tracepoint implements Tracepoint {
	/** chip, pin, elcr and imr (in one byte each), coalesced */
	KVM_PIC_SET_IRQ((chip, pin, registers, coalesced) -> "chip " + chip + " pin " + pin + " ("
			+ ((registers >> 8 & 0xff & 1L << pin) != 0 ? "level" : "edge")
			+ ((registers & 0xff & 1L << pin) != 0 ? "|masked" : "") + ")" + coalesced(coalesced)),
	/** redirection entry, pin, coalesced */
	KVM_IOAPIC_SET_IRQ((entry, pin, coalesced, d) -> "pin " + pin + " " + redirectionEntry(entry)
			+ coalesced(coalesced)),
	/** redirection entry */
	KVM_IOAPIC_DELAYED_EOI_INJ((entry, b, c, d) -> redirectionEntry(entry)),
	/** address, data */
	KVM_MSI_SET_IRQ((address, data, c, d) -> "dst " + Long.toHexString(address >> 12 & 0xff
			| address >> 32 & 0xffffff00L) + " vec " + (data & 0xff) + " (" + deliveryMode(data >> 8)
			+ (bit(address, 2) ? "|logical" : "|physical") + (bit(data, 15) ? "|level" : "|edge")
			+ (bit(address, 3) ? "|rh" : "") + ")"),
	/** vcpu_id, delivery mode as in an ICR (bits 10:8), trigger mode, vector */
	KVM_APIC_ACCEPT_IRQ(X86Tracepoint::acceptIrq),
	/** as {@link #KVM_APIC_ACCEPT_IRQ} */
	KVM_APICV_ACCEPT_IRQ(X86Tracepoint::acceptIrq),
	/** icr low, destination */
	KVM_APIC_IPI((icr, dest, c, d) -> "dst " + hex(dest) + " vec " + (icr & 0xff) + " (" + deliveryMode(icr >> 8)
			+ (bit(icr, 11) ? "|logical" : "|physical") + (bit(icr, 14) ? "|assert" : "|de-assert")
			+ (bit(icr, 15) ? "|level" : "|edge") + "|" + shorthand(icr) + ")"),
	/** 1 for a write, register, value */
	KVM_APIC((write, register, value, d) -> (write != 0 ? "apic_write " : "apic_read ") + apicRegister((int) register)
			+ " = 0x" + Long.toHexString(value)),
	/** vcpu_id, vector or -1 */
	KVM_EOI((vcpu, vector, c, d) -> "apicid " + hex(vcpu) + " vector " + (int) vector),
	/** as {@link #KVM_EOI} */
	KVM_PV_EOI((vcpu, vector, c, d) -> "apicid " + hex(vcpu) + " vector " + (int) vector),
	/** vector, 1 when injected again */
	KVM_INJ_VIRQ((vector, reinjected, c, d) -> "IRQ 0x" + hex(vector) + (reinjected != 0 ? " [reinjected]" : "")),
	/** address */
	KVM_FAST_MMIO((address, b, c, d) -> "fast mmio at gpa 0x" + Long.toHexString(address)),
	/** 1 for a write, port, size and 256 times the number of values after the first, first value */
	KVM_PIO((write, port, size, value) -> (write != 0 ? "pio_write" : "pio_read") + " at 0x" + hex(port) + " size "
			+ (size & 0xff) + " count " + ((size >> 8) + 1) + " val 0x" + hex(value)
			+ (size >> 8 > 0 ? " (...)" : " ")),
	/** 1 for a write, register, value, 1 when the guest gets #GP */
	KVM_MSR((write, register, value, fault) -> (write != 0 ? "msr_write " : "msr_read ") + hex(register) + " = 0x"
			+ Long.toHexString(value) + (fault != 0 ? " (#GP)" : "")),
	/** host irq, vcpu_id or -1 when it is no longer posted, gsi, vector */
	KVM_PI_IRTE_UPDATE((irq, vcpu, gsi, vector) -> "PI is " + (vcpu >= 0 ? "enabled and being updated" : "disabled")
			+ " for irq " + unsigned(irq) + ", vcpu " + (int) vcpu + ", gsi: 0x" + hex(gsi) + ", gvec: 0x"
			+ hex(vector)),
	/** reason, 1 when it is set, all reasons */
	KVM_APICV_INHIBIT_CHANGED((reason, set, inhibits, d) -> (set != 0 ? "set" : "cleared") + " reason="
			+ unsigned(reason) + ", inhibits=0x" + Long.toHexString(inhibits)
			+ (inhibits != 0 ? " " + ApicvInhibits.REASONS.text(inhibits, 0) : "")),
	/** vcpu_id, 1 when the mode begins, base of its memory */
	KVM_SMM_TRANSITION((vcpu, entering, base, d) -> "vcpu " + unsigned(vcpu) + ": "
			+ (entering != 0 ? "entering" : "leaving") + " SMM, smbase 0x" + Long.toHexString(base));

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 16;
	private static final String[] DELIVERY_MODES = { "Fixed", "LowPrio", "SMI", "Res3", "NMI", "INIT", "SIPI",
			"ExtINT" };

	private final Text text;
	private final String kernelName = name().toLowerCase(Locale.ROOT);

	X86Tracepoint(Text text) {
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

	/** The kernel's word for a delivery mode, 0 to 7. */
	public static String deliveryMode(long mode) {
		return DELIVERY_MODES[(int) (mode & 7)];
	}

	private static String acceptIrq(long vcpu, long deliveryMode, long triggerMode, long vector) {
		return "apicid " + hex(vcpu) + " vec " + (vector & 0xff) + " (" + deliveryMode(deliveryMode >> 8)
				+ (triggerMode != 0 ? "|level)" : "|edge)");
	}

	private static String redirectionEntry(long entry) {
		return "dst " + hex(entry >>> 56) + " vec " + (entry & 0xff) + " (" + deliveryMode(entry >> 8)
				+ (bit(entry, 11) ? "|logical" : "|physical") + (bit(entry, 15) ? "|level" : "|edge")
				+ (bit(entry, 16) ? "|masked" : "") + ")";
	}

	private static String shorthand(long icr) {
		return switch ((int) (icr >> 18 & 3)) {
		case 0 -> "dst";
		case 1 -> "self";
		case 2 -> "all";
		default -> "all-but-self";
		};
	}

	private static String apicRegister(int offset) {
		return switch (offset) {
		case 0x20 -> "APIC_ID";
		case 0x30 -> "APIC_LVR";
		case 0x80 -> "APIC_TASKPRI";
		case 0x90 -> "APIC_ARBPRI";
		case 0xa0 -> "APIC_PROCPRI";
		case 0xb0 -> "APIC_EOI";
		case 0xc0 -> "APIC_RRR";
		case 0xd0 -> "APIC_LDR";
		case 0xe0 -> "APIC_DFR";
		case 0xf0 -> "APIC_SPIV";
		case 0x100 -> "APIC_ISR";
		case 0x180 -> "APIC_TMR";
		case 0x200 -> "APIC_IRR";
		case 0x280 -> "APIC_ESR";
		case 0x300 -> "APIC_ICR";
		case 0x310 -> "APIC_ICR2";
		case 0x320 -> "APIC_LVTT";
		case 0x330 -> "APIC_LVTTHMR";
		case 0x340 -> "APIC_LVTPC";
		case 0x350 -> "APIC_LVT0";
		case 0x360 -> "APIC_LVT1";
		case 0x370 -> "APIC_LVTERR";
		case 0x380 -> "APIC_TMICT";
		case 0x390 -> "APIC_TMCCT";
		case 0x3e0 -> "APIC_TDCR";
		case 0x3f0 -> "APIC_SELF_IPI";
		default -> "0x" + Integer.toHexString(offset);
		};
	}

	private static String coalesced(long coalesced) {
		return coalesced != 0 ? " (coalesced)" : "";
	}

	private static boolean bit(long value, int bit) {
		return (value >> bit & 1) != 0;
	}
}
