package org.irqscope.emulator.riscv.aplic;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** One source of the APLIC, {@code struct aplic_irq}. */
public final class AplicSource {
	/** Bits of the state. */
	public static final int PENDING = 1, ENABLED = 1 << 1, INPUT = 1 << 8;
	/** Fields of {@code target}. */
	private static final int HART_SHIFT = 18, GUEST_SHIFT = 12, GUEST = 0x3f, EIID = 0x7ff;
	private static final Format STATE = Format.flags("PENDING", "ENABLED", "2", "3", "4", "5", "6", "7", "INPUT");

	final IntField sourcecfg;
	final IntField target;
	final IntField state;

	AplicSource(Struct struct, int number) {
		FieldName irq = AplicFields.IRQS.at(number);
		sourcecfg = struct.number(irq.member("sourcecfg"));
		target = struct.hex32(irq.member("target"));
		state = struct.named(irq.member("state"), STATE);
	}

	public SourceMode mode() {
		return SourceMode.of(sourcecfg.get());
	}

	public boolean pending() {
		return state.has(PENDING);
	}

	public boolean enabled() {
		return state.has(ENABLED);
	}

	public boolean input() {
		return state.has(INPUT);
	}

	/** The register that says where its message goes. */
	public int target() {
		return target.get();
	}

	public int state() {
		return state.get();
	}

	public int hart() {
		return hart(target.get());
	}

	public int guest() {
		return guest(target.get());
	}

	/** The identity that its message carries. */
	public int eiid() {
		return eiid(target.get());
	}

	static int hart(int target) {
		return target >>> HART_SHIFT;
	}

	static int guest(int target) {
		return target >> GUEST_SHIFT & GUEST;
	}

	static int eiid(int target) {
		return target & EIID;
	}

	/** What a source sends to a hart itself, and to none of its guests. */
	static int target(int hart, int eiid) {
		return hart << HART_SHIFT | eiid & EIID;
	}

	/** The input as the mode counts it. */
	public boolean rectifiedInput() {
		return mode() != SourceMode.INACTIVE && input() != mode().isInverted();
	}

	AplicState.OfSource ofSource() {
		return new AplicState.OfSource(mode(), target(), pending(), enabled(), input());
	}

	void restore(AplicState.OfSource wanted) {
		sourcecfg.set(wanted.mode().ordinal());
		target.set(wanted.target());
		set(PENDING, wanted.pending());
		set(ENABLED, wanted.enabled());
		set(INPUT, wanted.input());
	}

	void set(int bits, boolean on) {
		if (on)
			state.or(bits);
		else
			state.clear(bits);
	}
}
