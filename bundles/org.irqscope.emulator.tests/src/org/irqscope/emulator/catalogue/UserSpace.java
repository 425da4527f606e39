package org.irqscope.emulator.catalogue;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.X86Vmm;

/** The user space of a machine under test: notes every exit, and answers reads as an empty bus does. */
public final class UserSpace implements X86Vmm {
	/** An access that no device of the kernel took. */
	public record Exit(IoBus.Kind bus, boolean write, long address, int length, long value) {
	}

	private final List<Exit> exits = new ArrayList<>();
	private final List<Integer> eois = new ArrayList<>();
	private final List<Integer> handled = new ArrayList<>();
	private final List<Integer> halts = new ArrayList<>();
	private Runnable handler = () -> {
	};
	private Runnable window = () -> {
	};

	@Override
	public long read(IoBus.Kind bus, long address, int length) {
		long ones = X86Vmm.super.read(bus, address, length);
		exits.add(new Exit(bus, false, address, length, ones));
		return ones;
	}

	@Override
	public void write(IoBus.Kind bus, long address, int length, long value) {
		exits.add(new Exit(bus, true, address, length, value));
	}

	@Override
	public void ioapicEoi(int vcpu, int vector) {
		eois.add(vector);
	}

	@Override
	public void halted(int vcpu) {
		halts.add(vcpu);
	}

	@Override
	public void irqWindowOpen(int vcpu) {
		window.run();
	}

	@Override
	public void handled(int vcpu, int vector) {
		handled.add(vector);
		handler.run();
	}

	/** What a device does as the guest's handler begins. */
	public void whileHandled(Runnable body) {
		handler = body;
	}

	/** What user space does at {@code KVM_EXIT_IRQ_WINDOW_OPEN}. */
	public void whenWindowOpens(Runnable body) {
		window = body;
	}

	/** The vCPUs of {@code KVM_EXIT_HLT} since the last call. */
	public List<Integer> halts() {
		return drain(halts);
	}

	/** The accesses since the last call. */
	public List<Exit> exits() {
		return drain(exits);
	}

	/** The vectors of {@code KVM_EXIT_IOAPIC_EOI} since the last call. */
	public List<Integer> ioapicEois() {
		return drain(eois);
	}

	/** The vectors that running guests have taken since the last call. */
	public List<Integer> handledVectors() {
		return drain(handled);
	}

	/** Everything noted so far is dropped, without a list being made. */
	public void forget() {
		exits.clear();
		eois.clear();
		handled.clear();
		halts.clear();
	}

	private static <T> List<T> drain(List<T> list) {
		List<T> drained = List.copyOf(list);
		list.clear();
		return drained;
	}
}
