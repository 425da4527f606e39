package org.irqscope.emulator.vmm.serial;

import static org.irqscope.emulator.vmm.serial.UartRegisters.*;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.schedule.Timer;

/** The serial port of QEMU. Used by the thread that runs the emulator. */
final class QemuUart extends Uart {
	private static final int FIFO = 16, SETTABLE_FCR = 0xc9, MCR_BITS = 0x1f, REASON = 6;
	/** Four characters of ten bits at 9600 baud. */
	private static final long FIFO_TIMEOUT = 4 * 10 * 1_000_000_000L / 9600;

	private final Kvm kvm;
	private final Line line;
	private final Timer fifoTimeout;

	QemuUart(Kvm kvm, int index, int base, Line line) {
		super(kvm, UartVmm.QEMU, index, base);
		this.kvm = kvm;
		this.line = line;
		this.fifoTimeout = kvm.scheduler().timer(struct, "fifo_timeout_timer", this::timeout);
	}

	/** {@code serial_update_irq}: the first reason in the order of the chip, and the line, whether it moves or not. */
	private void updateIrq() {
		UartWhy reason = reason();
		int id = switch (reason) {
		case LINE_STATUS -> IIR_LINE;
		case TIMEOUT -> IIR_TIMEOUT;
		case RECEIVED -> IIR_RECEIVED;
		case TRANSMITTER_EMPTY -> IIR_EMPTY;
		case MODEM_STATUS -> 0;
		default -> IIR_NONE;
		};
		journal.enter(UartSite.SERIAL_UPDATE_IRQ, index(), id, id == IIR_NONE ? 0 : 1);
		journal.why(reason);
		registers.iir.set(id | registers.iir.get() & 0xf0);
		registers.line.set(id != IIR_NONE);
		line.drive().accept(id != IIR_NONE);
		journal.leave();
	}

	private UartWhy reason() {
		int enabled = registers.ier.get();
		boolean wantsData = (enabled & IER_RECEIVED) != 0, data = registers.lsr.has(LSR_DATA);
		if ((enabled & IER_LINE) != 0 && registers.lsr.has(LSR_ERRORS))
			return UartWhy.LINE_STATUS;
		if (wantsData && registers.timeoutPending.isSet())
			return UartWhy.TIMEOUT;
		boolean enough = !registers.fifos() || registers.received().size() >= registers.trigger();
		if (wantsData && data && enough)
			return UartWhy.RECEIVED;
		if ((enabled & IER_EMPTY) != 0 && registers.thrPending.isSet())
			return UartWhy.TRANSMITTER_EMPTY;
		if ((enabled & IER_MODEM) != 0 && registers.modemChanged())
			return UartWhy.MODEM_STATUS;
		return wantsData && data ? UartWhy.BELOW_TRIGGER : UartWhy.NO_REASON;
	}

	@Override
	public OptionalInt gsi() {
		return OptionalInt.of(line.gsi());
	}

	@Override
	void out(int register, int value) {
		switch (register) {
		case DATA -> transmit(value);
		case IER -> enable(value & IER_BITS);
		case IIR -> control(value);
		case MCR -> keep(register, value & MCR_BITS);
		default -> keep(register, value);
		}
	}

	/** The byte leaves at once; the empty transmitter is a reason of its own. */
	private void transmit(int value) {
		registers.thrPending.set(0);
		registers.lsr.clear(LSR_EMPTY);
		updateIrq();
		registers.lsr.or(LSR_EMPTY);
		registers.thrPending.set(1);
		updateIrq();
		if (registers.mcr.has(LOOP))
			receive(value);
		else
			registers.sent.set(registers.sent.get() + 1);
	}

	/** Who enables the interrupt of an empty transmitter gets it at once. */
	private void enable(int value) {
		int changed = registers.ier.get() ^ value;
		registers.ier.set(value);
		if ((changed & IER_EMPTY) != 0)
			registers.thrPending.set((value & IER_EMPTY) != 0 && registers.lsr.has(LSR_EMPTY));
		if (changed != 0)
			updateIrq();
	}

	/** Switching FIFOs on or off empties them. */
	private void control(int value) {
		boolean switched = ((value ^ registers.fcr.get()) & FCR_ENABLE) != 0;
		if (switched || (value & FCR_CLEAR_RECEIVED) != 0) {
			registers.lsr.clear(LSR_DATA | LSR_BREAK);
			fifoTimeout.cancel();
			registers.timeoutPending.set(0);
			registers.setReceived(List.of());
		}
		if (switched || (value & FCR_CLEAR_SENT) != 0) {
			registers.lsr.or(LSR_EMPTY);
			registers.thrPending.set(1);
		}
		registers.fcr.set(value & SETTABLE_FCR);
		registers.iir.set(registers.iir.get() & ~IIR_FIFO | (registers.fifos() ? IIR_FIFO : 0));
		updateIrq();
	}

	@Override
	int in(int register) {
		return switch (register) {
		case DATA -> data();
		case IIR -> identification();
		case LSR -> lineStatus();
		case MSR -> modemStatus();
		default -> peek(register);
		};
	}

	private int data() {
		int value = registers.take();
		if (registers.received().isEmpty()) {
			registers.lsr.clear(LSR_DATA | LSR_BREAK);
			fifoTimeout.cancel();
		} else
			startTimeout();
		registers.timeoutPending.set(0);
		updateIrq();
		return value;
	}

	private int identification() {
		int value = registers.iir.get();
		if ((value & (REASON | IIR_NONE)) == IIR_EMPTY) {
			journal.why(UartWhy.REASON_READ);
			registers.thrPending.set(0);
			updateIrq();
		}
		return value;
	}

	private int lineStatus() {
		int value = registers.lsr.get();
		if ((value & (LSR_BREAK | LSR_OVERRUN)) != 0) {
			registers.lsr.clear(LSR_BREAK | LSR_OVERRUN);
			updateIrq();
		}
		return value;
	}

	private int modemStatus() {
		int value = registers.msr.get();
		if (registers.modemChanged()) {
			registers.modemRead();
			updateIrq();
		}
		return value;
	}

	@Override
	void receive(int value) {
		int room = registers.fifos() ? FIFO : 1;
		if (registers.received().size() >= room) {
			journal.why(UartWhy.OVERRUN);
			registers.lsr.or(LSR_OVERRUN);
			if (!registers.fifos())
				registers.setReceived(List.of(value));
		} else
			registers.add(value);
		registers.lsr.or(LSR_DATA);
		if (registers.fifos())
			startTimeout();
		updateIrq();
	}

	private void startTimeout() {
		if (registers.fifos())
			fifoTimeout.start(kvm.scheduler().now() + FIFO_TIMEOUT);
	}

	/** {@code fifo_timeout_int} */
	private void timeout() {
		journal.enter(UartSite.FIFO_TIMEOUT_INT, index(), 0, 0);
		if (!registers.received().isEmpty()) {
			registers.timeoutPending.set(1);
			updateIrq();
		}
		journal.leave();
	}
}
