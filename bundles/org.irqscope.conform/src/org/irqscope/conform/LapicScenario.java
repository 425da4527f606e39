package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;

/** Local APICs in xAPIC mode, in the flat model or in clusters, with every register a guest can write. */
final class LapicScenario implements Scenario {
	private static final int[] LOCAL_VECTORS = { Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT0, Lapic.LVT1,
			Lapic.LVTERR };
	private static final int[] READ_ONLY = { Lapic.LVR, Lapic.ARBPRI, Lapic.PROCPRI, 0xc0, Lapic.ISR, Lapic.TMR,
			Lapic.IRR, Lapic.LVTCMCI, Lapic.TMCCT, Lapic.SELF_IPI };
	private static final int PAGE = 0x1000;
	/** Divides by 128, so that the timer below ends long after the script. */
	private static final int DIVIDE_MOST = 0xa;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;

	LapicScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 2, 3, 4, 8, 10), false);
		steps = new Steps(writer).add(24, this::message).add(20, machine::acknowledge).add(17, machine::eoi)
				.add(16, this::interprocessorInterrupt).add(8, this::taskPriority).add(5, this::read)
				.add(4, this::localVector).add(2, this::spuriousVector).add(2, this::errorStatus)
				.add(1, this::logicalAddress).add(1, this::timer).add(1, this::unusualAddress)
				.add(1, this::physicalAddress).add(1, this::base).add(1, machine::enableLapics);
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		if (writer.chance(90))
			machine.logicalAddresses(writer.chance(70));
	}

	@Override
	public void step() {
		steps.take();
	}

	private void message() {
		writer.op(OpCode.MSI, machine.messageAddress(), RandomInterrupts.messageData(writer));
	}

	/** An interrupt command: the destination first, then the word that sends. */
	private void interprocessorInterrupt() {
		int vcpu = machine.vcpu();
		boolean logical = writer.chance(40);
		if (writer.chance(85))
			machine.lapic(Lapic.ICR2, (long) machine.destination(logical) << 24, vcpu);
		machine.lapic(Lapic.ICR, RandomInterrupts.command(writer, logical), vcpu);
	}

	private void taskPriority() {
		machine.lapic(Lapic.TASKPRI, writer.one(0, 0, 0x20, 0x50, writer.below(256)), machine.vcpu());
	}

	private void read() {
		int vcpu = machine.vcpu();
		if (writer.chance(50))
			machine.readLapic(writer.one(Lapic.ID, Lapic.LVR, Lapic.TASKPRI, Lapic.PROCPRI, Lapic.LDR), vcpu);
		else
			readAny(writer.below(Lapic.REGISTERS) << 4, vcpu);
	}

	/** Where no register answers, the guest finds what its last load left: that is made known first. */
	private void readAny(int offset, int vcpu) {
		machine.readLapic(Lapic.LVR, vcpu);
		// What is left of the timer's count depends on the time.
		machine.readLapic((offset & ~0xf) == Lapic.TMCCT ? Lapic.TMICT : offset, vcpu);
	}

	private void localVector() {
		machine.lapic(writer.one(LOCAL_VECTORS), writer.one(0x700, 0x10000, 0x400, writer.between(0x20, 0xfe),
				(int) writer.word() & 0x3ffff), machine.vcpu());
	}

	private void spuriousVector() {
		machine.lapic(Lapic.SPIV, writer.one(0x1ff, 0x1ff, 0x0ff, 0x1f0, 0x11ff, (int) writer.word() & 0x1fff),
				machine.vcpu());
	}

	/** A write that is allowed and does nothing, or one to a register that cannot be written. */
	private void errorStatus() {
		machine.lapic(writer.chance(50) ? Lapic.ESR : writer.one(READ_ONLY), writer.word(), machine.vcpu());
	}

	private void logicalAddress() {
		int vcpu = machine.vcpu();
		if (writer.chance(30))
			machine.lapic(Lapic.DFR, writer.one(0xffffffffL, 0x0fffffffL, 0x7fffffffL, writer.word()), vcpu);
		else
			machine.lapic(Lapic.LDR, (long) writer.one(0, 1, 2, 0x11, 0x21, 0x12, writer.below(256)) << 24, vcpu);
	}

	private void physicalAddress() {
		machine.lapic(Lapic.ID, (long) writer.one(machine.vcpu(), writer.below(16), writer.below(256)) << 24,
				machine.vcpu());
	}

	/** A count so long that nothing expires while the script runs. */
	private void timer() {
		int vcpu = machine.vcpu();
		machine.lapic(Lapic.TDCR, DIVIDE_MOST, vcpu);
		machine.lapic(Lapic.TMICT, writer.one(0, 0xf0000000L | writer.word()), vcpu);
		machine.readLapic(Lapic.TMICT, vcpu);
	}

	/** Addresses that are no register's, and those just beside the page. */
	private void unusualAddress() {
		int offset = writer.one(writer.below(PAGE), 0x400 + writer.below(0xc00), PAGE, -4);
		if (writer.chance(50))
			readAny(offset, machine.vcpu());
		else
			writer.op(OpCode.WRITE32, ScriptedMachine.LAPIC + offset, writer.word(), machine.vcpu());
	}

	/** The base register: another page, switched off and on, or bits that fault. */
	private void base() {
		int vcpu = machine.vcpu();
		long value = Lapic.DEFAULT_BASE | writer.one(0x800, 0x800, 0x900, 0x000, 0x400, 0xa00, 0x1000000800L);
		if (writer.chance(60))
			writer.op(OpCode.WRMSR, Msrs.APIC_BASE, value, vcpu);
		writer.op(OpCode.RDMSR, Msrs.APIC_BASE, vcpu);
	}
}
