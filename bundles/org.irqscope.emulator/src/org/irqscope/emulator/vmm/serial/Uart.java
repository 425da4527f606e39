package org.irqscope.emulator.vmm.serial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.vmm.GsiLines;
import org.irqscope.emulator.vmm.MappedDevice;

/** A serial port that a VMM emulates: eight ports and a line. Used by the thread that runs the emulator. */
public abstract class Uart implements MappedDevice {
	/** Where the registers are behind the first port. */
	public static final int DATA = 0, IER = 1, IIR = 2, LCR = 3, MCR = 4, LSR = 5, MSR = 6, SCR = 7;
	private static final int PORTS = 8, BYTE = 0xff;

	final Journal journal;
	final Struct struct;
	final UartRegisters registers;
	private final int index, base;
	private final UartVmm vmm;

	Uart(Kvm kvm, UartVmm vmm, int index, int base) {
		this.vmm = vmm;
		this.journal = kvm.journal();
		this.index = index;
		this.base = base;
		this.struct = new Struct(journal.state(), MachinePlace.DEVICE, index);
		this.registers = new UartRegisters(struct);
	}

	/** A line of the chips, and how the VMM drives it. */
	record Line(int gsi, Consumer<Boolean> drive) {
	}

	/** A port of QEMU or kvmtool, which drives a line. */
	public static Uart onLine(UartVmm vmm, Kvm kvm, int index, int base, int gsi) {
		GsiLines lines = new GsiLines(kvm);
		if (vmm == UartVmm.QEMU)
			return new QemuUart(kvm, index, base, new Line(gsi, level -> lines.gsiHandler(gsi, level)));
		return new KvmtoolUart(kvm, index, base, new Line(gsi, level -> lines.kvmIrqLine(gsi, level)));
	}

	/** A port of a small VMM, whose eventfd an irqfd waits for. */
	public static Uart onEventfd(Kvm kvm, int index, int base, Eventfd eventfd) {
		return new MinimalUart(kvm, index, base, eventfd);
	}

	/** What a document says of the registers. */
	public void restore(int ier, int iir, int fcr, int lcr, int lsr, List<Integer> received) {
		registers.ier.set(ier);
		registers.iir.set(iir);
		registers.fcr.set(fcr);
		registers.lcr.set(lcr);
		registers.lsr.set(lsr);
		registers.setReceived(received);
		registers.line.set((iir & UartRegisters.IIR_NONE) == 0);
	}

	/** A register as it is, which reading would change; {@link #DATA} stands for how many bytes wait. */
	public int peek(int register) {
		return switch (register) {
		case DATA -> registers.received().size();
		case IER -> registers.ier.get();
		case IIR -> registers.iir.get();
		case LCR -> registers.lcr.get();
		case MCR -> registers.mcr.get();
		case LSR -> registers.lsr.get();
		case MSR -> registers.msr.get();
		default -> registers.scr.get();
		};
	}

	/** The FIFO control register, which the guest cannot read. */
	public int fifoControl() {
		return registers.fcr.get();
	}

	/** Whose port it is. */
	public UartVmm vmm() {
		return vmm;
	}

	/** The line that the port drives; nothing for one that signals an eventfd. */
	public OptionalInt gsi() {
		return OptionalInt.empty();
	}

	/** The eventfd that the port signals; nothing for one that drives a line. */
	public Optional<Eventfd> eventfd() {
		return Optional.empty();
	}

	/** The bytes that the guest has not read yet. */
	public List<Integer> received() {
		return registers.received();
	}

	/** The first port. */
	public int base() {
		return base;
	}

	/** How many bytes the guest has sent. */
	public int sent() {
		return registers.sent.get();
	}

	@Override
	public final int index() {
		return index;
	}

	@Override
	public final boolean holds(IoBus.Kind bus, long address) {
		return bus == IoBus.Kind.KVM_PIO_BUS && base <= address && address < base + PORTS;
	}

	@Override
	public final void write(long address, int length, long value) {
		int register = (int) address - base;
		journal.enter(UartSite.SERIAL_IOPORT_WRITE, index, register, value & BYTE);
		if (registers.divisorLatch() && register <= IER)
			(register == DATA ? registers.dll : registers.dlm).set((int) value & BYTE);
		else
			out(register, (int) value & BYTE);
		journal.leave();
	}

	@Override
	public final long read(long address, int length) {
		int register = (int) address - base;
		journal.enter(UartSite.SERIAL_IOPORT_READ, index, register, 0);
		boolean divisor = registers.divisorLatch() && register <= IER;
		return journal.leave(divisor ? (register == DATA ? registers.dll : registers.dlm).get() : in(register));
	}

	/** The guest writes a register. */
	abstract void out(int register, int value);

	/** The guest reads a register. */
	abstract int in(int register);

	/** A byte comes. */
	abstract void receive(int value);

	@Override
	public final void raise(int value) {
		journal.runIn(Context.device(index), () -> {
			journal.enter(UartSite.SERIAL_RECEIVE, index, value & BYTE, 0);
			receive(value & BYTE);
			journal.leave();
		});
	}

	@Override
	public boolean asserts() {
		return (registers.iir.get() & UartRegisters.IIR_NONE) == 0;
	}

	/** What is the same everywhere: the registers that are only kept. */
	final void keep(int register, int value) {
		switch (register) {
		case LCR -> registers.lcr.set(value);
		case MCR -> registers.mcr.set(value);
		case SCR -> registers.scr.set(value);
		default -> {
			// What it tells of the line cannot be written.
		}
		}
	}
}
