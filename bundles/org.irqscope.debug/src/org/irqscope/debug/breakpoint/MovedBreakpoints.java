package org.irqscope.debug.breakpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.model.IBreakpoint;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.expression.ExpressionException;

/**
 * Lets breakpoints go with a file that is renamed or moved, where the platform by itself removes them at best, and end
 * with one that is deleted. Hears of files in the threads in which they change.
 */
final class MovedBreakpoints implements IResourceChangeListener {
	/** A breakpoint that was at a file. */
	private record Moved(IFile file, Breakpoint breakpoint) {
	}

	private MovedBreakpoints() {
	}

	/** Follows files from now on. */
	static void start() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(new MovedBreakpoints(),
				IResourceChangeEvent.POST_CHANGE);
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		List<Moved> moved = new ArrayList<>();
		boolean gone = false;
		for (IMarkerDelta marker : event.findMarkerDeltas(MachineBreakpoint.MARKER, false))
			if (marker.getKind() == IResourceDelta.REMOVED) {
				gone = true;
				target(event, marker).ifPresent(file -> read(marker).map(one -> new Moved(file, one))
						.ifPresent(moved::add));
			}
		// Nothing may be changed while the workspace tells of a change.
		if (gone)
			Job.createSystem("moved breakpoints", monitor -> {
				forget();
				for (Moved one : moved)
					follow(one);
			}).schedule();
	}

	/** Whether the platform has removed a breakpoint whose marker is gone depends on what else it had to do. */
	private static void forget() throws CoreException {
		MachineBreakpoints.manager().removeBreakpoints(MachineBreakpoints.all().stream()
				.filter(one -> !one.getMarker().exists()).toArray(MachineBreakpoint[]::new), false);
	}

	/** A marker that has gone with the file has no breakpoint any more, and makes room for one that has. */
	private static void follow(Moved moved) throws CoreException {
		for (IMarker marker : moved.file().findMarkers(MachineBreakpoint.MARKER, false, IResource.DEPTH_ZERO))
			if (MachineBreakpoints.manager().getBreakpoint(marker) == null)
				marker.delete();
		if (MachineBreakpoints.at(Optional.of(moved.file()), moved.breakpoint().where()).isEmpty())
			MachineBreakpoint.create(moved.file(), moved.breakpoint());
	}

	private static Optional<IFile> target(IResourceChangeEvent event, IMarkerDelta marker) {
		return Optional.ofNullable(event.getDelta().findMember(marker.getResource().getFullPath()))
				.filter(delta -> (delta.getFlags() & IResourceDelta.MOVED_TO) != 0)
				.map(delta -> ResourcesPlugin.getWorkspace().getRoot().getFile(delta.getMovedToPath()));
	}

	private static Optional<Breakpoint> read(IMarkerDelta marker) {
		try {
			return Optional.of(Breakpoint.parse(marker.getAttribute(MachineBreakpoint.TEXT, ""))
					.enabled(marker.getAttribute(IBreakpoint.ENABLED, true)));
		} catch (ExpressionException e) {
			return Optional.empty();
		}
	}
}
