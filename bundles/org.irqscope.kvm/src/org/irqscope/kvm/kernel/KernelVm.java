package org.irqscope.kvm.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.RoutingEntry;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/**
 * A machine of a prepared kernel's KVM. Used by one thread at a time; after {@link #close} every operation throws
 * {@link IllegalStateException}.
 */
public final class KernelVm implements X86Vm {
	private final BootedKernel kernel;
	private final KernelEvents events;
	private final int vcpus;
	private final boolean split;
	private final ToldChips states;
	private final List<Integer> ioapicEoiExits = new ArrayList<>();
	private boolean closed;

	KernelVm(BootedKernel kernel, KernelEvents events, int vcpus, boolean split) {
		this.kernel = kernel;
		this.events = events;
		this.vcpus = vcpus;
		this.split = split;
		this.states = new ToldChips(vcpus);
		long result = ask("vm", vcpus, split ? 1 : 0);
		if (result < 0)
			throw new KernelException("kernel.refused", kernel.kernel().version(), -result);
	}

	private long ask(String word, long... numbers) {
		StringBuilder line = new StringBuilder(word);
		for (long number : numbers)
			line.append(" 0x").append(Long.toHexString(number));
		return ask(line.toString());
	}

	private long ask(String line) {
		if (closed)
			throw new IllegalStateException("closed");
		AgentAnswer answer = kernel.ask(line);
		keep(answer);
		return answer.result();
	}

	private void keep(AgentAnswer answer) {
		states.update(answer);
		events.add(answer);
		answer.of('x').forEach(vector -> ioapicEoiExits.add(Integer.parseInt(vector)));
	}

	@Override
	public int vcpus() {
		return vcpus;
	}

	@Override
	public boolean split() {
		return split;
	}

	@Override
	public int irqLineStatus(int gsi, int level) {
		return (int) ask("line", Integer.toUnsignedLong(gsi), Integer.toUnsignedLong(level));
	}

	@Override
	public int signalMsi(long address, int data) {
		return (int) ask("msi", address, Integer.toUnsignedLong(data));
	}

	@Override
	public int setGsiRouting(List<RoutingEntry> entries) {
		List<String> lines = new ArrayList<>(List.of("route-clear"));
		entries.forEach(entry -> lines.add(line(entry)));
		long collected = kernel.askAll(lines).result();
		return (int) (collected < 0 ? collected : ask("route-commit"));
	}

	private static String line(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Irqchip chip)
			return "route-chip " + Integer.toUnsignedString(chip.gsi()) + " " + Integer.toUnsignedString(chip.irqchip())
					+ " " + Integer.toUnsignedString(chip.pin());
		RoutingEntry.Msi msi = (RoutingEntry.Msi) entry;
		return "route-msi " + Integer.toUnsignedString(msi.gsi()) + " 0x" + Long.toHexString(msi.address()) + " "
				+ Integer.toUnsignedString(msi.data());
	}

	@Override
	public int irqfd(int gsi, boolean resample) {
		return (int) ask("irqfd", Integer.toUnsignedLong(gsi), resample ? 1 : 0);
	}

	@Override
	public int irqfdDeassign(int eventfd, int gsi) {
		return (int) ask("irqfd-del", eventfd, Integer.toUnsignedLong(gsi));
	}

	@Override
	public int signal(int eventfd) {
		return (int) ask("signal", eventfd);
	}

	@Override
	public long readResample(int eventfd) {
		return ask("resample", eventfd);
	}

	@Override
	public int write32(int vcpu, long address, int value) {
		return (int) ask("write32", vcpu, address, Integer.toUnsignedLong(value));
	}

	@Override
	public long read32(int vcpu, long address) {
		return ask("read32", vcpu, address);
	}

	@Override
	public int out(int vcpu, int port, int value) {
		return (int) ask("out", vcpu, port, value);
	}

	@Override
	public int in(int vcpu, int port) {
		return (int) ask("in", vcpu, port);
	}

	@Override
	public int wrmsr(int vcpu, int msr, long value) {
		return (int) ask("wrmsr", vcpu, Integer.toUnsignedLong(msr), value);
	}

	@Override
	public long rdmsr(int vcpu, int msr) {
		return ask("rdmsr", vcpu, Integer.toUnsignedLong(msr));
	}

	@Override
	public int take(int vcpu) {
		return (int) ask("take", vcpu);
	}

	@Override
	public int createPit2(int flags) {
		return (int) ask("pit", flags);
	}

	@Override
	public KpicState pic(int chip) {
		return states.pic(chip);
	}

	@Override
	public IoapicState ioapic() {
		return states.ioapic();
	}

	@Override
	public LapicState lapic(int vcpu) {
		return states.lapic(vcpu);
	}

	@Override
	public int setLapic(int vcpu, LapicState state) {
		return (int) ask("lapic " + vcpu + states.changes(vcpu, state));
	}

	@Override
	public List<Integer> ioapicEoiExits() {
		List<Integer> drained = List.copyOf(ioapicEoiExits);
		ioapicEoiExits.clear();
		return drained;
	}

	@Override
	public Optional<List<String>> events() {
		return Optional.of(events.drain());
	}

	@Override
	public void close() {
		if (closed)
			return;
		if (kernel.isAlive())
			ask("close");
		closed = true;
	}
}
