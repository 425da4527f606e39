package org.irqscope.conform;

import java.util.BitSet;

import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;

/** The machine that a random script drives: what it has, and operations that several kinds of scripts use. */
final class ScriptedMachine {
	static final long IOAPIC = Ioapic.DEFAULT_BASE, LAPIC = Lapic.DEFAULT_BASE;
	private static final int WINDOW = 0x10, REDIRECTION_TABLE = 0x10, IOAPIC_REGISTERS = 0x41;
	private static final long FLAT = 0xffffffffL, CLUSTER = 0x0fffffffL;

	private final ScriptWriter writer;
	private final BitSet high = new BitSet();
	private final int vcpus;

	/** Writes the machine's creation. */
	ScriptedMachine(ScriptWriter writer, int vcpus, boolean split) {
		this.writer = writer;
		this.vcpus = vcpus;
		if (split)
			writer.op(OpCode.VM, vcpus, 1);
		else
			writer.op(OpCode.VM, vcpus);
	}

	int vcpus() {
		return vcpus;
	}

	/** One of the vCPUs. */
	int vcpu() {
		return writer.below(vcpus);
	}

	void enableLapics() {
		writer.op(OpCode.LAPIC_ENABLE);
	}

	/** Most machines begin with that; the others find out what a fresh machine does. */
	void enableLapicsAtFirst() {
		if (writer.chance(85))
			enableLapics();
	}

	/** The line of a GSI changes its level; now and then it is set to the one it has. */
	void line(int gsi) {
		if (!writer.chance(4))
			high.flip(gsi);
		writer.op(OpCode.LINE, gsi, high.get(gsi) ? 1 : 0);
	}

	void acknowledge() {
		writer.op(OpCode.ACK, vcpu());
	}

	void eoi() {
		lapic(Lapic.EOI, 0, vcpu());
	}

	/** A store to a register of a local APIC, through the vCPU that has it. */
	void lapic(int register, long value, int vcpu) {
		writer.op(OpCode.WRITE32, LAPIC + register, value, vcpu);
	}

	void readLapic(int register, int vcpu) {
		writer.op(OpCode.READ32, LAPIC + register, vcpu);
	}

	/** A store to a register of the IOAPIC, by any vCPU. */
	void ioapic(int register, long value) {
		int vcpu = vcpu();
		writer.op(OpCode.WRITE32, IOAPIC, register, vcpu);
		writer.op(OpCode.WRITE32, IOAPIC + WINDOW, value, vcpu);
	}

	/** Reads any register of the IOAPIC, also ones it has not. */
	void readIoapic() {
		int vcpu = vcpu();
		writer.op(OpCode.WRITE32, IOAPIC, writer.one(0, 1, 2, writer.below(IOAPIC_REGISTERS), writer.below(256)), vcpu);
		writer.op(OpCode.READ32, IOAPIC + WINDOW, vcpu);
	}

	/**
	 * A new redirection entry for a pin: most often both halves, the upper one first.
	 *
	 * @param modes delivery modes to choose from
	 */
	void redirect(int pin, int... modes) {
		boolean logical = writer.chance(30);
		long low = vector(pin) | writer.one(modes) << 8 | (logical ? 1 << 11 : 0) | (writer.chance(50) ? 1 << 15 : 0)
				| (writer.chance(20) ? 1 << 16 : 0) | (writer.chance(15) ? 1 << 13 : 0)
				| (writer.chance(10) ? writer.one(1 << 12, 1 << 14, 1 << 17) : 0);
		if (writer.chance(80))
			ioapic(REDIRECTION_TABLE + 2 * pin + 1, (long) destination(logical) << 24);
		ioapic(REDIRECTION_TABLE + 2 * pin, low);
	}

	private int vector(int pin) {
		return writer.one(0x10, 0x20 + pin, writer.between(0x20, 0xfe), writer.below(256));
	}

	/** An 8-bit destination that some vCPU has, or all, or nobody. */
	int destination(boolean logical) {
		if (logical)
			return writer.one(1, 2, 3, 0xf, 0x11, 0x21, 0xff, writer.below(256));
		return writer.one(writer.below(vcpus), writer.below(vcpus), writer.below(vcpus), vcpus, 0xff,
				writer.below(256));
	}

	/** The address of a message; its upper half counts for nothing here. */
	long messageAddress() {
		boolean logical = writer.chance(35);
		long high = writer.chance(3) ? writer.word() << 32 : 0;
		return high | LAPIC | (long) destination(logical) << 12 | (logical ? 4 : 0) | (writer.chance(20) ? 8 : 0);
	}

	/** Gives each local APIC a logical address: one bit in the flat model, or in clusters of four. */
	void logicalAddresses(boolean flat) {
		for (int vcpu = 0; vcpu < vcpus; vcpu++) {
			lapic(Lapic.DFR, flat ? FLAT : CLUSTER, vcpu);
			lapic(Lapic.LDR, (flat ? 1L << vcpu % 8 : vcpu / 4 << 4 | 1 << vcpu % 4) << 24, vcpu);
		}
	}

	/** A route to a pin, most often one that exists. */
	void routeToChip(int gsi) {
		int chip = writer.one(Irqchips.PIC_MASTER, Irqchips.PIC_SLAVE, Irqchips.IOAPIC,
				Irqchips.IOAPIC);
		writer.op(OpCode.ROUTE_CHIP, gsi, chip, gsi % (chip == Irqchips.IOAPIC ? Ioapic.PINS : Irqchips.PIC_PINS));
	}
}
