package org.irqscope.emulator.kvm;

/** {@code struct kvm_irq_ack_notifier}: told when the guest has acknowledged a GSI. */
public interface AckNotifier {
	int gsi();

	void irqAcked();
}
