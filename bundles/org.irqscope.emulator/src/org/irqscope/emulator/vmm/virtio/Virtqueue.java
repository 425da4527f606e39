package org.irqscope.emulator.vmm.virtio;

import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** One queue of a virtio device, with both of its sides. Used by the thread that runs the emulator. */
public final class Virtqueue {
	/** What the guest writes for a queue that shall not interrupt, {@code VIRTIO_MSI_NO_VECTOR}. */
	public static final int NO_VECTOR = -1;

	/**
	 * What a queue is made of.
	 *
	 * @param size how many buffers fit
	 * @param vector the entry of the table that it interrupts by, or {@link #NO_VECTOR}
	 * @param receives whether its buffers wait for what comes from outside, instead of being worked on at once
	 * @param kick the eventfd that the guest's notification signals; nothing where that leaves the guest
	 */
	public record Shape(int size, int vector, boolean receives, Optional<Eventfd> kick) {
	}

	private final int number;
	private final Vring ring;
	private final IntField vector;
	private final Optional<Eventfd> kick;
	private final boolean receives;
	final QueueDriver driver;
	final QueueDevice device;

	Virtqueue(Kvm kvm, Struct struct, int number, Shape shape, VirtioTransport transport) {
		this.number = number;
		this.kick = shape.kick;
		this.receives = shape.receives;
		this.ring = new Vring(struct, number, shape.size, transport.eventIdx());
		this.vector = struct.plusOne(VirtioFields.of(number, VirtioFields.VECTOR));
		this.vector.set(shape.vector + 1);
		this.driver = new QueueDriver(kvm.journal(), transport.index(), number, ring);
		this.device = new QueueDevice(kvm, struct,
				new QueueDevice.Part(number, ring, transport.backEnd(), shape.receives), shape.kick,
				() -> transport.call(this));
	}

	public int number() {
		return number;
	}

	public Vring ring() {
		return ring;
	}

	/** The entry of the table that it interrupts by, or {@link #NO_VECTOR}. */
	public int vector() {
		return vector.get() - 1;
	}

	/** Whether its buffers wait for what comes from outside. */
	public boolean receives() {
		return receives;
	}

	/** The eventfd that the guest's notification signals. */
	public Optional<Eventfd> kick() {
		return kick;
	}
}
