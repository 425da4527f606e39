package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Numbered;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Registry;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->arch.mask_notifier_list}: who is told of a pin's mask. Section 2.13 of the kernel's interrupt paths. */
public final class MaskNotifiers {
	private final X86Kvm kvm;
	private final Registry<MaskNotifier> registry = new Registry<>();
	private final RefField<Numbered<MaskNotifier>> notifiers;

	MaskNotifiers(X86Kvm kvm) {
		this.kvm = kvm;
		notifiers = new Struct(kvm.journal.state(), KvmPlace.ROUTING, Place.ONLY).ref(X86Fields.MASK_NOTIFIER_LIST,
				Numbered.none("mask notifier", registry::get));
	}

	/** {@code kvm_register_irq_mask_notifier} */
	public void register(MaskNotifier notifier) {
		notifiers.set(notifiers.get().after(registry.number(notifier)));
	}

	/** {@code kvm_unregister_irq_mask_notifier} */
	public void unregister(MaskNotifier notifier) {
		notifiers.set(notifiers.get().without(registry.number(notifier)));
	}

	/** {@code kvm_fire_mask_notifiers} */
	public void kvmFireMaskNotifiers(int irqchip, int pin, boolean masked) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		for (MaskNotifier notifier : notifiers.get().list())
			if (notifier.gsi() == gsi)
				notifier.masked(masked);
	}
}
