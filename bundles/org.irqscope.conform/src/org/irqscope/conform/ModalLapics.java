package org.irqscope.conform;

import java.util.Arrays;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;

/** Local APICs that are reached as each one's mode asks for, and now and then in the way of the other mode. */
final class ModalLapics {
	private static final int CLUSTER = 16;
	private static final int OTHER_WAY_PERCENT = 3;

	private enum Mode {
		OFF(0), XAPIC(Lapic.BASE_ENABLE), X2APIC(Lapic.BASE_ENABLE | Lapic.BASE_X2APIC);

		private final long bits;

		Mode(long bits) {
			this.bits = bits;
		}

		/** The modes follow one another in a ring, which a guest can go around in one direction only. */
		Mode next() {
			return values()[(ordinal() + 1) % values().length];
		}
	}

	private final ScriptWriter writer;
	private final Mode[] modes;

	ModalLapics(ScriptWriter writer, int vcpus) {
		this.writer = writer;
		modes = new Mode[vcpus];
		Arrays.fill(modes, Mode.XAPIC);
	}

	boolean x2apic(int vcpu) {
		return modes[vcpu] == Mode.X2APIC;
	}

	/** Goes on to the next mode, or tries one that cannot follow. */
	void changeMode(int vcpu) {
		boolean possible = writer.chance(85);
		Mode mode = possible ? modes[vcpu].next() : modes[vcpu].next().next();
		writer.op(OpCode.WRMSR, Msrs.APIC_BASE, ScriptedMachine.LAPIC | mode.bits | (vcpu == 0 ? Lapic.BASE_BSP : 0),
				vcpu);
		// Only from xAPIC mode two steps at once are one that is allowed.
		if (possible || mode == Mode.OFF)
			modes[vcpu] = mode;
	}

	private boolean asMsr(int vcpu) {
		return x2apic(vcpu) != writer.chance(OTHER_WAY_PERCENT);
	}

	void write(int register, long value, int vcpu) {
		if (asMsr(vcpu))
			writer.op(OpCode.WRMSR, Msrs.X2APIC_FIRST + (register >> 4), value, vcpu);
		else
			writer.op(OpCode.WRITE32, ScriptedMachine.LAPIC + register, value & 0xffffffffL, vcpu);
	}

	/** Where no register answers, the guest finds what its last load left: that is made known first. */
	void read(int register, int vcpu) {
		if (asMsr(vcpu)) {
			writer.op(OpCode.RDMSR, Msrs.X2APIC_FIRST + (register >> 4), vcpu);
			return;
		}
		writer.op(OpCode.READ32, ScriptedMachine.LAPIC + Lapic.LVR, vcpu);
		writer.op(OpCode.READ32, ScriptedMachine.LAPIC + register, vcpu);
	}

	/** An interrupt command: the destination in its own register, or both in one. */
	void command(ScriptedMachine machine, int vcpu) {
		boolean logical = writer.chance(40);
		long command = RandomInterrupts.command(writer, logical);
		if (asMsr(vcpu)) {
			writer.op(OpCode.WRMSR, Msrs.X2APIC_FIRST + (Lapic.ICR >> 4), destination(logical) << 32 | command, vcpu);
			return;
		}
		machine.lapic(Lapic.ICR2, (long) machine.destination(logical) << 24, vcpu);
		machine.lapic(Lapic.ICR, command, vcpu);
	}

	/** A 32-bit destination: an id that is there or nearly, or some of a cluster. */
	private long destination(boolean logical) {
		if (writer.chance(5))
			return writer.one(0xffL, 0xffffffffL, 0xffff0001L, writer.word());
		if (!logical)
			return writer.below(modes.length + 1);
		return (long) writer.below(modes.length / CLUSTER + 2) << 16 | writer.one(1 << writer.below(CLUSTER),
				writer.below(1 << CLUSTER), 0xffff, 0);
	}
}
