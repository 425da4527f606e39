package org.irqscope.emulator.script;

/** Which operations a script can have beside those of all machines. */
public enum Language {
	/** Those of a PC. */
	X86,
	/** Those of a machine with harts. */
	RISCV
}
