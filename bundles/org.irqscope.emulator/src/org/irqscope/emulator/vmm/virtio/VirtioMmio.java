package org.irqscope.emulator.vmm.virtio;

import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.vmm.MappedDevice;

/**
 * A virtio device without a bus: a page of registers and one line, or an eventfd, for its queues and its configuration.
 * Used by the thread that runs the emulator.
 */
public final class VirtioMmio extends VirtioTransport implements MappedDevice {
	/** Its registers. */
	public static final int MAGIC = 0, VERSION = 4, QUEUE_NOTIFY = 0x50, INTERRUPT_STATUS = 0x60, INTERRUPT_ACK = 0x64,
			CONFIG_GENERATION = 0xfc;
	/** How many bytes its registers have. */
	public static final int BYTES = 0x200;
	private static final int VIRT = 0x74726976, MODERN = 2, WORD = 4;

	private final long address;
	private final End end;
	private final StatusLine line;

	/** What the device drives: a line of the chips, or an eventfd. */
	public record End(OptionalInt gsi, Optional<Eventfd> eventfd) {
	}

	/**
	 * A device.
	 *
	 * @param backEnd whose it is, QEMU's or kvmtool's
	 * @param line how the VMM tells the guest
	 */
	private VirtioMmio(Kvm kvm, int index, BackEnd backEnd, boolean eventIdx, Place at, StatusLine line) {
		super(kvm, index, backEnd, eventIdx);
		this.address = at.address;
		this.end = at.end;
		this.line = line;
	}

	/** The address of its registers, and what it drives. */
	private record Place(long address, End end) {
	}

	/** How a VMM drives a line, with what the machine's architecture has for that. */
	public interface Drive {
		/** Sets the level of the line. */
		void level(boolean high);

		/** Up, and down again. */
		default void pulse() {
			level(true);
			level(false);
		}
	}

	/** A device of QEMU, whose line is up as long as the status says something. */
	public static VirtioMmio ofQemu(Kvm kvm, int index, long address, boolean eventIdx, int gsi, Drive drive) {
		return new VirtioMmio(kvm, index, BackEnd.QEMU, eventIdx,
				new Place(address, new End(OptionalInt.of(gsi), Optional.empty())),
				new QemuLine(kvm.journal(), index, drive));
	}

	/** A device of kvmtool, which pulses its line each time that it has something to tell. */
	public static VirtioMmio ofKvmtool(Kvm kvm, int index, long address, boolean eventIdx, int gsi, Drive drive) {
		return new VirtioMmio(kvm, index, BackEnd.KVMTOOL, eventIdx,
				new Place(address, new End(OptionalInt.of(gsi), Optional.empty())),
				new PulsedLine(kvm.journal(), index, drive));
	}

	/** A device of a small VMM, whose eventfd an irqfd waits for. */
	public static VirtioMmio onEventfd(Kvm kvm, int index, long address, boolean eventIdx, Eventfd eventfd) {
		return new VirtioMmio(kvm, index, BackEnd.QEMU, eventIdx,
				new Place(address, new End(OptionalInt.empty(), Optional.of(eventfd))),
				new SignalledLine(kvm.journal(), index, eventfd));
	}

	/** {@code virtio_mmio_update_irq} */
	private record QemuLine(Journal journal, int device, Drive drive) implements StatusLine {
		@Override
		public void raised(int status) {
			journal.enter(VirtioSite.VIRTIO_MMIO_UPDATE_IRQ, device, status == 0 ? 0 : 1, 0);
			drive.level(status != 0);
			journal.leave();
		}

		@Override
		public void acknowledged(int status) {
			raised(status);
		}
	}

	/** {@code virtio_mmio_signal_vq}: the line is up and down at once, whatever the guest acknowledges. */
	private record PulsedLine(Journal journal, int device, Drive drive) implements StatusLine {
		@Override
		public void raised(int status) {
			journal.enter(VirtioSite.VIRTIO_MMIO_SIGNAL_VQ, device, status, 0);
			drive.pulse();
			journal.leave();
		}

		@Override
		public void acknowledged(int status) {
			journal.why(VirtioWhy.STATUS_STAYS, status);
		}
	}

	/** A write to the eventfd for each bit that is set, new or not. */
	private record SignalledLine(Journal journal, int device, Eventfd eventfd) implements StatusLine {
		@Override
		public void raised(int status) {
			journal.enter(VirtioSite.VIRTIO_MMIO_SIGNAL, device, status, 0);
			eventfd.write(1);
			journal.leave();
		}

		@Override
		public void acknowledged(int status) {
			journal.why(VirtioWhy.STATUS_STAYS, status);
		}
	}

	/** The address of its registers. */
	public long address() {
		return address;
	}

	/** What it drives. */
	public End end() {
		return end;
	}

	@Override
	public long notifyAddress(int queue) {
		return address + QUEUE_NOTIFY;
	}

	@Override
	int notifyLength() {
		return WORD;
	}

	@Override
	void call(Virtqueue queue) {
		isr.or(QUEUE_INTERRUPT);
		line.raised(isr.get());
	}

	@Override
	void callConfig() {
		journal.enter(VirtioSite.VIRTIO_NOTIFY_CONFIG, index(), Virtqueue.NO_VECTOR, generation());
		isr.or(backEnd() == BackEnd.QEMU && end.gsi.isPresent() ? QUEUE_INTERRUPT | CONFIG_INTERRUPT
				: CONFIG_INTERRUPT);
		line.raised(isr.get());
		journal.leave();
	}

	@Override
	public boolean holds(IoBus.Kind bus, long at) {
		return bus == IoBus.Kind.KVM_MMIO_BUS && address <= at && at < address + BYTES;
	}

	@Override
	public void write(long at, int length, long value) {
		int register = (int) (at - address);
		journal.enter(VirtioSite.VIRTIO_MMIO_WRITE, index(), register, value);
		if (register == QUEUE_NOTIFY && value >= 0 && value < queues().size())
			queues().get((int) value).device.handle();
		else if (register == INTERRUPT_ACK) {
			isr.clear((int) value);
			line.acknowledged(isr.get());
		}
		journal.leave();
	}

	@Override
	public long read(long at, int length) {
		int register = (int) (at - address);
		journal.enter(VirtioSite.VIRTIO_MMIO_READ, index(), register, 0);
		return journal.leave(switch (register) {
		case MAGIC -> VIRT;
		case VERSION -> MODERN;
		case INTERRUPT_STATUS -> isr.get();
		case CONFIG_GENERATION -> generation();
		default -> 0;
		});
	}

	/** Something comes from outside for the first queue. */
	@Override
	public void raise(int event) {
		if (event < queues().size())
			arrive(event);
	}

	/** What the guest's handler does with an interrupt status that it has read and acknowledged. */
	public void handle(long status) {
		if ((status & CONFIG_INTERRUPT) != 0 && configChanged())
			configInterrupted();
		if ((status & QUEUE_INTERRUPT) != 0)
			queues().forEach(queue -> interrupted(queue.number()));
	}

	@Override
	public boolean asserts() {
		return isr.isSet();
	}
}
