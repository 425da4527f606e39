package org.irqscope.emulator.x86.apicv;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.BypassConsumer;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.lapic.LapicIrq;

/** How a device's interrupt is posted past its irqfd on x86: sections 7.2 to 7.4 of the kernel's paths. */
public final class IrqBypass {
	private static final int NO_VCPU = -1;

	private final X86Kvm kvm;
	/** {@code nr_possible_bypass_irqs} */
	private final IntField possible;

	public IrqBypass(X86Kvm kvm) {
		this.kvm = kvm;
		this.possible = new Struct(kvm.journal.state(), KvmPlace.IRQFD, Place.ONLY)
				.number(X86Fields.NR_POSSIBLE_BYPASS_IRQS);
	}

	/** {@code kvm_arch_irq_bypass_add_producer}; after an error the irqfd still names the producer. */
	public int addProducer(BypassConsumer consumer, BypassProducer producer) {
		enter(BypassSite.KVM_ARCH_IRQ_BYPASS_ADD_PRODUCER, consumer, producer);
		consumer.setProducer(Optional.of(producer));
		possible.set(possible.get() + 1);
		if (possible.get() == 1 && kvm.host.vendor() == Host.Vendor.VMX)
			// Blocking vCPUs block again, now with the wake-up vector.
			for (X86Vcpu blocking : kvm.vcpuArray())
				blocking.makeRequest(X86Vcpu.REQ_UNBLOCK);
		int result = message(consumer.irqfd().irqEntry())
				.map(entry -> kvmPiUpdateIrte(consumer, producer, Optional.of(entry))).orElse(0);
		if (result != 0)
			possible.set(possible.get() - 1);
		return kvm.journal.leave(result);
	}

	private void enter(BypassSite site, BypassConsumer consumer, BypassProducer producer) {
		kvm.journal.enter(site, consumer.irqfd().number(), consumer.irqfd().gsi(), producer.hostIrq());
	}

	/** {@code kvm_arch_irq_bypass_del_producer}: an irqfd that is being removed has no route any more. */
	public void delProducer(BypassConsumer consumer, BypassProducer producer) {
		enter(BypassSite.KVM_ARCH_IRQ_BYPASS_DEL_PRODUCER, consumer, producer);
		if (message(consumer.irqfd().irqEntry()).isPresent())
			kvmPiUpdateIrte(consumer, producer, Optional.empty());
		consumer.setProducer(Optional.empty());
		possible.set(possible.get() - 1);
		kvm.journal.leave();
	}

	/** {@code kvm_arch_update_irqfd_routing} */
	public void updateRouting(BypassConsumer consumer, List<RoutingEntry> before, List<RoutingEntry> after) {
		consumer.producer().ifPresent(producer -> {
			enter(BypassSite.KVM_ARCH_UPDATE_IRQFD_ROUTING, consumer, producer);
			Optional<RoutingEntry.Msi> now = message(after);
			BypassWhy change = change(message(before), now);
			kvm.journal.why(change, consumer.irqfd().gsi());
			if (change == BypassWhy.NEW_MESSAGE || change == BypassWhy.POSTED_AGAIN)
				kvmPiUpdateIrte(consumer, producer, now);
			kvm.journal.leave();
		});
	}

	private BypassWhy change(Optional<RoutingEntry.Msi> before, Optional<RoutingEntry.Msi> after) {
		if (before.isEmpty() && after.isEmpty())
			return BypassWhy.NO_MESSAGE;
		if (!before.equals(after))
			return BypassWhy.NEW_MESSAGE;
		return kvm.host.repostsAlways() ? BypassWhy.POSTED_AGAIN : BypassWhy.SAME_MESSAGE;
	}

	private static Optional<RoutingEntry.Msi> message(List<RoutingEntry> entry) {
		return entry.stream().filter(RoutingEntry.Msi.class::isInstance).map(RoutingEntry.Msi.class::cast).findFirst();
	}

	/**
	 * {@code kvm_pi_update_irte}: posted when one vCPU is meant; the trigger mode and the redirection hint count not.
	 */
	private int kvmPiUpdateIrte(BypassConsumer consumer, BypassProducer device, Optional<RoutingEntry.Msi> entry) {
		kvm.journal.enter(X86Site.KVM_PI_UPDATE_IRTE, consumer.irqfd().number(), consumer.irqfd().gsi(),
				device.hostIrq());
		// Without a message the kernel leaves the vector as its stack had it; here it is 0.
		long irq = entry.map(message -> kvm.msi.toLapicIrq(message.address(), message.data())).orElse(0L);
		Optional<X86Vcpu> target = entry.isPresent() && postable(irq) ? kvm.delivery.singleVcpu(irq) : Optional.empty();
		boolean concerns = consumer.vcpu().isPresent() || target.isPresent();
		return kvm.journal.leave(concerns ? program(consumer, device, target, irq) : 0);
	}

	private int program(BypassConsumer consumer, BypassProducer device, Optional<X86Vcpu> target, long irq) {
		int vector = LapicIrq.vector(irq);
		enter(kvm.host.vendor() == Host.Vendor.VMX ? BypassSite.VMX_PI_UPDATE_IRTE : BypassSite.AVIC_PI_UPDATE_IRTE,
				consumer, device);
		int result = target.map(vcpu -> device.post(vcpu, vector)).orElseGet(device::remap);
		if (result == 0)
			kvm.journal.why(target.isEmpty() ? X86Why.IRTE_REMAPPED : X86Why.IRTE_POSTED, device.hostIrq());
		kvm.journal.leave(result);
		consumer.setVcpu(result == 0 ? target : Optional.empty());
		if (result != 0)
			return result;
		kvm.journal.trace(X86Tracepoint.KVM_PI_IRTE_UPDATE, device.hostIrq(), target.map(X86Vcpu::id).orElse(NO_VCPU),
				consumer.irqfd().gsi(), vector);
		return 0;
	}

	/** {@code kvm_irq_is_postable} */
	private static boolean postable(long irq) {
		int mode = LapicIrq.deliveryMode(irq);
		return mode == LapicIrq.FIXED || mode == LapicIrq.LOWEST_PRIORITY;
	}
}
