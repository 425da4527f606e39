package org.irqscope.emulator.riscv.kvmtool;

import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.FieldName;

/** The fields of kvmtool and of its serial ports. Names for any thread. */
public final class KvmtoolFields {
	public static final FieldName MMIO_TREE = new FieldName(RiscvPlace.KVMTOOL, "mmio_tree");
	public static final FieldName PIO_TREE = new FieldName(RiscvPlace.KVMTOOL, "pio_tree");
	public static final FieldName MEM_BANKS = new FieldName(RiscvPlace.KVMTOOL, "mem_banks");
	public static final FieldName NEXT_LINE = new FieldName(RiscvPlace.KVMTOOL, "next_line");
	/** Its own copy of the routes, and the GSI of the next message. */
	public static final FieldName IRQ_ROUTING = new FieldName(RiscvPlace.KVMTOOL, "irq_routing"),
			NEXT_GSI = new FieldName(RiscvPlace.KVMTOOL, "next_gsi");
	/** True once it has given up. */
	public static final FieldName DIED = new FieldName(RiscvPlace.KVMTOOL, "kvmtool.died");

	public static final FieldName RECEIVED = new FieldName(RiscvPlace.UART, "rxbuf");
	public static final FieldName SENT = new FieldName(RiscvPlace.UART, "txcnt");
	public static final FieldName IRQ_STATE = new FieldName(RiscvPlace.UART, "irq_state");
	public static final FieldName DLL = new FieldName(RiscvPlace.UART, "dll"),
			DLM = new FieldName(RiscvPlace.UART, "dlm"), IIR = new FieldName(RiscvPlace.UART, "iir"),
			IER = new FieldName(RiscvPlace.UART, "ier"), FCR = new FieldName(RiscvPlace.UART, "fcr"),
			LCR = new FieldName(RiscvPlace.UART, "lcr"), MCR = new FieldName(RiscvPlace.UART, "mcr"),
			LSR = new FieldName(RiscvPlace.UART, "lsr"), MSR = new FieldName(RiscvPlace.UART, "msr"),
			SCR = new FieldName(RiscvPlace.UART, "scr");

	private KvmtoolFields() {
	}
}
