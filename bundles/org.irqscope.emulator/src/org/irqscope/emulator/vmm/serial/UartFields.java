package org.irqscope.emulator.vmm.serial;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The registers of a serial port, and what stands behind them. Names for any thread. */
public final class UartFields {
	public static final FieldName RECEIVED = named("received"), SENT = named("sent"), IIR = named("iir"),
			IER = named("ier"), FCR = named("fcr"), LCR = named("lcr"), MCR = named("mcr"), LSR = named("lsr"),
			MSR = named("msr"), SCR = named("scr"), DLL = named("dll"), DLM = named("dlm");
	/** An empty transmitter is a reason that nobody has read yet. */
	public static final FieldName THR_IPENDING = named("thr_ipending");
	/** Bytes have waited for longer than four take to come. */
	public static final FieldName TIMEOUT_IPENDING = named("timeout_ipending");
	/** The line as the port drives it. */
	public static final FieldName LINE = named("irq_level");

	private UartFields() {
	}

	private static FieldName named(String name) {
		return new FieldName(MachinePlace.DEVICE, name);
	}
}
