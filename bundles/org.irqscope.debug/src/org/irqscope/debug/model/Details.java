package org.irqscope.debug.model;

import org.eclipse.debug.core.DebugEvent;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.RunState;
import org.irqscope.core.run.Stop;

/** What the details of debug events say of requests and stops. */
final class Details {
	private Details() {
	}

	/** True for what does not move: the debugger does not show that the machine runs meanwhile. */
	static boolean isQuiet(Request request) {
		return request instanceof Request.RecordAhead || request instanceof Request.Rename
				|| request instanceof Request.Drop;
	}

	/** With which detail the machine goes on; a jump looks as a step does. */
	static int resume(Request request) {
		if (request instanceof Move move)
			return switch (move) {
			case STEP_INTO, STEP_BACK -> DebugEvent.STEP_INTO;
			case STEP_OVER, STEP_BACK_OVER -> DebugEvent.STEP_OVER;
			case STEP_RETURN, STEP_BACK_RETURN -> DebugEvent.STEP_RETURN;
			default -> DebugEvent.CLIENT_REQUEST;
			};
		return isStep(request) ? DebugEvent.STEP_INTO : DebugEvent.CLIENT_REQUEST;
	}

	/** With which detail it stands still. */
	static int suspend(Request request, Stop stop) {
		return switch (stop.cause()) {
		case BREAKPOINT -> DebugEvent.BREAKPOINT;
		case SUSPENDED, CANCELLED -> DebugEvent.CLIENT_REQUEST;
		default -> isStep(request) ? DebugEvent.STEP_END : DebugEvent.UNSPECIFIED;
		};
	}

	private static boolean isStep(Request request) {
		return request instanceof Request.GoTo || request.during() == RunState.STEPPING
				|| request == Move.STEP_BACK || request == Move.STEP_BACK_OVER || request == Move.STEP_BACK_RETURN;
	}
}
