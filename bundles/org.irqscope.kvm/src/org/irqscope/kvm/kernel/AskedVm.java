package org.irqscope.kvm.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.script.Vm;

/**
 * A machine of a booted kernel's KVM, as far as all architectures share it. Used by one thread at a time; after
 * {@link #close} every operation throws {@link IllegalStateException}.
 */
abstract class AskedVm implements Vm {
	private final BootedKernel kernel;
	private final KernelEvents events;
	private final int vcpus;
	private boolean closed;

	AskedVm(BootedKernel kernel, KernelEvents events, int vcpus) {
		this.kernel = kernel;
		this.events = events;
		this.vcpus = vcpus;
	}

	/** Makes the machine, once the rest of it can take answers. */
	final void create(boolean split) {
		long result = ask("vm", vcpus, split ? 1 : 0);
		if (result < 0)
			throw new KernelException("kernel.refused", kernel.kernel().version(), -result);
	}

	/** Takes over what an answer tells beside events. */
	abstract void keep(AgentAnswer answer);

	final long ask(String word, long... numbers) {
		StringBuilder line = new StringBuilder(word);
		for (long number : numbers)
			line.append(" 0x").append(Long.toHexString(number));
		return ask(line.toString());
	}

	final long ask(String line) {
		if (closed)
			throw new IllegalStateException("closed");
		AgentAnswer answer = kernel.ask(line);
		events.add(answer);
		keep(answer);
		return answer.result();
	}

	@Override
	public int vcpus() {
		return vcpus;
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
	public int irqfdAgain(int eventfd, int gsi) {
		return (int) ask("irqfd-again", eventfd, Integer.toUnsignedLong(gsi));
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
