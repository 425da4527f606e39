package org.irqscope.emulator.state;

import java.util.Locale;

/** The parts of a machine of any architecture that are outside of KVM. */
public enum MachinePlace implements Place.Kind {
	VMM, DEVICE;

	@Override
	public boolean isSingle() {
		return this == VMM;
	}

	@Override
	public String label(int index) {
		return this == VMM ? name() : name().toLowerCase(Locale.ROOT) + " " + index;
	}
}
