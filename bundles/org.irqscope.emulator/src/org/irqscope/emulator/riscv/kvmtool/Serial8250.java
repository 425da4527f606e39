package org.irqscope.emulator.riscv.kvmtool;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** A serial port of kvmtool, {@code hw/serial.c}: section 7.1. */
public final class Serial8250 implements MmioHandler {
	public static final int LENGTH = 8;
	private static final int FIFO = 64, RDI = 1, THRI = 2, DR = 1, BREAK = 0x10, EMPTY = 0x60, NO_INT = 1, LOOP = 0x10,
			DLAB = 0x80, FIFOS = 0xc0, CLEAR_RX = 2, CLEAR_TX = 4, IIR_THRI = 2, IIR_RDI = 4;

	private final Kvmtool kvmtool;
	private final Journal journal;
	private final int number;
	/** The line that it drives. */
	private final IntField line;
	private final RefField<List<Integer>> received;
	private final IntField sent, dll, dlm, iir, ier, fcr, lcr, mcr, lsr, msr, scr, irqState;

	Serial8250(Kvmtool kvmtool, int number, Struct struct, IntField line) {
		this.kvmtool = kvmtool;
		this.journal = kvmtool.kvm.journal;
		this.number = number;
		this.line = line;
		received = struct.ref(KvmtoolFields.RECEIVED, List.<Integer>of());
		sent = struct.number(KvmtoolFields.SENT);
		iir = struct.hex8(KvmtoolFields.IIR);
		ier = struct.hex8(KvmtoolFields.IER);
		fcr = struct.hex8(KvmtoolFields.FCR);
		lcr = struct.hex8(KvmtoolFields.LCR);
		mcr = struct.hex8(KvmtoolFields.MCR);
		lsr = struct.hex8(KvmtoolFields.LSR);
		msr = struct.hex8(KvmtoolFields.MSR);
		scr = struct.hex8(KvmtoolFields.SCR);
		dll = struct.hex8(KvmtoolFields.DLL);
		dlm = struct.hex8(KvmtoolFields.DLM);
		irqState = struct.number(KvmtoolFields.IRQ_STATE);
	}

	static Serial8250 of(Kvmtool kvmtool, int number) {
		Struct struct = new Struct(kvmtool.kvm.journal.state(), RiscvPlace.UART, number);
		return new Serial8250(kvmtool, number, struct,
				Struct.hidden(kvmtool.kvm.journal.state()).number(KvmtoolFields.NEXT_LINE));
	}

	void reset(int drivenLine) {
		line.set(drivenLine);
		iir.set(NO_INT);
		lsr.set(EMPTY);
		msr.set(0xb0);
		mcr.set(8);
	}

	@Override
	public void access(RiscvVcpu vcpu, long address, GuestData data, int length, boolean write) {
		int register = (int) address & LENGTH - 1;
		journal.enter(KvmtoolSite.SERIAL8250_MMIO, number, register, write ? data.get() & 0xff : 0);
		if (write)
			out(register, (int) data.get() & 0xff);
		else
			in(register, data);
		updateIrq();
		journal.leave();
	}

	private boolean dlab() {
		return lcr.has(DLAB);
	}

	private void out(int register, int value) {
		switch (register) {
		case 0 -> {
			if (dlab())
				dll.set(value);
			else
				transmit(value);
		}
		case 1 -> (dlab() ? dlm : ier).set(dlab() ? value : value & 0x0f);
		case 2 -> fcr.set(value);
		case 3 -> lcr.set(value);
		case 4 -> mcr.set(value);
		case 7 -> scr.set(value);
		default -> {
			// What it tells of the line cannot be written.
		}
		}
	}

	private void transmit(int value) {
		if (mcr.has(LOOP)) {
			if (received.get().size() < FIFO)
				receive(value);
		} else
			sent.set(sent.get() + 1);
		lsr.or(EMPTY);
	}

	private void receive(int value) {
		List<Integer> more = new ArrayList<>(received.get());
		more.add(value);
		received.set(List.copyOf(more));
		lsr.or(DR);
	}

