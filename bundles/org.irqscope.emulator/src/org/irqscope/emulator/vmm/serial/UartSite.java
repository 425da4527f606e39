package org.irqscope.emulator.vmm.serial;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.MachinePlace;

/** The functions of a VMM's serial port; user space runs them. */
public enum UartSite implements Site {
	SERIAL_IOPORT_WRITE("register", "value"),
	SERIAL_IOPORT_READ("register", "value"),
	SERIAL_UPDATE_IRQ("iir", "level"),
	SERIAL_RECEIVE("byte"),
	FIFO_TIMEOUT_INT,
	TRIGGER_INTERRUPT("iir");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 288;

	private final Description description;

	UartSite(String... arguments) {
		description = Description.step(name(), Kind.USER_SPACE, "", MachinePlace.DEVICE, arguments);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
