package org.irqscope.emulator.vmm.serial;

import static org.irqscope.emulator.vmm.serial.UartRegisters.*;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.emulator.kvm.Kvm;

/**
 * The serial port of kvmtool: it looks once at the end of each access, and tells only when the line moves. Used by the
 * thread that runs the emulator.
 */
final class KvmtoolUart extends Uart {
	private static final int FIFO = 64;

	private final Line line;

	KvmtoolUart(Kvm kvm, int index, int base, Line line) {
		super(kvm, UartVmm.KVMTOOL, index, base);
		this.line = line;
	}

	/** {@code serial8250_update_irq}: it looks for the bits that clear in the line control register. */
	private void updateIrq() {
		if (registers.lcr.has(FCR_CLEAR_RECEIVED)) {
			registers.lcr.clear(FCR_CLEAR_RECEIVED);
			registers.setReceived(List.of());
			registers.lsr.clear(LSR_DATA);
		}
		registers.lcr.clear(FCR_CLEAR_SENT);
		boolean data = registers.ier.has(IER_RECEIVED) && registers.lsr.has(LSR_DATA);
		boolean empty = registers.ier.has(IER_EMPTY) && registers.lsr.has(LSR_EMPTY);
		int id = (data ? IIR_RECEIVED : 0) | (empty ? IIR_EMPTY : 0);
		journal.enter(UartSite.SERIAL_UPDATE_IRQ, index(), id == 0 ? IIR_NONE : id, id == 0 ? 0 : 1);
		registers.iir.set(id == 0 ? IIR_NONE : id);
		boolean moves = registers.line.isSet() == (id == 0);
		registers.line.set(id != 0);
		if (moves) {
			journal.why(data ? UartWhy.RECEIVED : empty ? UartWhy.TRANSMITTER_EMPTY : UartWhy.NO_REASON);
			line.drive().accept(id != 0);
		} else
			journal.why(UartWhy.LINE_STAYS);
		journal.leave();
	}

	@Override
	public OptionalInt gsi() {
		return OptionalInt.of(line.gsi());
	}

	@Override
	void out(int register, int value) {
		switch (register) {
		case DATA -> transmit(value);
		case IER -> registers.ier.set(value & IER_BITS);
		case IIR -> registers.fcr.set(value);
		default -> keep(register, value);
		}
		updateIrq();
	}

	private void transmit(int value) {
		if (registers.mcr.has(LOOP))
			put(value);
		else
			registers.sent.set(registers.sent.get() + 1);
		registers.lsr.or(LSR_EMPTY);
	}

	private void put(int value) {
		if (registers.received().size() >= FIFO)
			return;
		registers.add(value);
		registers.lsr.or(LSR_DATA);
	}

	@Override
	int in(int register) {
		int value = switch (register) {
		case DATA -> data();
		case IIR -> registers.iir.get() | IIR_FIFO;
		default -> peek(register);
		};
		updateIrq();
		return value;
	}

	private int data() {
		int value = registers.take();
		if (registers.received().isEmpty())
			registers.lsr.clear(LSR_DATA);
		return value;
	}

	/** {@code serial8250__receive}: only when the guest has read all that came before. */
	@Override
	void receive(int value) {
		if (registers.lsr.has(LSR_DATA) || registers.mcr.has(LOOP)) {
			journal.why(UartWhy.OVERRUN);
			return;
		}
		put(value);
		updateIrq();
	}
}
