package org.irqscope.emulator.kvm;

import org.irqscope.emulator.journal.Why;

/** The reasons that the part of KVM that all architectures share can give a hop. */
public enum KvmWhy implements Why {
	EVENTFD_NOBODY_WAITS, IRQFD_NO_SINGLE_ROUTE, IRQFD_SINGLE_ROUTE, IRQFD_PULSES, IRQFD_ASSERTS, GSI_ROUTED,
	GSI_NOT_ROUTED, ACK_NOTIFIED, ACK_NOBODY_LISTENS, REMAPPED_TO_HOST, VCPU_WOKEN, VCPU_KICKED, VCPU_OUTSIDE,
	BUS_MISS, BUS_REMOVED, MSIX_MASKED, EVENTFD_WAKES_POLLER, NO_CONSUMER, PAIRED, ROUTE_CACHED, ROUTE_NOT_CACHED,
	NO_PRODUCER, OTHER_PRODUCER, HOOK_IS_EMPTY, CONNECT_FAILED, NO_IRTE;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 1;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
