package org.irqscope.emulator.kvm;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of the parts that all architectures have. Names for any thread. */
public final class KvmFields {
	public static final FieldName IRQFD_PRODUCER = new FieldName(KvmPlace.IRQFD, "producer");
	/** True while the injection waits for the work queue. */
	public static final FieldName INJECT_QUEUED = new FieldName(KvmPlace.IRQFD, "inject").member("queued");
	public static final FieldName IRQ_BYPASS_VCPU = new FieldName(KvmPlace.IRQFD, "irq_bypass_vcpu");
	public static final FieldName IRQ_ENTRY = new FieldName(KvmPlace.IRQFD, "irq_entry");
	public static final FieldName IRQFDS_ITEMS = new FieldName(KvmPlace.IRQFD, "irqfds.items");
	public static final FieldName IRQFDS_RESAMPLER_LIST = new FieldName(KvmPlace.IRQFD, "irqfds.resampler_list");

	public static final FieldName IRTE = new FieldName(KvmPlace.EVENTFD, "irte");
	public static final FieldName EVENTFD_COUNT = new FieldName(KvmPlace.EVENTFD, "count");
	public static final FieldName EVENTFD_WAITER = new FieldName(KvmPlace.EVENTFD, "waiter");
	public static final FieldName BYPASS_PRODUCER = new FieldName(KvmPlace.EVENTFD, "bypass_producer");
	public static final FieldName BYPASS_CONSUMER = new FieldName(KvmPlace.EVENTFD, "bypass_consumer");

	public static final FieldName COALESCED_MMIO_RING = new FieldName(KvmPlace.IO_BUS, "coalesced_mmio_ring");
	public static final FieldName BUS_RANGE = new FieldName(KvmPlace.IO_BUS, "range");
	public static final FieldName BUS_REMOVED = new FieldName(KvmPlace.IO_BUS, "removed");

	public static final FieldName IOEVENTFDS = new FieldName(KvmPlace.IOEVENTFD, "ioeventfds");

	public static final FieldName IRQ_ROUTING = new FieldName(KvmPlace.ROUTING, "irq_routing");
	public static final FieldName IRQ_ACK_NOTIFIER_LIST = new FieldName(KvmPlace.ROUTING, "irq_ack_notifier_list");
	public static final FieldName RESAMPLER = new FieldName(KvmPlace.ROUTING, "resampler");

	public static final FieldName MEMSLOTS = new FieldName(MachinePlace.VMM, "memslots");
	public static final FieldName MMIO_SPTES = new FieldName(MachinePlace.VMM, "mmio_sptes");

	public static final FieldName VCPU_REQUESTS = new FieldName(KvmPlace.VCPU, "requests");
	public static final FieldName VCPU_MODE = new FieldName(KvmPlace.VCPU, "mode");

	private KvmFields() {
	}
}
