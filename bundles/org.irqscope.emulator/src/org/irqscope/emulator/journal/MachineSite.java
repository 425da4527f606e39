package org.irqscope.emulator.journal;

import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** What happens to a machine of any architecture outside of the kernel's functions. */
public enum MachineSite implements Site {
	/** What happens to the machine outside of any function. */
	MACHINE(Kind.KERNEL, MachinePlace.VMM),
	/** A device in user space wants an interrupt. */
	DEVICE_RAISES(Kind.DEVICE, MachinePlace.DEVICE, "level");

	private final Description description;

	MachineSite(Kind kind, Place.Kind place, String... arguments) {
		description = Description.step(name(), kind, "", place, arguments);
	}

	@Override
	public int number() {
		return ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
