package org.irqscope.debug;

import java.nio.file.Path;

import org.irqscope.core.compare.Comparison;
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
	}
}
