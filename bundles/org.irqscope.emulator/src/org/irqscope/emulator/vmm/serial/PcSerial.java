package org.irqscope.emulator.vmm.serial;

import java.util.Optional;
import java.util.stream.Stream;

/** The serial ports of a PC, in the order of their names, with the lines that two share each. For any thread. */
public enum PcSerial {
	COM1(0x3f8, 4), COM2(0x2f8, 3), COM3(0x3e8, 4), COM4(0x2e8, 3);

	private static final int REGISTERS = 8;
	private final int port;
	private final int line;

	PcSerial(int port, int line) {
		this.port = port;
		this.line = line;
	}

	/** The first of its ports. */
	public int port() {
		return port;
	}

	/** The interrupt of the PIC pair that it drives. */
	public int line() {
		return line;
	}

	/** The one that has a port. */
	public static Optional<PcSerial> ofPort(int port) {
		return Stream.of(values()).filter(one -> one.port == (port & -REGISTERS)).findFirst();
	}

	/** The first one on a line. */
	public static Optional<PcSerial> onLine(int line) {
		return Stream.of(values()).filter(one -> one.line == line).findFirst();
	}
}
