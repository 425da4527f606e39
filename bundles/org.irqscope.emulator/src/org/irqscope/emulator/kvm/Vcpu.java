package org.irqscope.emulator.kvm;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/**
 * One vCPU, {@code struct kvm_vcpu}, as far as all architectures share it: its thread, its requests and its mode. Used
 * by the one thread that runs the emulator.
 */
public abstract class Vcpu {
	/** {@code KVM_REQ_UNBLOCK}; an architecture's own requests follow from bit 8. */
	public static final int REQ_UNBLOCK = 1 << 2;
	/** {@code vcpu->mode} */
	public static final int OUTSIDE_GUEST_MODE = 0, IN_GUEST_MODE = 1, EXITING_GUEST_MODE = 2;
	private static final Format MODES = Format.names("OUTSIDE_GUEST_MODE", "IN_GUEST_MODE", "EXITING_GUEST_MODE",
			"READING_SHADOW_PAGE_TABLES");

	private final IntField id;
	/** The place of the vCPU in order of creation. */
	public final int index;
	public final Struct struct;
	/** The vCPU thread inside {@code KVM_RUN}, and the guest's own instructions. */
	public final Context thread, guestCode;
	protected final Journal journal;
	private final IntField requests;
	public final IntField mode;

	protected Vcpu(Kvm kvm, int index) {
		this.index = index;
		journal = kvm.journal;
		struct = new Struct(journal.state(), KvmPlace.VCPU, index);
		thread = Context.vcpu(index);
		guestCode = Context.guest(index);
		id = Struct.hidden(journal.state()).number(KvmFields.VCPU_ID);
		requests = struct.hex32(KvmFields.VCPU_REQUESTS);
		mode = struct.named(KvmFields.VCPU_MODE, MODES);
	}

	/** The vCPU thread's turn, once something has woken or kicked it. */
	protected abstract Task run();

	/** True while the thread sleeps in {@code kvm_vcpu_block}. */
	protected abstract boolean blocking();

	/** The host's interrupt hardware, told to post to this vCPU, has a vector for it. */
	protected abstract void postFromDevice(int vector);

	/** The vCPU is created with an id. */
	protected void create(int wantedId) {
		id.set(wantedId);
	}

	public int id() {
		return id.get();
	}

	public int index() {
		return index;
	}

	/** True while the guest's code runs. */
	public boolean inGuest() {
		return mode.get() == IN_GUEST_MODE;
	}

	/** The pending requests, with the kernel's bit numbers. */
	public int requestBits() {
		return requests.get();
	}

	/** {@code kvm_make_request} */
	public void makeRequest(int request) {
		requests.or(request);
	}

	/** {@code kvm_check_request}: true once for each request made. */
	public boolean checkRequest(int request) {
		boolean made = requests.has(request);
		requests.clear(request);
		return made;
	}

	public boolean hasRequest(int request) {
		return requests.has(request);
	}

	/** {@code kvm_vcpu_kick}: a sleeping vCPU wakes, a running one leaves the guest. */
	public void kvmVcpuKick() {
		if (run().queued())
			return;
		journal.enter(KvmSite.KVM_VCPU_KICK, index, 0, 0);
		if (blocking())
			journal.why(KvmWhy.VCPU_WOKEN, index);
		else if (mode.get() == IN_GUEST_MODE) {
			mode.set(EXITING_GUEST_MODE);
			journal.why(KvmWhy.VCPU_KICKED, index);
		} else
			journal.why(KvmWhy.VCPU_OUTSIDE, index);
		run().queue();
		journal.leave();
	}

	@Override
	public String toString() {
		return "vCPU " + index;
	}
}
