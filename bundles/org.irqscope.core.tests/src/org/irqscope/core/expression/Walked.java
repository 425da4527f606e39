package org.irqscope.core.expression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.LoadedMachine;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.model.VirtualMachine;

/** The machine of an example, and the walk of the interrupt of its serial port, to be asked about. */
final class Walked {
	static final int COM1_GSI = 4, COM1_VECTOR = 33;

	private final LoadedMachine machine;
	private final RecordedWalk walk;

	private Walked(LoadedMachine machine, RecordedWalk walk) {
		this.machine = machine;
		this.walk = walk;
	}

	/** The machine whose serial port interrupts with vector 33 through the IOAPIC. */
	static Walked apic(Path folder) throws Exception {
		return of(new Texted(folder).with(Examples.APIC).machine());
	}

	/** Raises and lowers GSI 4, and lets the guest take what comes. */
	static Walked of(VirtualMachine document) throws Exception {
		LoadedMachine machine = new LoadedMachine(document);
		machine.kvm().journal().start();
		for (int level : new int[] { 1, 0 }) {
			new X86VmIoctls(machine.kvm()).irqLine(COM1_GSI, level);
			while (machine.kvm().scheduler().next(any -> true).isPresent())
				machine.kvm().scheduler().next(any -> true).get().run();
		}
		return new Walked(machine, machine.kvm().journal().stop());
	}

	RecordedWalk walk() {
		return walk;
	}

	/** The state at a position. */
	Snapshot at(int position) {
		walk.goTo(position);
		return machine.kvm().journal().state().snapshot();
	}

	Snapshot end() {
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
