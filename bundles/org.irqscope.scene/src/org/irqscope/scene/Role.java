package org.irqscope.scene;

/** What a node stands for; a band of colour at its left edge carries it. */
public enum Role {
	DEVICE, EVENTFD, IRQFD, ROUTING, PIC, IOAPIC, LAPIC, VCPU, VECTOR, PASSTHROUGH
}
