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

	public static final FieldName EVENTFD_COUNT = new FieldName(KvmPlace.EVENTFD, "count");
	public static final FieldName EVENTFD_WAITER = new FieldName(KvmPlace.EVENTFD, "waiter");
	public static final FieldName BYPASS_PRODUCER = new FieldName(KvmPlace.EVENTFD, "bypass_producer");
	public static final FieldName BYPASS_CONSUMER = new FieldName(KvmPlace.EVENTFD, "bypass_consumer");

	public static final FieldName COALESCED_MMIO_RING_LAST = new FieldName(KvmPlace.IO_BUS,
			"coalesced_mmio_ring.last");
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

	public static final FieldName IRQFD_GSI = new FieldName(MachinePlace.VMM, "gsi");
	public static final FieldName IRQFD_EVENTFD = new FieldName(MachinePlace.VMM, "eventfd");
	public static final FieldName IRQFD_RESAMPLEFD = new FieldName(MachinePlace.VMM, "resamplefd");

	public static final FieldName IRTE = new FieldName(KvmPlace.PRODUCER, "irte");
	public static final FieldName PRODUCER_HOST_IRQ = new FieldName(MachinePlace.VMM, "host_irq");
	public static final FieldName PRODUCER_EVENTFD = new FieldName(MachinePlace.VMM, "eventfd");
	public static final FieldName PRODUCER_WITHOUT_IRTE = new FieldName(MachinePlace.VMM, "without_irte");
	public static final FieldName PRODUCER_REGISTERED = new FieldName(MachinePlace.VMM, "registered");

	public static final FieldName VCPU_ID = new FieldName(MachinePlace.VMM, "vcpu_id");

	public static final FieldName IRQFDS_CREATED = new FieldName(MachinePlace.VMM, "irqfds.created");
	public static final FieldName IOEVENTFDS_CREATED = new FieldName(MachinePlace.VMM, "ioeventfds.created");
	public static final FieldName EVENTFDS_CREATED = new FieldName(MachinePlace.VMM, "eventfds.created");
	public static final FieldName BYPASS_PRODUCERS_CREATED = new FieldName(MachinePlace.VMM,
			"bypass_producers.created");
	public static final FieldName COALESCED_ZONES_CREATED = new FieldName(MachinePlace.VMM, "coalesced_zones.created");
	public static final FieldName EVENTFD_POLLER = new FieldName(MachinePlace.VMM, "poller");
	public static final FieldName EVENTFD_WAKEUP = new FieldName(MachinePlace.VMM, "wakeup");
	public static final FieldName EFD_SEMAPHORE = new FieldName(MachinePlace.VMM, "EFD_SEMAPHORE");
	public static final FieldName BUS_OUT_OF_MEMORY = new FieldName(MachinePlace.VMM, "out_of_memory");
	public static final FieldName IOEVENTFD_BUS = new FieldName(MachinePlace.VMM, "bus");
	public static final FieldName IOEVENTFD_ADDR = new FieldName(MachinePlace.VMM, "addr");
	public static final FieldName IOEVENTFD_LENGTH = new FieldName(MachinePlace.VMM, "length");
	public static final FieldName IOEVENTFD_EVENTFD = new FieldName(MachinePlace.VMM, "eventfd");
	public static final FieldName IOEVENTFD_DATAMATCH = new FieldName(MachinePlace.VMM, "datamatch");
	public static final FieldName IOEVENTFD_WILDCARD = new FieldName(MachinePlace.VMM, "wildcard");
	public static final FieldName ZONE_ADDR = new FieldName(MachinePlace.VMM, "addr");
	public static final FieldName ZONE_SIZE = new FieldName(MachinePlace.VMM, "size");
	public static final FieldName ZONE_PIO = new FieldName(MachinePlace.VMM, "pio");
	public static final FieldName COALESCED_PHYS_ADDR = new FieldName(MachinePlace.VMM, "phys_addr");
	public static final FieldName COALESCED_LEN = new FieldName(MachinePlace.VMM, "len");
	public static final FieldName COALESCED_DATA = new FieldName(MachinePlace.VMM, "data");
	public static final FieldName COALESCED_PIO = new FieldName(MachinePlace.VMM, "pio");

	private KvmFields() {
	}
}
