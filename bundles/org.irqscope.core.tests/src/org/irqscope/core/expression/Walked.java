package org.irqscope.core.expression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.LoadedMachine;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.model.VirtualMachine;

/** The machine of an example, and the walk of the interrupt of its serial port, to be asked about. */
public final class Walked {
	static final int COM1_GSI = 4, COM1_VECTOR = 33;

	private final LoadedMachine machine;
	private final RecordedWalk walk;

	private Walked(LoadedMachine machine, RecordedWalk walk) {
		this.machine = machine;
		this.walk = walk;
	}

	/** The machine whose serial port interrupts with vector 33 through the IOAPIC. */
	public static Walked apic(Path folder) throws Exception {
		return of(new Texted(folder).with(Examples.APIC).machine());
	}

	/** Raises and lowers GSI 4, and lets the guest take what comes. */
	public static Walked of(VirtualMachine document) throws Exception {
		return of(document, Walked::interrupt);
	}

	/** What something does to a machine, with all that waits after it. */
	public static Walked of(VirtualMachine document, Consumer<X86Kvm> what) throws Exception {
		LoadedMachine machine = new LoadedMachine(document);
		machine.kvm().journal().start();
		what.accept(machine.kvm());
		runAll(machine.kvm());
		return new Walked(machine, machine.kvm().journal().stop());
	}

	public static void interrupt(X86Kvm kvm) {
		for (int level : new int[] { 1, 0 }) {
			new X86VmIoctls(kvm).irqLine(COM1_GSI, level);
			runAll(kvm);
		}
	}

	private static void runAll(X86Kvm kvm) {
		for (Optional<Task> task = kvm.scheduler().next(any -> true); task.isPresent(); task = kvm.scheduler()
				.next(any -> true))
			task.get().run();
	}

	public RecordedWalk walk() {
		return walk;
	}

	/** The state at a position. */
	public Snapshot at(int position) {
		walk.goTo(position);
		return machine.kvm().journal().state().snapshot();
	}

	public Snapshot end() {
		return at(walk.size());
	}

	/** The state after a hop, and the hop. */
	Scope after(int hop) {
		return Scope.of(at(hop + 1), Optional.of(walk.hop(hop)));
	}

	/** The numbers of the hops for which an expression holds. */
	List<Integer> where(String expression) throws ExpressionException {
		Expression parsed = Expression.parse(expression);
		List<Integer> found = new ArrayList<>();
		for (Hop hop : walk.hops())
			if (parsed.holds(after(hop.number())))
				found.add(hop.number());
		return found;
	}
}
