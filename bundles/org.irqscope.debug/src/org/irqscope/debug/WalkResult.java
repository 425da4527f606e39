package org.irqscope.debug;

import java.nio.file.Path;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.operation.CompareOperation;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.session.Session;

/** What a launch has brought. The walks in it belong to whoever receives it. */
public sealed interface WalkResult {
	/** A walk of a machine document, to be shown in the document's own diagram. */
	record MachineWalk(Path document, Session session) implements WalkResult {
	}

	/**
	 * A walk through a machine that an op script has made.
	 *
	 * @param position where to stand
	 */
	record ScriptWalk(Session session, int position) implements WalkResult {
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
