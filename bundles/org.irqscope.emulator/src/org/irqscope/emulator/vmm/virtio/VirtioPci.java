package org.irqscope.emulator.vmm.virtio;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.vmm.GuestWindow;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciSort;

/**
 * The queues of a virtio device on the PCI bus: an entry of its MSI-X table stands for each, and one for its
 * configuration. Used by the thread that runs the emulator.
 */
public final class VirtioPci extends VirtioTransport implements GuestWindow {
	/** Where the interrupt status and the notifications are behind the first register, as QEMU lays them out. */
	public static final int ISR = 0x1000, NOTIFY = 0x3000;
	private static final int NOTIFY_APART = 4, NOTIFY_BYTES = 2, PAGE = 0x1000;

	private final PciDevice device;
	private final long bar;
	private final IntField configVector;

	/**
	 * Queues of a function.
	 *
	 * @param bar the address of its registers
	 * @param configVector the entry of the table that tells of a changed configuration, or -1
	 */
	public VirtioPci(Kvm kvm, PciDevice device, long bar, boolean eventIdx, int configVector) {
		super(kvm, device.index(), backEnd(device.sort()), eventIdx);
		this.device = device;
		this.bar = bar;
		this.configVector = struct.plusOne(VirtioFields.CONFIG_VECTOR);
		this.configVector.set(configVector + 1);
	}

	private static BackEnd backEnd(PciSort sort) {
		return switch (sort) {
		case VHOST -> BackEnd.VHOST;
		case KVMTOOL_VIRTIO -> BackEnd.KVMTOOL;
		default -> BackEnd.QEMU;
		};
	}

	/** The entry of the table that tells of a changed configuration, or -1. */
	public int configVector() {
		return configVector.get() - 1;
	}

	/** The function that the queues belong to. */
	public PciDevice device() {
		return device;
	}

	/** The address of its registers. */
	public long bar() {
		return bar;
	}

	@Override
	public long notifyAddress(int queue) {
		return bar + NOTIFY + (long) queue * NOTIFY_APART;
	}

	@Override
	int notifyLength() {
		return NOTIFY_BYTES;
	}

	/** Only QEMU's own code has the status; vhost knows an eventfd and nothing else. */
	@Override
	void call(Virtqueue queue) {
		if (backEnd() == BackEnd.QEMU)
			isr.or(QUEUE_INTERRUPT);
		if (queue.vector() == Virtqueue.NO_VECTOR)
			journal.why(VirtioWhy.NO_VECTOR, queue.number());
		else
			device.raise(queue.vector());
	}

	/** Whatever the queues have, QEMU sends this one itself, with the message that the table has. */
	@Override
	void callConfig() {
		journal.enter(VirtioSite.VIRTIO_NOTIFY_CONFIG, index(), configVector(), generation());
		isr.or(QUEUE_INTERRUPT | CONFIG_INTERRUPT);
		if (configVector() == Virtqueue.NO_VECTOR)
			journal.why(VirtioWhy.NO_VECTOR, -1);
		else {
			journal.why(VirtioWhy.CONFIG_READS_TABLE, configVector());
			device.sendConfig(configVector());
		}
		journal.leave();
	}

	@Override
	public boolean holds(IoBus.Kind bus, long address) {
		return bus == IoBus.Kind.KVM_MMIO_BUS && (bar + ISR == address || bar + NOTIFY <= address
				&& address < bar + NOTIFY + PAGE);
	}

	/** The guest notifies a queue, and the kernel has no eventfd for that: the vCPU's own thread works on it. */
	@Override
	public void write(long address, int length, long value) {
		int queue = (int) (address - bar - NOTIFY) / NOTIFY_APART;
		journal.enter(VirtioSite.VIRTIO_PCI_NOTIFY_WRITE, index(), queue, 0);
		if (0 <= queue && queue < queues().size())
			queues().get(queue).device.handle();
		journal.leave();
	}

	/** Whoever reads the status ends it. */
	@Override
	public long read(long address, int length) {
		if (address != bar + ISR)
			return 0;
		int status = isr.get();
		journal.enter(VirtioSite.VIRTIO_PCI_ISR_READ, index(), status, 0);
		isr.set(0);
		return journal.leave(status);
	}
}
