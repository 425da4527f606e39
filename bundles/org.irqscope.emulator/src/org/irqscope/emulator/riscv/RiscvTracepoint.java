package org.irqscope.emulator.riscv;

import java.util.Locale;

import org.irqscope.emulator.journal.Tracepoint;

/** The tracepoints of the RISC-V part of KVM. Arguments are the fields of the event, in the order named here. */
public enum RiscvTracepoint implements Tracepoint {
	/** pc; the kernel's format has digits before the number */
	KVM_ENTRY((pc, b, c, d) -> "PC: 0x016" + Long.toHexString(pc)),
	/** sepc, scause as {@link #cause} packs it, stval, htval */
	KVM_EXIT((sepc, cause, stval, htval) -> "SEPC:0x" + Long.toHexString(sepc) + ", SCAUSE:0x"
			+ Long.toHexString((cause & 0x7f) | (cause & 0x80) << 56) + ", STVAL:0x" + Long.toHexString(stval)
			+ ", HTVAL:0x" + Long.toHexString(htval) + ", HTINST:0x" + Long.toHexString(cause >>> 32));

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 64;

	private final Text text;
	private final String kernelName = name().toLowerCase(Locale.ROOT);

	RiscvTracepoint(Text text) {
		this.text = text;
	}

	/** A cause and the instruction that the hart supplies in one number. */
	public static long cause(long scause, long htinst) {
		return scause & 0x7f | scause >>> 56 & 0x80 | htinst << 32;
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
}
