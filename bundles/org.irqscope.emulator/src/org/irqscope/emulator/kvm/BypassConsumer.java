package org.irqscope.emulator.kvm;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** The half of an irqfd that lets a device's interrupt bypass it, {@code struct irq_bypass_consumer}. Section 7. */
public final class BypassConsumer {
	private final Kvm kvm;
	private final Irqfd irqfd;
	/** The device's half. */
	private final IntField producer;
	/** {@code irq_bypass_vcpu}: whom the device's interrupts are posted to. */
	private final IntField vcpu;

	BypassConsumer(Kvm kvm, Irqfd irqfd, Struct struct) {
		this.kvm = kvm;
		this.irqfd = irqfd;
		producer = struct.plusOne(KvmFields.IRQFD_PRODUCER);
		vcpu = struct.plusOne(KvmFields.IRQ_BYPASS_VCPU);
	}

	public Irqfd irqfd() {
		return irqfd;
	}

	public Optional<BypassProducer> producer() {
		return producer.isSet() ? Optional.of(kvm.bypassProducers().get(producer.get() - 1)) : Optional.empty();
	}

	public Optional<Vcpu> vcpu() {
		return vcpu.isSet() ? Optional.of(kvm.vcpus().get(vcpu.get() - 1)) : Optional.empty();
	}

	/** The architecture has told the host's interrupt hardware whom to post to. */
	public void setVcpu(Optional<? extends Vcpu> target) {
		vcpu.set(target.map(Vcpu::index).orElse(-1) + 1);
	}

	/** The architecture has connected a producer, or disconnected it. */
	public void setProducer(Optional<BypassProducer> connected) {
		producer.set(connected.map(BypassProducer::number).orElse(-1) + 1);
	}

	/**
	 * {@code __connect}: both halves are there. VFIO's half has no hooks of its own, and what was stopped goes on
	 * whether it worked or not.
	 *
	 * @return 0, or why the architecture cannot post
	 */
	int connect(BypassProducer added) {
		enter(KvmSite.__CONNECT, added);
		hook(KvmSite.KVM_ARCH_IRQ_BYPASS_STOP);
		int result = kvm.arch().kvmArchIrqBypassAddProducer(this, added);
		hook(KvmSite.KVM_ARCH_IRQ_BYPASS_START);
		return kvm.journal.leave(result);
	}

	/** {@code __disconnect} */
	void disconnect(BypassProducer leaving) {
		enter(KvmSite.__DISCONNECT, leaving);
		hook(KvmSite.KVM_ARCH_IRQ_BYPASS_STOP);
		kvm.arch().kvmArchIrqBypassDelProducer(this, leaving);
		hook(KvmSite.KVM_ARCH_IRQ_BYPASS_START);
		kvm.journal.leave();
	}

	private void enter(KvmSite site, BypassProducer other) {
		kvm.journal.enter(site, irqfd.number(), irqfd.gsi(), other.hostIrq());
	}

	/** The weak functions, which only Arm has in another form. */
	private void hook(KvmSite site) {
		kvm.journal.enter(site, irqfd.number(), irqfd.gsi(), 0);
		kvm.journal.leave(KvmWhy.HOOK_IS_EMPTY);
	}

	void updateRouting(List<RoutingEntry> before, List<RoutingEntry> after) {
		if (producer.isSet())
			kvm.arch().kvmArchUpdateIrqfdRouting(this, before, after);
	}

	@Override
	public String toString() {
		return "consumer of irqfd " + irqfd.number();
	}
}
