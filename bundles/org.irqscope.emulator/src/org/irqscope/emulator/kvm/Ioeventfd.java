package org.irqscope.emulator.kvm;

/**
 * {@code struct _ioeventfd}: a guest write that becomes an eventfd signal instead of an exit.
 *
 * @param length 1, 2, 4, 8, or 0 for an access of any length
 * @param wildcard true when every value matches
 */
public record Ioeventfd(Kvm kvm, IoBus.Kind bus, long address, int length, Eventfd eventfd, long datamatch,
		boolean wildcard) implements IoDevice {

	@Override
	public boolean write(Vcpu vcpu, long accessAddress, int accessLength, long value) {
		if (!inRange(accessAddress, accessLength, value))
			return false;
		kvm.journal.enter(KvmSite.IOEVENTFD_WRITE, eventfd.number(), accessAddress, value);
		eventfd.eventfdSignal();
		kvm.journal.leave(0);
		return true;
	}

	@Override
	public void destructor() {
		kvm.ioeventfds.release(this);
	}

	/** {@code ioeventfd_in_range} */
	private boolean inRange(long accessAddress, int accessLength, long value) {
		if (accessAddress != address)
			return false;
		if (length == 0)
			return true;
		return accessLength == length && (wildcard || value == datamatch);
	}

	/** {@code ioeventfd_check_collision} */
	boolean collidesWith(Ioeventfd other) {
		return bus == other.bus && address == other.address && (length == 0 || other.length == 0
				|| length == other.length && (wildcard || other.wildcard || datamatch == other.datamatch));
	}

	/** True when a deassign with the same arguments means this one. */
	boolean same(Ioeventfd other) {
		return bus == other.bus && eventfd == other.eventfd && address == other.address && length == other.length
				&& wildcard == other.wildcard && (wildcard || datamatch == other.datamatch);
	}

	@Override
	public String toString() {
		return "ioeventfd " + eventfd.number();
	}

	/** Two ioeventfds are the same device only when they are the same object, as in the kernel's list. */
	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}
}
