package org.irqscope.core.session.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.kvm.Irqfd;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Backend;
import org.irqscope.emulator.x86.Host;
import org.irqscope.model.VirtualMachine;

/**
 * The walk through what an op script does to one of its machines. Made by any thread, then used by one.
 *
 * @param session the walk
 * @param ops the operations on this machine, in order
 * @param results what each of them printed
 * @param ends where the walk stands after each of them
 */
public record ScriptSession(Session session, List<Op> ops, List<OpResult> results, List<Integer> ends) {

	/**
	 * Runs the part of a script that drives the machine of a line: from the {@code vm} before it to the next one. Lines
	 * above everything belong to the first machine.
	 *
	 * @param line a line of the file, from 1
	 * @param cancelled asked between operations
	 * @throws CancellationException when cancelled
	 */
	public static ScriptSession run(String name, OpScript script, int line, BooleanSupplier cancelled) {
		List<Op> ops = new ArrayList<>();
		for (Op op : script.ops()) {
			if (op.code() == OpCode.VM && op.line() > line && !ops.isEmpty())
				break;
			if (op.code() == OpCode.VM)
				ops.clear();
			ops.add(op);
		}
		return new Recorder(ops).run(name, cancelled);
	}

	/** Which line each hop comes from. */
	public ScriptLines lines() {
		return new ScriptLines(ops.stream().map(Op::line).toList(), ends);
	}

	/** Runs operations on a machine that keeps them as one walk. */
	private static final class Recorder {
		private final List<Op> ops;
		private final List<OpResult> results = new ArrayList<>();
		private final List<Integer> ends = new ArrayList<>();
		private final Map<Integer, Irqfd> irqfds = new LinkedHashMap<>();
		private EmulatedX86Vm vm;
		private RecordedWalk walk;

		Recorder(List<Op> ops) {
			this.ops = List.copyOf(ops);
		}

		ScriptSession run(String name, BooleanSupplier cancelled) {
			X86Backend machines = (vcpus, split) -> vm = EmulatedX86Vm.walking(Host.DEFAULT, vcpus, split);
			ScriptRunner<?> runner = new ScriptRunner<>(machines);
			try {
				for (Op op : ops)
					run(runner, op, cancelled);
			} finally {
				if (vm != null)
					walk = vm.endWalk();
			}
			Session session = session(name);
			return new ScriptSession(session, ops, List.copyOf(results), List.copyOf(ends));
		}

		private void run(ScriptRunner<?> runner, Op op, BooleanSupplier cancelled) {
			if (cancelled.getAsBoolean())
				throw new CancellationException();
			results.add(runner.run(op));
			ends.add(vm.kvm().journal().soFar().size());
			vm.kvm().irqfds().items().forEach(irqfd -> irqfds.putIfAbsent(irqfd.number(), irqfd));
		}

		/** The document is that of the end, so that the end is shown first. */
		private Session session(String name) {
			VirtualMachine document = ScriptMachine.document(name, vm, List.copyOf(irqfds.values()), ops);
			Session session = Session.recorded(document, name, vm.pci(), walk, ends);
			session.goTo(walk.size());
			session.goTo(0);
			return session;
		}
	}
}
