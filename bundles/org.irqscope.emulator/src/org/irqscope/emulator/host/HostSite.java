package org.irqscope.emulator.host;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.MachinePlace;

/** The functions of the host's kernel that hand an interrupt of a device to whoever wants it. */
public enum HostSite implements Site {
	VFIO_PCI_SET_MSI_TRIGGER(File.VFIO, "entry", "fd"),
	VFIO_MSI_SET_VECTOR_SIGNAL(File.VFIO, "entry", "fd"),
	FREE_IRQ(File.IRQ, "irq"),
	REQUEST_THREADED_IRQ(File.IRQ, "irq"),
	VFIO_INTX_HANDLER(File.VFIO),
	VFIO_SEND_INTX_EVENTFD(File.VFIO, "fd"),
	VIRQFD_WAKEUP(File.VIRQFD, "fd"),
	VIRQFD_INJECT(File.VIRQFD),
	VFIO_PCI_SET_INTX_UNMASK(File.VFIO),
	VFIO_PCI_INTX_UNMASK_HANDLER(File.VFIO, "asserted");

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String VFIO = "drivers/vfio/pci/vfio_pci_intrs.c";
		String VIRQFD = "drivers/vfio/virqfd.c";
		String IRQ = "kernel/irq/manage.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 176;

	private final Description description;

	HostSite(String file, String... arguments) {
		description = Description.kernel(name(), file, "7.1", MachinePlace.DEVICE, arguments);
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
