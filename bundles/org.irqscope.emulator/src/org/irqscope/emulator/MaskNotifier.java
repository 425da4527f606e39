package org.irqscope.emulator;

/** {@code struct kvm_irq_mask_notifier}: told when the guest masks or unmasks a GSI. */
interface MaskNotifier {
	int gsi();

	void masked(boolean masked);
}
