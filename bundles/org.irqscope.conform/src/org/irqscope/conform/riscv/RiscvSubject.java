package org.irqscope.conform.riscv;

/** What a random script for a machine with harts is about. */
public enum RiscvSubject {
	/** The APLIC: lines, registers by attributes and by guests. */
	APLIC,
	/** Interrupt files: messages, registers of both sides, claims. */
	IMSIC,
	/** What is pending for harts: posted by user space, by calls, by timers. */
	HART,
	/** Loads and stores of all sorts. */
	MMIO,
	/** Slots of memory, ioeventfds and the ring of coalesced writes, and stores that come to them. */
	BUS,
	/** The device as it is set up, also in wrong order. */
	AIA,
	/** Eventfds, and the table of what they lead to. */
	WIRES,
	/** All of it on one machine. */
	MACHINE
}
