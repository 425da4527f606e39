package org.irqscope.conform;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;
import org.irqscope.conform.script.Steps;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;

/** Local APICs as MSRs: most of them in x2APIC mode, a few in the modes before and after. */
final class X2apicScenario implements Scenario {
	private static final int REGISTERS = 0x100;
	private static final long XAPIC = Lapic.BASE_ENABLE, X2APIC = XAPIC | Lapic.BASE_X2APIC, OFF = 0;
	private static final int BROADCAST_PERCENT = 5;

	private final ScriptWriter writer;
	private final ScriptedMachine machine;
	private final Steps steps;

	X2apicScenario(ScriptWriter writer) {
		this.writer = writer;
		machine = new ScriptedMachine(writer, writer.one(1, 3, 3, 3, 5, 18), false);
		steps = new Steps(writer).add(24, this::message).add(18, machine::acknowledge)
				.add(18, () -> write(Lapic.EOI, writer.chance(95) ? 0 : 1)).add(15, this::command)
				.add(5, () -> write(Lapic.SELF_IPI, writer.chance(90) ? writer.below(256) : writer.word()))
				.add(5, () -> write(Lapic.TASKPRI, writer.one(0, 0x20, writer.below(256), writer.below(512))))
				.add(6, this::read).add(3, this::writeAny).add(2, this::mode).add(1, this::deadline)
				.add(2, () -> machine.redirect(writer.below(Ioapic.PINS), 0, 1))
				.add(6, () -> machine.line(writer.below(Ioapic.PINS)))
				.add(1, () -> machine.readLapic(Lapic.ID, machine.vcpu())).add(1, machine::enableLapics);
	}

	@Override
	public void begin() {
		machine.enableLapicsAtFirst();
		boolean mixed = writer.chance(20);
		for (int vcpu = 0; vcpu < machine.vcpus(); vcpu++)
			if (!mixed || writer.chance(60))
				writer.op(OpCode.WRMSR, Msrs.APIC_BASE, Lapic.DEFAULT_BASE | X2APIC | (vcpu == 0 ? Lapic.BASE_BSP : 0),
						vcpu);
	}

	@Override
	public void step() {
		steps.take();
	}

	private static int msr(int register) {
		return Msrs.X2APIC_FIRST + (register >> 4);
	}

	private void write(int register, long value) {
		writer.op(OpCode.WRMSR, msr(register), value, machine.vcpu());
	}

	private void message() {
		writer.op(OpCode.MSI, machine.messageAddress(), RandomInterrupts.messageData(writer));
	}

	private void command() {
		boolean logical = writer.chance(40);
		long destination = logical ? (long) writer.below(2) << 16 | writer.one(1, 2, 3, 4, 7, 0xffff)
				: writer.below(machine.vcpus() + 1);
		if (writer.chance(BROADCAST_PERCENT))
			destination = writer.one(0xffL, 0xffffffffL, writer.word());
		long reserved = writer.chance(3) ? writer.one(1 << 13, 1 << 16, 1 << 20, 1 << 12) : 0;
		write(Lapic.ICR, destination << 32 | RandomInterrupts.command(writer, logical) | reserved);
	}

	private void read() {
		int msr = writer.chance(60) ? msr(writer.one(Lapic.ID, Lapic.LVR, Lapic.TASKPRI, Lapic.PROCPRI, Lapic.LDR,
				Lapic.SPIV, Lapic.ESR, Lapic.ICR, Lapic.LVT0)) : Msrs.X2APIC_FIRST + writer.below(REGISTERS);
		// What is left of the timer's count depends on the time.
		writer.op(OpCode.RDMSR, msr == msr(Lapic.TMCCT) ? Msrs.APIC_BASE : msr, machine.vcpu());
	}

	/** Registers that can be written and others, with values that fit and others; the timer stays stopped. */
	private void writeAny() {
		int register = writer.below(Lapic.REGISTERS) << 4;
		if (register != Lapic.TMICT && register != Lapic.ICR)
			write(register, writer.one(0, 0, writer.below(256), 0x10000 | writer.below(256), 0x100000000L));
	}

	private void mode() {
		int vcpu = machine.vcpu();
		long mode = writer.one(X2APIC, X2APIC, XAPIC, OFF, X2APIC & ~XAPIC);
		writer.op(OpCode.WRMSR, Msrs.APIC_BASE, Lapic.DEFAULT_BASE | mode | (vcpu == 0 ? Lapic.BASE_BSP : 0), vcpu);
	}

	/** Ignored outside of deadline mode; 0 stops the timer in it. */
	private void deadline() {
		int vcpu = machine.vcpu();
		writer.op(OpCode.WRMSR, Msrs.TSC_DEADLINE, 0, vcpu);
		writer.op(OpCode.RDMSR, Msrs.TSC_DEADLINE, vcpu);
	}
}
