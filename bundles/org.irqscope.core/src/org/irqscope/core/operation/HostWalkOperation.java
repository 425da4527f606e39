package org.irqscope.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.core.traced.TracedDriver;
import org.irqscope.core.traced.TracedWalk;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.HostKvmException;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.RealKvm;
import org.irqscope.kvm.Tracefs;
import org.irqscope.model.VirtualMachine;

/**
 * Runs operations on a kernel's KVM and makes a session of the tracepoints that were captured meanwhile, which can be
 * read and not changed. Runs in any thread, once at a time.
 */
public final class HostWalkOperation {
	private final VirtualMachine machine;
	private final String name;
	private final List<Op> ops;
	private final KvmSource source;

	/**
	 * A walk on a kernel.
	 *
	 * @param source whose KVM
	 * @param machine what the operations make and drive, to be shown
	 * @param name what a person calls it
	 */
	public HostWalkOperation(KvmSource source, VirtualMachine machine, String name, List<Op> ops) {
		this.source = source;
		this.machine = machine;
		this.name = name;
		this.ops = List.copyOf(ops);
	}

	/**
	 * Looks whether a kernel can walk at all: it needs KVM, and its tracepoints.
	 *
	 * @throws OperationException when it cannot; the reasons say what is missing and how to get it
	 */
	public static void check(KvmSource source) throws OperationException {
		if (source.version().isPresent())
			source.check();
		else
			refuse(Stream.concat(HostKvm.check().stream(), Tracefs.check().stream()).toList());
	}

	private static void refuse(List<Obstacle> obstacles) throws OperationException {
		if (!obstacles.isEmpty())
			throw new OperationException("", 0, Texts.of("kvm.unusable",
					String.join("; ", obstacles.stream().map(Obstacle::text).toList())));
	}

	/**
	 * Runs the operations.
	 *
	 * @return a session before the first hop
	 * @throws OperationException when this host's KVM or its tracepoints cannot be used, or nothing was captured
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Session run(IProgressMonitor monitor) throws OperationException {
		check(source);
		SubMonitor progress = SubMonitor.convert(monitor, source.task(), ops.size());
		try (RealKvm backend = source.open(progress); ScriptRunner<?> runner = new ScriptRunner<>(backend)) {
			refuse(backend.tracingObstacles());
			List<OpResult> captured = new ArrayList<>();
			for (Op op : ops) {
				progress.split(1);
				captured.add(runner.run(op));
			}
			return session(machine, source.called(name), name, captured);
		} catch (HostKvmException e) {
			throw HostOpening.refused(e);
		}
	}

	/**
	 * The session of what was captured, here or where it was stored.
	 *
	 * @throws OperationException when there is no event in it
	 */
	public static Session session(VirtualMachine machine, String name, List<OpResult> captured)
			throws OperationException {
		return session(machine, KvmSource.HOST.called(name), name, captured);
	}

	private static Session session(VirtualMachine machine, String title, String name, List<OpResult> captured)
			throws OperationException {
		TracedWalk walk = TracedWalk.of(title, captured);
		if (walk.size() == 0)
			throw new OperationException(name, 0, Texts.of("kvm.nothing.captured"));
		return recorded(machine, title, walk);
	}

	/** A session of a recording alone, before its first hop. */
	static Session recorded(VirtualMachine machine, String title, TracedWalk walk) throws OperationException {
		Session session = Session.about(machine, title, () -> new TracedDriver(walk, title));
		try {
			session.ask(Request.Move.START);
			return session;
		} catch (MachineStateException e) {
			throw new OperationException(title, e.line(), e.getMessage());
		}
	}
}
