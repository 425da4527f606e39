package org.irqscope.emulator.vmm.virtio;

import java.util.Optional;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.Struct;

/**
 * The device's side of a virtqueue: it takes what the guest has made available, works on it, gives it back, and asks
 * the rings whether the guest wants an interrupt for that. Used by the thread that runs the emulator.
 */
final class QueueDevice {
	private final Journal journal;
	private final int device, queue;
	private final Vring ring;
	private final BackEnd backEnd;
	private final boolean receives;
	private final Optional<Eventfd> kick;
	private final Runnable call;
	private final Task work, completion;

	/**
	 * A side.
	 *
	 * @param kick what the guest's notification signals; nothing where it comes to the VMM as an exit
	 * @param call what interrupts the guest
	 */
	QueueDevice(Kvm kvm, Struct struct, Part part, Optional<Eventfd> kick, Runnable call) {
		this.journal = kvm.journal();
		this.device = struct.place().index();
		this.queue = part.queue;
		this.ring = part.ring;
		this.backEnd = part.backEnd;
		this.receives = part.receives;
		this.kick = kick;
		this.call = call;
		work = kvm.scheduler().task(struct, "kick" + queue, Context.device(device), backEnd.kicked, this::kicked);
		completion = kvm.scheduler().task(struct, "completion" + queue, Context.device(device),
				VirtioSite.REQUEST_DONE, this::complete);
		kick.ifPresent(eventfd -> {
			if (backEnd == BackEnd.VHOST)
				eventfd.wakes(work::queue);
			else
				eventfd.polledBy(work);
		});
	}

	/**
	 * Which queue, its rings, and who works on it.
	 *
	 * @param receives whether its buffers wait for what comes from outside
	 */
	record Part(int queue, Vring ring, BackEnd backEnd, boolean receives) {
	}

	private void kicked() {
		if (kick.isEmpty() || kick.get().read() > 0)
			handle();
	}

	/** Takes all that is available; while it does the guest need not tell of more. */
	void handle() {
		if (receives) {
			journal.why(VirtioWhy.BUFFERS_KEPT, ring.waiting());
			return;
		}
		do {
			quiet(true);
			while (ring.waiting() > 0)
				take();
			quiet(false);
		} while (ring.waiting() > 0);
		if (ring.inFlight() > 0)
			completion.queue();
	}

	private void take() {
		journal.enter(backEnd.take, device, queue, ring.lastAvail.get());
		Vring.advance(ring.lastAvail);
		if (ring.eventIdx() && ring.notification.isSet())
			ring.availEvent.set(ring.lastAvail.get());
		journal.leave();
	}

	private void quiet(boolean on) {
		if (backEnd == BackEnd.KVMTOOL) {
			look();
			return;
		}
		journal.enter(on ? backEnd.hush : backEnd.listen, device, queue, on ? 0 : 1);
		ring.notification.set(!on);
		if (!ring.eventIdx())
			ring.usedFlags.set(on ? Vring.QUIET : 0);
		else if (!on)
			ring.availEvent.set(ring.availIdx.get());
		journal.leave();
	}

	/** {@code virt_queue__available}: kvmtool names the next buffer and has no other way to be quiet. */
	private void look() {
		journal.enter(backEnd.listen, device, queue, ring.waiting());
		if (ring.eventIdx())
			ring.availEvent.set(ring.lastAvail.get());
		journal.leave(ring.waiting() > 0 ? 1 : 0);
	}

	/** The device is done with all that it has taken. */
	private void complete() {
		while (ring.inFlight() > 0)
			give();
		tell();
	}

	/** Something comes from outside, such as a packet: it needs a buffer that waits. */
	void arrive() {
		journal.enter(VirtioSite.REQUEST_ARRIVES, device, queue, ring.waiting());
		if (ring.waiting() == 0)
			journal.why(VirtioWhy.NO_BUFFER);
		else {
			take();
			give();
			tell();
		}
		journal.leave();
	}

	private void give() {
		journal.enter(backEnd.give, device, queue, ring.usedIdx.get());
		Vring.advance(ring.usedIdx);
		journal.leave();
	}

	private void tell() {
		journal.enter(backEnd.should, device, queue, ring.usedIdx.get());
		boolean wanted = ring.eventIdx() ? passesEvent() : wantsInterrupts();
		journal.leave(wanted ? 1 : 0);
		if (wanted)
			call.run();
	}

	private boolean wantsInterrupts() {
		boolean wanted = !ring.availFlags.isSet();
		journal.why(wanted ? VirtioWhy.INTERRUPT_WANTED : VirtioWhy.NO_INTERRUPT);
		return wanted;
	}

	/** What was told last counts from the first time on; kvmtool notes only what it really tells. */
	private boolean passesEvent() {
		int before = ring.signalled.get(), now = ring.usedIdx.get();
		boolean known = ring.signalledValid.isSet() || backEnd == BackEnd.KVMTOOL;
		boolean wanted = !known || Vring.needEvent(ring.usedEvent.get(), now, before);
		if (known)
			journal.why(wanted ? VirtioWhy.PASSED_USED_EVENT : VirtioWhy.BEHIND_USED_EVENT, ring.usedEvent.get(),
					before, now);
		else
			journal.why(VirtioWhy.FIRST_USED);
		ring.signalledValid.set(1);
		if (wanted || backEnd != BackEnd.KVMTOOL)
			ring.signalled.set(now);
		return wanted;
	}
}
