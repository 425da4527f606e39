package org.irqscope.debug.model;

import java.util.Optional;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.DebugElement;
import org.eclipse.debug.core.model.IDebugTarget;
import org.irqscope.core.run.Stop;

/**
 * What the elements of a machine under debug have in common: they read only the stop that the run has published last,
 * so that any thread may ask them and none waits.
 */
public abstract class MachineElement extends DebugElement {
	/** The model that all elements, breakpoints and watches of this bundle belong to. */
	public static final String MODEL = "org.irqscope.debug";

	protected MachineElement(IDebugTarget target) {
		super(target);
	}

	@Override
	public final String getModelIdentifier() {
		return MODEL;
	}

	/** The machine that the element is of. */
	public MachineTarget target() {
		return (MachineTarget) getDebugTarget();
	}

	/** Where the run stands; nothing before it has begun. */
	public final Optional<Stop> stop() {
		return target().moment().stop();
	}

	/** What a run has refused, as the platform shows it. */
	protected static DebugException refused(String message) {
		return new DebugException(
				new Status(IStatus.ERROR, MODEL, DebugException.TARGET_REQUEST_FAILED, message, null));
	}
}
