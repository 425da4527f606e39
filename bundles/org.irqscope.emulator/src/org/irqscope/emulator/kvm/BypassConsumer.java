package org.irqscope.emulator.kvm;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** The half of an irqfd that lets a device's interrupt bypass it, {@code struct irq_bypass_consumer}. Section 7. */
public final class BypassConsumer {
	private final Kvm kvm;
	private final Irqfd irqfd;
	/** The device's half; an empty list while there is none, since a field holds no null. */
	private final RefField<List<BypassProducer>> producer;
	/** {@code irq_bypass_vcpu}: whom the device's interrupts are posted to. */
	private final RefField<List<Vcpu>> vcpu;

	BypassConsumer(Kvm kvm, Irqfd irqfd, Struct struct) {
		this.kvm = kvm;
		this.irqfd = irqfd;
		producer = struct.ref(KvmFields.IRQFD_PRODUCER, List.<BypassProducer>of());
		vcpu = struct.ref(KvmFields.IRQ_BYPASS_VCPU, List.<Vcpu>of());
	}

	public Irqfd irqfd() {
		return irqfd;
	}

	public Optional<BypassProducer> producer() {
		return producer.get().stream().findFirst();
	}

	public Optional<Vcpu> vcpu() {
		return vcpu.get().stream().findFirst();
	}

	/** The architecture has told the host's interrupt hardware whom to post to. */
	public void setVcpu(Optional<? extends Vcpu> target) {
		vcpu.set(target.<List<Vcpu>>map(List::of).orElse(List.of()));
	}

	/** The architecture has connected a producer, or disconnected it. */
	public void setProducer(Optional<BypassProducer> connected) {
		producer.set(connected.stream().toList());
	}

	/** {@code __connect}: both halves are there. */
	void addProducer(BypassProducer added) {
		kvm.arch().kvmArchIrqBypassAddProducer(this, added);
	}

	/** {@code __disconnect} */
	void delProducer() {
		producer().ifPresent(leaving -> kvm.arch().kvmArchIrqBypassDelProducer(this, leaving));
	}

	void updateRouting(List<RoutingEntry> before, List<RoutingEntry> after) {
		if (!producer.get().isEmpty())
			kvm.arch().kvmArchUpdateIrqfdRouting(this, before, after);
	}

	@Override
	public String toString() {
		return "consumer of irqfd " + irqfd.number();
	}
}
