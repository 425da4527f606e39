package org.irqscope.emulator.kvm;

import java.util.List;

import org.irqscope.emulator.state.Numbered;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Registry;
import org.irqscope.emulator.state.Struct;

/** Who is told of an acknowledge, {@code kvm->irq_ack_notifier_list}: section 2.12 of the kernel's interrupt paths. */
public final class Notifiers {
	private final Kvm kvm;
	private final Registry<AckNotifier> registry = new Registry<>();
	private final RefField<Numbered<AckNotifier>> ackNotifiers;

	public Notifiers(Kvm kvm) {
		this.kvm = kvm;
		ackNotifiers = new Struct(kvm.journal.state(), KvmPlace.ROUTING, Place.ONLY)
				.ref(KvmFields.IRQ_ACK_NOTIFIER_LIST,
				Numbered.none("ack notifier", registry::get));
	}

	/** {@code kvm_register_irq_ack_notifier}: which EOIs the IOAPIC must see changes with it. */
	public void register(AckNotifier notifier) {
		ackNotifiers.set(ackNotifiers.get().after(registry.number(notifier)));
		kvm.arch().kvmArchPostIrqAckNotifierListUpdate();
	}

	public void unregister(AckNotifier notifier) {
		ackNotifiers.set(ackNotifiers.get().without(registry.number(notifier)));
		kvm.arch().kvmArchPostIrqAckNotifierListUpdate();
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
		List<AckNotifier> all = ackNotifiers.get().list();
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
		return gsi >= 0 && ackNotifiers.get().list().stream().anyMatch(notifier -> notifier.gsi() == gsi);
	}
}
