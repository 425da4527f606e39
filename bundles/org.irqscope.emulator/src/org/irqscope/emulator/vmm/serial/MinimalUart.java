package org.irqscope.emulator.vmm.serial;

import static org.irqscope.emulator.vmm.serial.UartRegisters.*;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;

/**
 * The serial port of small VMMs in Rust: it holds no line, but signals an eventfd once for each reason that IIR does
 * not have yet. Used by the thread that runs the emulator.
 */
final class MinimalUart extends Uart {
	private static final int FIFO = 64;

	private final Eventfd eventfd;

	MinimalUart(Kvm kvm, int index, int base, Eventfd eventfd) {
		super(kvm, UartVmm.MINIMAL, index, base);
		this.eventfd = eventfd;
	}

	private void tell(int enable, int reason) {
		if (!registers.ier.has(enable))
			return;
		if (registers.iir.has(reason)) {
			journal.why(UartWhy.REASON_TOLD);
			return;
		}
		registers.iir.set(registers.iir.get() & ~IIR_NONE | reason);
		journal.enter(UartSite.TRIGGER_INTERRUPT, index(), registers.iir.get(), 0);
		eventfd.write(1);
		journal.leave();
	}

	@Override
	public Optional<Eventfd> eventfd() {
		return Optional.of(eventfd);
	}

	@Override
	void out(int register, int value) {
		switch (register) {
		case DATA -> transmit(value);
		case IER -> registers.ier.set(value & IER_BITS);
		case IIR -> control(value);
		default -> keep(register, value);
		}
	}

	private void control(int value) {
		if ((value & FCR_CLEAR_RECEIVED) == 0)
			return;
		registers.setReceived(List.of());
		registers.lsr.clear(LSR_DATA);
	}

	private void transmit(int value) {
		if (registers.mcr.has(LOOP))
			receive(value);
		else {
			registers.sent.set(registers.sent.get() + 1);
			tell(IER_EMPTY, IIR_EMPTY);
		}
	}

	@Override
	int in(int register) {
		return switch (register) {
		case DATA -> data();
		case IIR -> identification();
		default -> peek(register);
		};
	}

	private int data() {
		registers.iir.clear(IIR_RECEIVED);
		if (!registers.iir.isSet())
			registers.iir.set(IIR_NONE);
		int value = registers.take();
		if (registers.received().isEmpty())
			registers.lsr.clear(LSR_DATA);
		return value;
	}

	/** Whoever reads it ends all reasons at once. */
	private int identification() {
		int value = registers.iir.get() | IIR_FIFO;
		registers.iir.set(IIR_NONE);
		return value;
	}

	@Override
	void receive(int value) {
		if (registers.received().size() >= FIFO) {
			journal.why(UartWhy.OVERRUN);
			return;
		}
		registers.add(value);
		registers.lsr.or(LSR_DATA);
		tell(IER_RECEIVED, IIR_RECEIVED);
	}
}
