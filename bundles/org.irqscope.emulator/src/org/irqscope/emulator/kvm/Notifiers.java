package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Place;
import org.irqscope.emulator.journal.RefField;
import org.irqscope.emulator.journal.Struct;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.MaskNotifier;
import org.irqscope.emulator.x86.X86Kvm;

/** Acknowledge and mask notifiers: sections 2.12 and 2.13 of the kernel's interrupt paths. */
public final class Notifiers {
	private final X86Kvm kvm;
	private final RefField<List<AckNotifier>> ackNotifiers;
	private final RefField<List<MaskNotifier>> maskNotifiers;

	public Notifiers(X86Kvm kvm) {
		this.kvm = kvm;
		Struct struct = new Struct(kvm.journal, Place.Kind.ROUTING, Place.ONLY);
		ackNotifiers = struct.ref("irq_ack_notifier_list", List.<AckNotifier>of());
		maskNotifiers = struct.ref("mask_notifier_list", List.<MaskNotifier>of());
	}

	/** {@code kvm_register_irq_ack_notifier}: which EOIs the IOAPIC must see changes with it. */
	public void register(AckNotifier notifier) {
		ackNotifiers.set(prepend(notifier, ackNotifiers.get()));
		requestScan();
	}

	public void unregister(AckNotifier notifier) {
		ackNotifiers.set(ackNotifiers.get().stream().filter(other -> other != notifier).toList());
		requestScan();
	}

	private void requestScan() {
		if (kvm.irqchipMode() == IrqchipMode.KERNEL)
			kvm.makeScanIoapicRequest();
	}

	public void register(MaskNotifier notifier) {
		maskNotifiers.set(prepend(notifier, maskNotifiers.get()));
	}

	public void unregister(MaskNotifier notifier) {
		maskNotifiers.set(maskNotifiers.get().stream().filter(other -> other != notifier).toList());
	}

	private static <T> List<T> prepend(T element, List<T> list) {
		List<T> grown = new ArrayList<>(list);
		grown.add(0, element);
		return List.copyOf(grown);
	}

	/**
	 * {@code kvm_notify_acked_irq}.
	 *
	 * @param pin for the PIC the input of the pair, 0 to 15
	 */
	public void kvmNotifyAckedIrq(int irqchip, int pin) {
		kvm.journal.enter(KvmSite.KVM_NOTIFY_ACKED_IRQ, gsiOrPin(irqchip, pin), pin, irqchip);
		kvm.journal.trace(KvmTracepoint.KVM_ACK_IRQ, irqchip, pin, 0, 0);
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		boolean told = false;
		List<AckNotifier> all = ackNotifiers.get();
		for (int at = 0; at < all.size(); at++)
			if (all.get(at).gsi() == gsi) {
				told = true;
				kvm.journal.why(KvmWhy.ACK_NOTIFIED, gsi);
				all.get(at).irqAcked();
			}
		if (!told)
			kvm.journal.why(KvmWhy.ACK_NOBODY_LISTENS, pin);
		kvm.journal.leave();
	}

	private int gsiOrPin(int irqchip, int pin) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		return gsi < 0 ? pin : gsi;
	}

	/** {@code kvm_irq_has_notifier} */
	public boolean kvmIrqHasNotifier(int irqchip, int pin) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		return gsi >= 0 && ackNotifiers.get().stream().anyMatch(notifier -> notifier.gsi() == gsi);
	}

	/** {@code kvm_fire_mask_notifiers} */
	public void kvmFireMaskNotifiers(int irqchip, int pin, boolean masked) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		for (MaskNotifier notifier : maskNotifiers.get())
			if (notifier.gsi() == gsi)
				notifier.masked(masked);
	}
}
