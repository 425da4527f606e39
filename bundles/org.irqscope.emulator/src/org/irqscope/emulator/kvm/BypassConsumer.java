package org.irqscope.emulator.kvm;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.RefField;
import org.irqscope.emulator.journal.Struct;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.lapic.LapicIrq;

/** The half of an irqfd that lets a device's interrupt bypass it: sections 7.2 to 7.4 of the kernel's paths. */
final class BypassConsumer {
	private static final int NO_VCPU = -1;

	private final X86Kvm kvm;
	private final Irqfd irqfd;
	private final RefField<List<BypassProducer>> producer;
	/** {@code irq_bypass_vcpu}: whom the device's interrupts are posted to. */
	private final RefField<List<X86Vcpu>> vcpu;

	BypassConsumer(X86Kvm kvm, Irqfd irqfd, Struct struct) {
		this.kvm = kvm;
		this.irqfd = irqfd;
		producer = struct.ref("producer", List.<BypassProducer>of());
		vcpu = struct.ref("irq_bypass_vcpu", List.<X86Vcpu>of());
	}

	/** {@code kvm_arch_irq_bypass_add_producer} */
	void addProducer(BypassProducer added) {
		producer.set(List.of(added));
		if (kvm.irqfds.countBypassIrq(1) == 1 && kvm.host.vendor() == Host.Vendor.VMX)
			// Blocking vCPUs block again, now with the wake-up vector.
			for (X86Vcpu blocking : kvm.vcpuArray())
				blocking.makeRequest(X86Vcpu.REQ_UNBLOCK);
		message(irqfd.irqEntry()).ifPresent(entry -> kvmPiUpdateIrte(Optional.of(entry)));
	}

	/** {@code kvm_arch_irq_bypass_del_producer}: an irqfd that is being removed has no route any more. */
	void delProducer() {
		if (message(irqfd.irqEntry()).isPresent())
			kvmPiUpdateIrte(Optional.empty());
		producer.set(List.of());
		kvm.irqfds.countBypassIrq(-1);
	}

	private static Optional<RoutingEntry.Msi> message(List<RoutingEntry> entry) {
		return entry.stream().filter(RoutingEntry.Msi.class::isInstance).map(RoutingEntry.Msi.class::cast).findFirst();
	}

	/** {@code kvm_arch_update_irqfd_routing} */
	void updateRouting(List<RoutingEntry> before, List<RoutingEntry> after) {
		if (producer.get().isEmpty() || message(before).isEmpty() && message(after).isEmpty())
			return;
		if (!message(before).equals(message(after)))
			kvmPiUpdateIrte(message(after));
	}

	/** {@code kvm_pi_update_irte}: posted when one vCPU is meant; the trigger mode and the redirection hint count not. */
	private void kvmPiUpdateIrte(Optional<RoutingEntry.Msi> entry) {
		BypassProducer device = producer.get().get(0);
		kvm.journal.enter(X86Site.KVM_PI_UPDATE_IRTE, irqfd.number(), irqfd.gsi(), device.hostIrq());
		// Without a message the kernel leaves the vector as its stack had it; here it is 0.
		long irq = entry.map(message -> kvm.msi.toLapicIrq(message.address(), message.data())).orElse(0L);
		List<X86Vcpu> target = entry.isPresent() && postable(irq) ? kvm.delivery.singleVcpu(irq).stream().toList()
				: List.of();
		if (!vcpu.get().isEmpty() || !target.isEmpty())
			program(device, target, irq);
		kvm.journal.leave(0);
	}

	private void program(BypassProducer device, List<X86Vcpu> target, long irq) {
		int vector = LapicIrq.vector(irq);
		if (target.isEmpty())
			device.remap();
		else
			device.post(target.get(0), vector);
		vcpu.set(target);
		kvm.journal.why(target.isEmpty() ? X86Why.IRTE_REMAPPED : X86Why.IRTE_POSTED, device.hostIrq());
		kvm.journal.trace(X86Tracepoint.KVM_PI_IRTE_UPDATE, device.hostIrq(),
				target.isEmpty() ? NO_VCPU : target.get(0).id, irqfd.gsi(), vector);
	}

	/** {@code kvm_irq_is_postable} */
	private static boolean postable(long irq) {
		int mode = LapicIrq.deliveryMode(irq);
		return mode == LapicIrq.FIXED || mode == LapicIrq.LOWEST_PRIORITY;
	}

	@Override
	public String toString() {
		return "consumer of irqfd " + irqfd.number();
	}
}
