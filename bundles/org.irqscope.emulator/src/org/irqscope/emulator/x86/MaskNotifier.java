package org.irqscope.emulator.x86;

/** {@code struct kvm_irq_mask_notifier}: told when the guest masks or unmasks a GSI. */
public interface MaskNotifier {
	int gsi();

	void masked(boolean masked);
}
