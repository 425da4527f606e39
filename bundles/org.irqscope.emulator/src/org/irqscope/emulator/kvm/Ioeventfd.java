package org.irqscope.emulator.kvm;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** {@code struct _ioeventfd}: a guest write that becomes an eventfd signal instead of an exit. */
public final class Ioeventfd implements IoDevice {
	/**
	 * What an ioctl says of an ioeventfd.
	 *
	 * @param length 1, 2, 4, 8, or 0 for an access of any length
	 * @param wildcard true when every value matches
	 */
	record Arguments(IoBus.Kind bus, long address, int length, int eventfd, long datamatch, boolean wildcard) {
		/** {@code ioeventfd_check_collision} */
		boolean collidesWith(Arguments other) {
			return bus == other.bus && address == other.address && (length == 0 || other.length == 0
					|| length == other.length && (wildcard || other.wildcard || datamatch == other.datamatch));
		}

		/** True when a deassign with the same arguments means this one. */
		boolean same(Arguments other) {
			return bus == other.bus && eventfd == other.eventfd && address == other.address && length == other.length
					&& wildcard == other.wildcard && (wildcard || datamatch == other.datamatch);
		}
	}

	private static final IoBus.Kind[] BUSES = IoBus.Kind.values();
	private final Kvm kvm;
	private final int number;
	private final IntField bus;
	private final LongField address;
	private final IntField length;
	private final IntField eventfd;
	private final LongField datamatch;
	private final IntField wildcard;

	Ioeventfd(Kvm kvm, int number) {
		this.kvm = kvm;
		this.number = number;
		Struct struct = Struct.hidden(kvm.journal.state());
		bus = struct.number(KvmFields.IOEVENTFD_BUS);
		address = struct.hex64(KvmFields.IOEVENTFD_ADDR);
		length = struct.number(KvmFields.IOEVENTFD_LENGTH);
		eventfd = struct.number(KvmFields.IOEVENTFD_EVENTFD);
		datamatch = struct.hex64(KvmFields.IOEVENTFD_DATAMATCH);
		wildcard = struct.flag(KvmFields.IOEVENTFD_WILDCARD);
	}

	void create(Arguments arguments) {
		bus.set(arguments.bus.ordinal());
		address.set(arguments.address);
		length.set(arguments.length);
		eventfd.set(arguments.eventfd);
		datamatch.set(arguments.datamatch);
		wildcard.set(arguments.wildcard);
	}

	int number() {
		return number;
	}

	Arguments arguments() {
		return new Arguments(bus(), address.get(), length.get(), eventfd.get(), datamatch.get(), wildcard.isSet());
	}

	IoBus.Kind bus() {
		return BUSES[bus.get()];
	}

	/** The eventfd that is signalled. */
	public Eventfd eventfd() {
		return kvm.eventfds().get(eventfd.get());
	}

	@Override
	public boolean write(Vcpu vcpu, long accessAddress, int accessLength, long value) {
		if (!inRange(accessAddress, accessLength, value))
			return false;
		kvm.journal.enter(KvmSite.IOEVENTFD_WRITE, eventfd.get(), accessAddress, value);
		eventfd().eventfdSignal();
		kvm.journal.leave(0);
		return true;
	}

	@Override
	public void destructor() {
		kvm.ioeventfds.release(this);
	}

	/** {@code ioeventfd_in_range} */
	private boolean inRange(long accessAddress, int accessLength, long value) {
		if (accessAddress != address.get())
			return false;
		if (!length.isSet())
			return true;
		return accessLength == length.get() && (wildcard.isSet() || value == datamatch.get());
	}

	@Override
	public String toString() {
		return "ioeventfd " + eventfd.get();
	}
}
