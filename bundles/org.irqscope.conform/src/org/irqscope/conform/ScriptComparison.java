package org.irqscope.conform;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;

/**
 * What came of one script on two backends, operation by operation; it ends with the first difference, since the
 * machines go apart from there.
 *
 * @param opsRun how many operations were answered by both
 * @param eventsCompared how many answers had tracepoints on both sides
 * @param difference the first difference, when there is one
 */
record ScriptComparison(int opsRun, int eventsCompared, Optional<AnswerDifference> difference) {

	/**
	 * Runs a script. Both backends are used in the calling thread.
	 *
	 * @throws OperationCanceledException when the monitor says so
	 */
	static ScriptComparison run(OpScript script, Backend<?> first, Backend<?> second, IProgressMonitor monitor) {
		int opsRun = 0;
		int eventsCompared = 0;
		try (ScriptRunner<?> one = new ScriptRunner<>(first); ScriptRunner<?> other = new ScriptRunner<>(second)) {
			// What the machines of earlier scripts emitted as they were closed is no part of this one.
			one.vm().events();
			other.vm().events();
			for (Op op : script.ops()) {
				if (monitor.isCanceled())
					throw new OperationCanceledException();
				OpResult answer = one.run(op);
				OpResult otherAnswer = other.run(op);
				opsRun++;
				if (answer.events().isPresent() && otherAnswer.events().isPresent())
					eventsCompared++;
				Optional<AnswerDifference> difference = AnswerDifference.between(answer, otherAnswer);
				if (difference.isPresent())
					return new ScriptComparison(opsRun, eventsCompared, difference);
			}
		}
		return new ScriptComparison(opsRun, eventsCompared, Optional.empty());
	}

	int opsEqual() {
		return difference.isPresent() ? opsRun - 1 : opsRun;
	}
}
