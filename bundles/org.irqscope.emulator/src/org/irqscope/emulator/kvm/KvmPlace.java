package org.irqscope.emulator.kvm;

import java.util.Locale;

import org.irqscope.emulator.state.Place;

/** The parts of a machine that all architectures have. */
public enum KvmPlace implements Place.Kind {
	IO_BUS, IOEVENTFD, EVENTFD, IRQFD, ROUTING, VCPU, GUEST, PRODUCER;

	@Override
	public boolean isSingle() {
		return this == ROUTING;
	}

	@Override
	public String label(int index) {
		return switch (this) {
		case IO_BUS -> "IO BUS";
		case ROUTING -> "GSI " + index;
		case VCPU -> "vCPU " + index;
		default -> name().toLowerCase(Locale.ROOT) + " " + index;
		};
	}
}