	private void in(int register, GuestData data) {
		switch (register) {
		case 0 -> {
			if (dlab())
				put(data, dll.get());
			else
				takeByte(data);
		}
		case 1 -> put(data, (dlab() ? dlm : ier).get());
		case 2 -> put(data, iir.get() | FIFOS);
		case 3 -> put(data, lcr.get());
		case 4 -> put(data, mcr.get());
		case 5 -> put(data, lsr.get());
		case 6 -> put(data, msr.get());
		default -> put(data, scr.get());
		}
	}

	/** Without a byte the data stays as it is; a break comes as a byte of zeros. */
	private void takeByte(GuestData data) {
		List<Integer> bytes = received.get();
		if (bytes.isEmpty())
			return;
		if (lsr.has(BREAK)) {
			lsr.clear(BREAK);
			put(data, 0);
			return;
		}
		put(data, bytes.get(0));
		received.set(List.copyOf(bytes.subList(1, bytes.size())));
		if (bytes.size() == 1)
			lsr.clear(DR);
	}

	private static void put(GuestData data, int value) {
		data.set(data.get() & ~0xffL | value);
	}

	/** {@code serial8250_update_irq}: at the end of each access; it looks for clearing bits in the wrong register. */
	private void updateIrq() {
		if (lcr.has(CLEAR_RX)) {
			journal.why(KvmtoolWhy.RX_FLUSHED_BY_LCR);
			lcr.clear(CLEAR_RX);
			received.set(List.of());
			lsr.clear(DR);
		}
		if (lcr.has(CLEAR_TX)) {
			lcr.clear(CLEAR_TX);
			lsr.or(EMPTY);
		}
		int next = (ier.has(RDI) && lsr.has(DR) ? IIR_RDI : 0) | (ier.has(THRI) && lsr.has(EMPTY) ? IIR_THRI : 0);
		journal.enter(KvmtoolSite.SERIAL8250_UPDATE_IRQ, number, next, 0);
		iir.set(next == 0 ? NO_INT : next);
		boolean moves = next == 0 == irqState.isSet();
		journal.why(!moves ? KvmtoolWhy.UART_LINE_STAYS
				: next == 0 ? KvmtoolWhy.UART_LINE_FALLS : KvmtoolWhy.UART_LINE_RISES, next);
		irqState.set(next);
		if (moves)
			kvmtool.irqLine(line.get(), next != 0);
		journal.leave();
	}

	/** {@code serial8250__receive}: only when the guest has read all that came before. */
	public void type(byte... bytes) {
		journal.enter(KvmtoolSite.SERIAL8250__RECEIVE, number, bytes.length, 0);
		if (lsr.has(DR) || !received.get().isEmpty() || mcr.has(LOOP))
			journal.leave(KvmtoolWhy.RECEIVER_FULL);
		else {
			for (int at = 0; at < bytes.length && at < FIFO; at++)
				receive(bytes[at] & 0xff);
			updateIrq();
			journal.leave();
		}
	}

	/** {@code serial8250__sysrq}: a break, and the key behind it. */
	public void sysrq(byte key) {
		journal.enter(KvmtoolSite.SERIAL8250__RECEIVE, number, 1, 0);
		received.set(List.of(key & 0xff));
		lsr.or(DR | BREAK);
		updateIrq();
		journal.leave();
	}

	public int iir() {
		return iir.get();
	}

	public int lsr() {
		return lsr.get();
	}

	public int ier() {
		return ier.get();
	}

	/** True while its line is up. */
	public boolean interrupts() {
		return irqState.isSet();
	}

	public int line() {
		return line.get();
	}

	/** How many bytes wait for the guest. */
	public int waiting() {
		return received.get().size();
	}

	/** How many bytes the guest has sent. */
	public int sent() {
		return sent.get();
	}

	/** The guest's driver is there and wants to hear of what is typed. */
	public void restore(int enabled) {
		ier.set(enabled & 0x0f);
	}
}
