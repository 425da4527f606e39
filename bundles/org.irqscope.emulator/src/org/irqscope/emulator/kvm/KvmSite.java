package org.irqscope.emulator.kvm;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** The functions of the part of KVM that all architectures share, and of those that wake it. */
public enum KvmSite implements Site {
	/** A work queue's thread takes what waits longest. */
	PROCESS_ONE_WORK(File.WORKQUEUE, "0.2", KvmPlace.IRQFD),
	EVENTFD_SIGNAL(File.FS, "1.10", KvmPlace.EVENTFD, "n"),
	IRQFD_WAKEUP(File.EVENTFD, "6.3", KvmPlace.IRQFD, Arguments.GSI),
	IRQFD_INJECT(File.EVENTFD, "6.4", KvmPlace.IRQFD, Arguments.GSI),
	IRQFD_RESAMPLER_ACK(File.EVENTFD, "6.5", KvmPlace.ROUTING, Arguments.GSI),
	IRQFD_SHUTDOWN(File.EVENTFD, "6.7", KvmPlace.IRQFD, Arguments.GSI),
	KVM_IRQFD(File.EVENTFD, "6.2", KvmPlace.EVENTFD, Arguments.GSI, "flags"),
	VFIO_MSIHANDLER(File.VFIO, "7.6", KvmPlace.EVENTFD, "irq"),
	KVM_SEND_USERSPACE_MSI(File.IRQCHIP, "2.8", MachinePlace.VMM, Arguments.VECTOR, "address"),
	KVM_SET_IRQ_ROUTING(File.IRQCHIP, "2.2", MachinePlace.VMM, "nr"),
	KVM_SET_IRQ(File.IRQCHIP, "2.6", KvmPlace.ROUTING, Arguments.GSI, "level"),
	KVM_NOTIFY_ACKED_IRQ(File.EVENTFD, "2.12", KvmPlace.ROUTING, Arguments.PIN, "irqchip"),
	KVM_VCPU_KICK(File.KVM_MAIN, "5.14", KvmPlace.VCPU),
	KVM_IO_BUS_WRITE(File.KVM_MAIN, "1.4", KvmPlace.IO_BUS, "address", "len"),
	KVM_IO_BUS_WRITE_COOKIE(File.KVM_MAIN, "1.4", KvmPlace.IO_BUS, "address", "cookie"),
	KVM_IO_BUS_READ(File.KVM_MAIN, "1.4", KvmPlace.IO_BUS, "address", "len"),
	IOEVENTFD_WRITE(File.EVENTFD, "1.8", KvmPlace.IOEVENTFD, "address", "value"),
	DO_EVENTFD(File.FS, "1.10", KvmPlace.EVENTFD, "count", "flags"),
	IRQ_BYPASS_REGISTER_PRODUCER(File.IRQBYPASS, "7.1", KvmPlace.EVENTFD, "irq"),
	IRQ_BYPASS_UNREGISTER_PRODUCER(File.IRQBYPASS, "7.1", KvmPlace.EVENTFD, "irq"),
	KVM_IRQ_ROUTING_UPDATE(File.EVENTFD, "6.6", MachinePlace.VMM),
	IRQFD_UPDATE(File.EVENTFD, "6.6", KvmPlace.IRQFD, Arguments.GSI),
	IRQ_BYPASS_REGISTER_CONSUMER(File.IRQBYPASS, "7.1", KvmPlace.EVENTFD, "irqfd"),
	IRQ_BYPASS_UNREGISTER_CONSUMER(File.IRQBYPASS, "7.1", KvmPlace.EVENTFD, "irqfd"),
	__CONNECT(File.IRQBYPASS, "7.1", KvmPlace.IRQFD, Arguments.GSI, "irq"),
	__DISCONNECT(File.IRQBYPASS, "7.1", KvmPlace.IRQFD, Arguments.GSI, "irq"),
	KVM_ARCH_IRQ_BYPASS_STOP(File.EVENTFD, "7.1", KvmPlace.IRQFD, Arguments.GSI),
	KVM_ARCH_IRQ_BYPASS_START(File.EVENTFD, "7.1", KvmPlace.IRQFD, Arguments.GSI);

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String WORKQUEUE = "kernel/workqueue.c";
		String FS = "fs/eventfd.c";
		String IRQBYPASS = "virt/lib/irqbypass.c";
		String VFIO = "drivers/vfio/pci/vfio_pci_intrs.c";
		String EVENTFD = "virt/kvm/eventfd.c";
		String IRQCHIP = "virt/kvm/irqchip.c";
		String KVM_MAIN = "virt/kvm/kvm_main.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 16;

	private final Description description;

	KvmSite(String file, String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), file, section, place, arguments);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
