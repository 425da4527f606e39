package org.irqscope.model;

/** What documents say of devices on the guest's PCI bus. Reads the model only, in the thread that owns it. */
public final class PciFunctions {
	/** How many entries a table has at most. */
	public static final int MOST_ENTRIES = 64;

	private PciFunctions() {
	}

	/** True for a device whose table the guest can write. */
	public static boolean isFunction(Device device) {
		return device.getPci() != null && device.getMsix() != null;
	}

	/** True for a device with a pin and registers, whose messages come from no table. */
	public static boolean hasPin(Device device) {
		return device.getPci() != null && device.getMsix() == null && (device instanceof EduDevice
				|| device instanceof VfioDevice vfio && vfio.getIntx() != null);
	}

	/** The name of the sort of function that a device is, which says what a written entry does. */
	public static String sort(Device device) {
		boolean kvmtool = device.getPci().getVmm() == VmmKind.KVMTOOL;
		if (device instanceof EduDevice)
			return "EDU";
		if (device instanceof VfioDevice vfio && vfio.getIntx() != null)
			return vfio.getIntx().isSlow() ? "VFIO_INTX_SLOW" : "VFIO_INTX";
		if (device instanceof VfioDevice)
			return kvmtool ? "KVMTOOL_VFIO" : "VFIO";
		if (!(device instanceof VirtioDevice))
			return "NVME";
		if (kvmtool)
			return "KVMTOOL_VIRTIO";
		return switch (device.getPci().getGuestNotifiers()) {
		case NONE -> "VIRTIO";
		case IRQFD -> "VIRTIO_IRQFD";
		case VHOST -> "VHOST";
		};
	}

	/** True when an entry of a function signals an eventfd. */
	public static boolean signals(VirtualMachine machine, Eventfd eventfd) {
		return eventfd != null && machine.getDevices().stream().filter(PciFunctions::isFunction)
				.flatMap(device -> device.getMsix().getEntries().stream())
				.anyMatch(entry -> entry.getEventfd() == eventfd || entry.getInterrupt() == eventfd);
	}

	/** True when an irqfd waits for the eventfd of each entry. */
	public static boolean hasIrqfds(Device device) {
		return device instanceof VfioDevice || device instanceof VirtioDevice
				&& device.getPci().getVmm() == VmmKind.QEMU
				&& device.getPci().getGuestNotifiers() != GuestNotifiers.NONE;
	}

	/** True when an entry that is masked has another eventfd. */
	public static boolean hasSecondEventfds(Device device) {
		return device.getPci().getVmm() == VmmKind.QEMU && (device instanceof VfioDevice
				|| device instanceof VirtioDevice && device.getPci().getGuestNotifiers() == GuestNotifiers.VHOST);
	}

	/** True when an interrupt of the host signals an eventfd of the entry. */
	public static boolean hasHostInterrupt(VirtualMachine machine, MsixEntry entry) {
		return machine.getBypassProducers().stream().anyMatch(one -> one.getEventfd() == entry.getEventfd()
				|| entry.getInterrupt() != null && one.getEventfd() == entry.getInterrupt());
	}

	/** True when the entry has no GSI, or one that a message is routed to. */
	public static boolean isRouted(VirtualMachine machine, MsixEntry entry) {
		return entry.getVirq() < 0 || Routing.entries(machine.getIrqRouting(), entry.getVirq()).stream()
				.anyMatch(MsiRoute.class::isInstance);
	}
}
