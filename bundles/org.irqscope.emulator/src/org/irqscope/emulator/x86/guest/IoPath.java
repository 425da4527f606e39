package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;

/** From a guest's memory access to a device of the kernel or to user space: section 1.6 of the kernel's paths. */
final class IoPath {
	static final int EXIT_IO = 2, EXIT_HLT = 5, EXIT_MMIO = 6, EXIT_IRQ_WINDOW_OPEN = 7, EXIT_IOAPIC_EOI = 26;
	private static final long PAGE = 4096;

	private final X86Vcpu vcpu;
	private final X86Kvm kvm;
	private final Journal journal;

	IoPath(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.kvm = vcpu.kvm;
		this.journal = kvm.journal;
	}

	/** A store: memory, or an ioeventfd that matches any length, or the emulator, each page for itself. */
	void write(long address, int length, long value) {
		int first = firstPage(address, length);
		boolean begins = kvm.memorySlots.writable(address);
		if (begins && (first == length || kvm.memorySlots.writable(address + first)))
			return;
		if (fastMmio(begins ? address + first : address))
			return;
		journal.enter(X86Site.EMULATOR_READ_WRITE, vcpu.index, address, value);
		long data = mask(value, length);
		boolean firstHandled = writePage(address, first, mask(data, first));
		boolean secondHandled = first == length || writePage(address + first, length - first, data >>> 8 * first);
		if (!firstHandled)
			writeToUser(address, first, mask(data, first));
		if (!secondHandled)
			writeToUser(address + first, length - first, data >>> 8 * first);
		journal.leave();
	}

	/**
	 * {@code handle_ept_misconfig}: on a page that is known to be no memory the instruction, a store or a load, is
	 * skipped without being decoded. The first access to a page is a violation instead.
	 */
	private boolean fastMmio(long address) {
		boolean known = kvm.memorySlots.knownMmio(address);
		kvm.memorySlots.rememberMmio(address);
		if (kvm.host.vendor() != Host.Vendor.VMX || !known
				|| kvm.bus(IoBus.Kind.KVM_FAST_MMIO_BUS).ranges().isEmpty())
			return false;
		journal.enter(X86Site.HANDLE_EPT_MISCONFIG, vcpu.index, address, 0);
		boolean hit = kvm.bus(IoBus.Kind.KVM_FAST_MMIO_BUS).write(vcpu, address, 0, 0);
		if (hit)
			journal.trace(X86Tracepoint.KVM_FAST_MMIO, address, 0, 0, 0);
		journal.leave(hit ? 0 : -Errno.EOPNOTSUPP);
		return hit;
	}

	/** {@code emulator_read_write_onepage} of a store: memory, the local APIC or the bus; false for user space. */
	private boolean writePage(long address, int length, long value) {
		if (kvm.memorySlots.writable(address))
			return true;
		journal.trace(KvmTracepoint.KVM_MMIO, 1, length, address, value);
		return vcpu.lapic.mmio.mmioWrite(address, length, value)
				|| kvm.bus(IoBus.Kind.KVM_MMIO_BUS).write(vcpu, address, length, value);
	}

	/** One fragment of a store, which is one exit. */
	private void writeToUser(long address, int length, long value) {
		userspaceExit(EXIT_MMIO);
		kvm.vmm().write(IoBus.Kind.KVM_MMIO_BUS, address, length, value);
	}

	/** A load, likewise; what memory contains is not known here. */
	void read(long address, int length, GuestData data) {
		int first = firstPage(address, length);
		boolean begins = kvm.memorySlots.readable(address);
		if (begins && (first == length || kvm.memorySlots.readable(address + first)))
			return;
		if (fastMmio(begins ? address + first : address))
			return;
		journal.enter(X86Site.EMULATOR_READ_WRITE, vcpu.index, address, 0);
		GuestData second = first == length ? data : data.from(first);
		boolean firstHandled = readPage(address, first, data);
		boolean secondHandled = first == length || readPage(address + first, length - first, second);
		long missed = firstHandled ? address + first : address;
		if (!firstHandled || !secondHandled)
			journal.trace(KvmTracepoint.KVM_MMIO, -1, first == length ? length : length - first, missed, 0);
		if (!firstHandled)
			data.set(readFromUser(address, first));
		if (!secondHandled)
			second.set(readFromUser(address + first, length - first));
		if (first < length)
			data.set(mask(data.get(), first) | second.get() << 8 * first);
		if (!firstHandled || !secondHandled)
			journal.trace(KvmTracepoint.KVM_MMIO, 0, length, missed, data.get());
		journal.leave();
	}

	private long readFromUser(long address, int length) {
		userspaceExit(EXIT_MMIO);
		return mask(kvm.vmm().read(IoBus.Kind.KVM_MMIO_BUS, address, length), length);
	}

	/** {@code emulator_read_write_onepage} of a load. */
	private boolean readPage(long address, int length, GuestData data) {
		if (kvm.memorySlots.readable(address))
			return true;
		boolean handled = vcpu.lapic.mmio.mmioRead(address, length, data)
				|| kvm.bus(IoBus.Kind.KVM_MMIO_BUS).read(vcpu, address, length, data);
		if (handled)
			journal.trace(KvmTracepoint.KVM_MMIO, 0, length, address, mask(data.get(), length));
		return handled;
	}

	void userspaceExit(int reason) {
		journal.trace(KvmTracepoint.KVM_USERSPACE_EXIT, reason, 0, 0, 0);
		journal.why(X86Why.USERSPACE_EXIT, reason);
	}

	private static int firstPage(long address, int length) {
		return (int) Math.min(length, PAGE - (address & PAGE - 1));
	}

	static long mask(long value, int length) {
		return value & -1L >>> 64 - 8 * length;
	}
}
