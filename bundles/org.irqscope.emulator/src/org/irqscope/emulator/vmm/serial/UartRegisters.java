package org.irqscope.emulator.vmm.serial;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** The registers of a 16550 and its FIFO of received bytes. Used by the thread that runs the emulator. */
final class UartRegisters {
	static final int IER_RECEIVED = 1, IER_EMPTY = 2, IER_LINE = 4, IER_MODEM = 8, IER_BITS = 0x0f;
	static final int IIR_NONE = 1, IIR_EMPTY = 2, IIR_RECEIVED = 4, IIR_LINE = 6, IIR_TIMEOUT = 12, IIR_FIFO = 0xc0;
	static final int LSR_DATA = 1, LSR_OVERRUN = 2, LSR_ERRORS = 0x1e, LSR_BREAK = 0x10, LSR_EMPTY = 0x60;
	static final int FCR_ENABLE = 1, FCR_CLEAR_RECEIVED = 2, FCR_CLEAR_SENT = 4, DLAB = 0x80, LOOP = 0x10;
	private static final int MODEM_READY = 0xb0, OUT2 = 8, DIVISOR = 12, MODEM_CHANGES = 0x0f;

	final IntField ier, iir, fcr, lcr, mcr, lsr, msr, scr, dll, dlm, sent, thrPending, timeoutPending, line;
	private final RefField<List<Integer>> received;

	UartRegisters(Struct struct) {
		ier = struct.hex8(UartFields.IER);
		iir = struct.hex8(UartFields.IIR);
		fcr = struct.hex8(UartFields.FCR);
		lcr = struct.hex8(UartFields.LCR);
		mcr = struct.hex8(UartFields.MCR);
		lsr = struct.hex8(UartFields.LSR);
		msr = struct.hex8(UartFields.MSR);
		scr = struct.hex8(UartFields.SCR);
		dll = struct.hex8(UartFields.DLL);
		dlm = struct.hex8(UartFields.DLM);
		received = struct.ref(UartFields.RECEIVED, List.<Integer>of());
		sent = struct.number(UartFields.SENT);
		thrPending = struct.flag(UartFields.THR_IPENDING);
		timeoutPending = struct.flag(UartFields.TIMEOUT_IPENDING);
		line = struct.flag(UartFields.LINE);
		reset();
	}

	private void reset() {
		iir.set(IIR_NONE);
		lsr.set(LSR_EMPTY);
		msr.set(MODEM_READY);
		mcr.set(OUT2);
		dll.set(DIVISOR);
	}

	boolean divisorLatch() {
		return lcr.has(DLAB);
	}

	boolean fifos() {
		return fcr.has(FCR_ENABLE);
	}

	/** How many bytes the FIFO collects before it tells. */
	int trigger() {
		return switch (fcr.get() >> 6 & 3) {
		case 0 -> 1;
		case 1 -> 4;
		case 2 -> 8;
		default -> 14;
		};
	}

	boolean modemChanged() {
		return msr.has(MODEM_CHANGES);
	}

	/** The guest has read what has changed. */
	void modemRead() {
		msr.clear(MODEM_CHANGES);
	}

	List<Integer> received() {
		return received.get();
	}

	void setReceived(List<Integer> bytes) {
		received.set(List.copyOf(bytes));
	}

	void add(int value) {
		List<Integer> more = new ArrayList<>(received.get());
		more.add(value);
		setReceived(more);
	}

	/** The oldest byte, which leaves; 0 when there is none. */
	int take() {
		List<Integer> bytes = received.get();
		if (bytes.isEmpty())
			return 0;
		setReceived(bytes.subList(1, bytes.size()));
		return bytes.get(0);
	}
}
