package org.irqscope.emulator.x86;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->arch.mask_notifier_list}: who is told of a pin's mask. Section 2.13 of the kernel's interrupt paths. */
public final class MaskNotifiers {
	private final X86Kvm kvm;
	private final RefField<List<MaskNotifier>> notifiers;

	MaskNotifiers(X86Kvm kvm) {
		this.kvm = kvm;
		notifiers = new Struct(kvm.journal.state(), KvmPlace.ROUTING, Place.ONLY).ref(X86Fields.MASK_NOTIFIER_LIST,
				List.<MaskNotifier>of());
	}

	/** {@code kvm_register_irq_mask_notifier} */
	public void register(MaskNotifier notifier) {
		List<MaskNotifier> grown = new ArrayList<>(notifiers.get());
		grown.add(0, notifier);
		notifiers.set(List.copyOf(grown));
	}

	/** {@code kvm_unregister_irq_mask_notifier} */
	public void unregister(MaskNotifier notifier) {
		notifiers.set(notifiers.get().stream().filter(other -> other != notifier).toList());
	}

	/** {@code kvm_fire_mask_notifiers} */
	public void kvmFireMaskNotifiers(int irqchip, int pin, boolean masked) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		for (MaskNotifier notifier : notifiers.get())
			if (notifier.gsi() == gsi)
				notifier.masked(masked);
	}
}
