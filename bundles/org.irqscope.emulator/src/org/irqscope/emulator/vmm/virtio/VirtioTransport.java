package org.irqscope.emulator.vmm.virtio;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;

/**
 * A virtio device with its queues, as the guest reaches them over a bus: which store notifies the device, and how that
 * interrupts the guest. Used by the thread that runs the emulator.
 */
public abstract class VirtioTransport {
	/** The bits of the interrupt status. */
	public static final int QUEUE_INTERRUPT = 1, CONFIG_INTERRUPT = 2;

	final Kvm kvm;
	final Journal journal;
	final Struct struct;
	final IntField isr;
	private final int index;
	private final BackEnd backEnd;
	private final boolean eventIdx;
	private final IntField generation, generationRead;
	private final List<Virtqueue> queues = new ArrayList<>();

	VirtioTransport(Kvm kvm, int index, BackEnd backEnd, boolean eventIdx) {
		this.kvm = kvm;
		this.journal = kvm.journal();
		this.index = index;
		this.backEnd = backEnd;
		this.eventIdx = eventIdx;
		this.struct = new Struct(journal.state(), MachinePlace.DEVICE, index);
		this.isr = struct.hex8(VirtioFields.ISR);
		this.generation = struct.number(VirtioFields.GENERATION);
		this.generationRead = struct.number(VirtioFields.GENERATION_READ);
	}

	/** The number of the device, which hops stand on. */
	public final int index() {
		return index;
	}

	/** Who works on its queues. */
	public final BackEnd backEnd() {
		return backEnd;
	}

	/** Whether rings name indices in place of flags. */
	public final boolean eventIdx() {
		return eventIdx;
	}

	/** Adds a further queue. */
	public final Virtqueue add(Virtqueue.Shape shape) {
		Virtqueue queue = new Virtqueue(kvm, struct, queues.size(), shape, this);
		queues.add(queue);
		return queue;
	}

	public final List<Virtqueue> queues() {
		return List.copyOf(queues);
	}

	/** Why the device interrupts. */
	public final int status() {
		return isr.get();
	}

	/** How often its configuration has changed. */
	public final int generation() {
		return generation.get();
	}

	/** What a document says of it. */
	public final void restore(int status, int changes) {
		isr.set(status);
		generation.set(changes);
		generationRead.set(changes);
	}

	/** The device has used buffers of a queue, and the guest wants to know. */
	abstract void call(Virtqueue queue);

	/** The device has another configuration, and the guest is told. */
	abstract void callConfig();

	/** Where the guest's notification of a queue goes. */
	public abstract long notifyAddress(int queue);

	/** How many bytes that has. */
	abstract int notifyLength();

	/**
	 * The driver of the guest puts a buffer into a queue, and tells the device if that wants to know.
	 *
	 * @return false when the ring is full
	 */
	public final boolean submit(int queue, GuestStore guest) {
		Virtqueue to = queues.get(queue);
		boolean added = to.driver.add();
		if (added && to.driver.kickPrepare())
			guest.store(notifyAddress(queue), queue, notifyLength());
		return added;
	}

	/** The driver puts a buffer into a queue and tells nobody yet. */
	public final boolean addQuietly(int queue) {
		return queues.get(queue).driver.add();
	}

	/** Something comes from outside for a queue, such as a packet. */
	public final void arrive(int queue) {
		journal.runIn(Context.device(index), queues.get(queue).device::arrive);
	}

	/** What such a device does by itself: something comes for the first queue that waits for that. */
	public final void happen() {
		queues.stream().filter(Virtqueue::receives).findFirst().ifPresentOrElse(queue -> arrive(queue.number()),
				this::changeConfig);
	}

	/** The device gets another configuration, as when its size changes or its cable is pulled. */
	public final void changeConfig() {
		journal.runIn(Context.VMM, () -> {
			generation.set(generation.get() + 1);
			callConfig();
		});
	}

	/** The guest's handler asks a queue for what was used. */
	public final void interrupted(int queue) {
		queues.get(queue).driver.interrupt();
	}

	/** Whether the configuration is another one than the guest has read. */
	public final boolean configChanged() {
		return generation.get() != generationRead.get();
	}

	/** The guest's handler reads the configuration again. */
	public final void configInterrupted() {
		journal.enter(VirtioSite.VIRTIO_CONFIG_CHANGED, index, generation(), 0);
		generationRead.set(generation.get());
		journal.leave();
	}
}
