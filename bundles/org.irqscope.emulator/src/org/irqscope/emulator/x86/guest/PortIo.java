package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.Quirks;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;

/** From a guest's port access to a device of the kernel or to user space: section 1.7 of the kernel's paths. */
final class PortIo {
	/** {@code pio_data} of the instruction emulator, in bytes: no more is read ahead. */
	private static final int READ_AHEAD = 1024;
	private static final int PAGE = 4096;
	/** The port whose OUT was once completed before user space saw it. */
	private static final int QUIRKY_PORT = 0x7e;

	private final X86Vcpu vcpu;
	private final IoPath io;
	private final X86Kvm kvm;
	private final Journal journal;
	private final GuestData element = new GuestData();

	PortIo(X86Vcpu vcpu, IoPath io) {
		this.vcpu = vcpu;
		this.io = io;
		this.kvm = vcpu.kvm;
		this.journal = kvm.journal;
	}

	private IoBus bus() {
		return kvm.bus(IoBus.Kind.KVM_PIO_BUS);
	}

	/** {@code kvm_fast_pio} out: traced before any device is asked. */
	void out(int port, long value, int size) {
		journal.enter(X86Site.KVM_FAST_PIO, vcpu.index, port, value);
		long data = IoPath.mask(value, size);
		journal.trace(X86Tracepoint.KVM_PIO, 1, port, size, data);
		if (!bus().write(vcpu, port, size, data)) {
			boolean skipped = port == QUIRKY_PORT && kvm.quirks.has(Quirks.OUT_7E_INC_RIP);
			if (skipped)
				vcpu.skipEmulatedInstruction();
			writeToUser(port, data, size);
			if (!skipped)
				vcpu.skipEmulatedInstruction();
		}
		journal.leave();
	}

	/** {@code kvm_fast_pio} in: traced when the answer is there; what no device touches keeps its content. */
	void in(int port, int size, GuestData data) {
		journal.enter(X86Site.KVM_FAST_PIO, vcpu.index, port, 0);
		if (!bus().read(vcpu, port, size, data)) {
			io.userspaceExit(IoPath.EXIT_IO);
			data.set(kvm.vmm().read(IoBus.Kind.KVM_PIO_BUS, port, size));
			vcpu.skipEmulatedInstruction();
		}
		data.set(IoPath.mask(data.get(), size));
		journal.trace(X86Tracepoint.KVM_PIO, 0, port, size, data.get());
		journal.leave();
	}

	/** REP OUTS: the instruction emulator writes value by value. */
	void outs(int port, int size, long... values) {
		for (long value : values) {
			long data = IoPath.mask(value, size);
			journal.enter(X86Site.EMULATOR_PIO_IN_OUT, vcpu.index, port, 1);
			journal.trace(X86Tracepoint.KVM_PIO, 1, port, size, data);
			if (!bus().write(vcpu, port, size, data))
				writeToUser(port, data, size);
			journal.leave();
		}
	}

	/**
	 * REP INS: {@code pio_in_emulated} reads ahead, as far as its buffer and the guest's page go.
	 *
	 * @param address where the guest's memory for the values begins
	 */
	void ins(int port, int size, long address, long[] values) {
		for (int done = 0; done < values.length;) {
			int inPage = (int) (PAGE - (address + (long) done * size & PAGE - 1));
			int count = Math.min(Math.min(inPage, READ_AHEAD / size), values.length - done);
			readAhead(port, size, values, done, count);
			done += count;
		}
	}

	/** {@code emulator_pio_in_out}: user space is asked for all, but only if no device answers the first time. */
	private void readAhead(int port, int size, long[] values, int from, int count) {
		journal.enter(X86Site.EMULATOR_PIO_IN_OUT, vcpu.index, port, count);
		element.set(0);
		if (bus().read(vcpu, port, size, element))
			readFromBus(port, size, values, from, count);
		else
			readFromUser(port, size, values, from, count);
		journal.trace(X86Tracepoint.KVM_PIO, 0, port, size | count - 1 << 8, values[from]);
		journal.leave();
	}

	/** A device that goes away meanwhile leaves zeros. */
	private void readFromBus(int port, int size, long[] values, int from, int count) {
		boolean answers = true;
		for (int at = from; at < from + count; at++) {
			values[at] = answers ? IoPath.mask(element.get(), size) : 0;
			element.set(0);
			answers = answers && (at + 1 == from + count || bus().read(vcpu, port, size, element));
		}
	}

	private void readFromUser(int port, int size, long[] values, int from, int count) {
		io.userspaceExit(IoPath.EXIT_IO);
		for (int at = from; at < from + count; at++)
			values[at] = IoPath.mask(kvm.vmm().read(IoBus.Kind.KVM_PIO_BUS, port, size), size);
	}

	private void writeToUser(int port, long data, int size) {
		io.userspaceExit(IoPath.EXIT_IO);
		kvm.vmm().write(IoBus.Kind.KVM_PIO_BUS, port, size, data);
	}
}
