package org.irqscope.debug;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.operation.CompareOperation;
import org.irqscope.core.operation.DecidedWalkOperation;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.SessionFile;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.ScriptSource;

/** What a launch has brought. The walks in it belong to whoever receives it. */
public sealed interface WalkResult {
	/** A walk of a machine document, to be shown in the document's own diagram. */
	record MachineWalk(Path document, Session session) implements WalkResult {
		/**
		 * Repeats a session that was saved beside its machine; it stands where it stood.
		 *
		 * @throws OperationException when one of the files cannot be read, or the machine is not what it was then
		 */
		public static MachineWalk saved(Path session, IProgressMonitor monitor) throws OperationException {
			Path document = SessionFile.machine(session);
			return new MachineWalk(document, new DecidedWalkOperation(MachineReading.read(document),
					document.toString(), Optional.of(session), List.of(), List.of()).run(monitor));
		}
	}

	/**
	 * A walk through a machine that no document has: an op script has made it, or a trace shows it.
	 *
	 * @param position where to stand
	 * @param script the op script that it was made of
	 */
	record FreeWalk(Session session, int position, Optional<ScriptSource> script) implements WalkResult {
		/** Of no script that could be opened. */
		public FreeWalk(Session session, int position) {
			this(session, position, Optional.empty());
		}
	}

	/** Two sources beside each other. */
	record Compared(Comparison comparison) implements WalkResult {
		/**
		 * A walk of the emulator beside a recorded trace; called by the thread that owns the walk.
		 *
		 * @throws OperationException when the trace cannot be read
		 */
		public static Compared of(Session session, Path trace, IProgressMonitor monitor) throws OperationException {
			return new Compared(Comparison.of(session, Texts.of("source.emulator"),
					new CompareOperation(session.walk(), trace).run(monitor), String.valueOf(trace.getFileName())));
		}
	}
}
