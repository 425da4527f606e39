package org.irqscope.debug.breakpoint;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.Breakpoint;
import org.eclipse.debug.core.model.IBreakpoint;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.debug.model.MachineElement;

/**
 * A breakpoint of machines as the platform keeps it: a marker at the file of a machine, or at the workspace for all
 * machines, with its text as an attribute. For any thread.
 */
public final class MachineBreakpoint extends Breakpoint {
	/** The type of its markers. */
	public static final String MARKER = "org.irqscope.debug.breakpoint";
	/** What it is, as {@link org.irqscope.core.breakpoint.Breakpoint#text} writes it. */
	static final String TEXT = "org.irqscope.debug.text";

	static {
		// As soon as there is one, its file may be renamed.
		MovedBreakpoints.start();
	}

	/** For the platform, which sets the marker. */
	public MachineBreakpoint() {
		// All is in the marker.
	}

	/**
	 * Makes a breakpoint and tells the platform of it.
	 *
	 * @param where the file of a machine; the root of the workspace for all machines
	 */
	public static MachineBreakpoint create(IResource where, org.irqscope.core.breakpoint.Breakpoint breakpoint)
			throws CoreException {
		MachineBreakpoint made = new MachineBreakpoint();
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		workspace.run(monitor -> {
			IMarker marker = where.createMarker(MARKER, Map.of(IBreakpoint.ENABLED, breakpoint.enabled(),
					IBreakpoint.ID, MachineElement.MODEL, IBreakpoint.PERSISTED, true, TEXT, text(breakpoint),
					IMarker.MESSAGE, breakpoint.sentence()));
			made.setMarker(marker);
		}, workspace.getRuleFactory().markerRule(where), IWorkspace.AVOID_UPDATE, null);
		DebugPlugin.getDefault().getBreakpointManager().addBreakpoint(made);
		return made;
	}

	/** Whether it is enabled is an attribute of its own. */
	private static String text(org.irqscope.core.breakpoint.Breakpoint breakpoint) {
		return breakpoint.enabled(true).text();
	}

	@Override
	public String getModelIdentifier() {
		return MachineElement.MODEL;
	}

	/** Its text, as it stands in the marker. */
	public String text() {
		return Optional.ofNullable(getMarker()).map(marker -> marker.getAttribute(TEXT, "")).orElse("");
	}

	/** What it is; nothing when its marker is gone, or somebody has written into it what is none. */
	public Optional<org.irqscope.core.breakpoint.Breakpoint> breakpoint() {
		try {
			return Optional.of(org.irqscope.core.breakpoint.Breakpoint.parse(text()).enabled(isEnabled()));
		} catch (ExpressionException | CoreException e) {
			return Optional.empty();
		}
	}

	/** Makes it another; whether it is enabled stays. */
	public void become(org.irqscope.core.breakpoint.Breakpoint other) throws CoreException {
		setAttributes(new String[] { TEXT, IMarker.MESSAGE }, new Object[] { text(other), other.sentence() });
	}

	/** The file whose machine it stops; nothing for one that stops all machines, and when its marker is gone. */
	public Optional<IFile> file() {
		return Optional.ofNullable(getMarker()).map(IMarker::getResource).filter(IFile.class::isInstance)
				.map(IFile.class::cast);
	}

	/** True when it stops the machines of all files. */
	public boolean isForAll() {
		return getMarker() != null && getMarker().getResource().getType() == IResource.ROOT;
	}

	/** True when it stops the machine of a file, or one without a file. */
	public boolean isFor(Optional<IFile> file) {
		return isForAll() || file.isPresent() && file.equals(file());
	}
}
