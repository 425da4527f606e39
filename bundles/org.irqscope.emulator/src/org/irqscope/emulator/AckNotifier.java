package org.irqscope.emulator;

/** {@code struct kvm_irq_ack_notifier}: told when the guest has acknowledged a GSI. */
interface AckNotifier {
	int gsi();

	void irqAcked();
}
