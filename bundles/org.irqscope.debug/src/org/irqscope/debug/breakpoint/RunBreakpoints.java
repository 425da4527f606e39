package org.irqscope.debug.breakpoint;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.debug.core.IBreakpointListener;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.RunControl;

/**
 * Lets a run stop where the platform's breakpoints say so, as they are at each moment, and also after the machine's
 * file has been renamed. Told by the threads in which breakpoints and files change.
 */
public final class RunBreakpoints
		implements IBreakpointListener, IBreakpointManagerListener, IResourceChangeListener {
	private final RunControl control;
	private volatile Optional<IFile> file;

	private RunBreakpoints(RunControl control, Optional<IFile> file) {
		this.control = control;
		this.file = file;
	}

	/**
	 * Follows the breakpoints from now on.
	 *
	 * @param file the machine's; nothing for one that only the breakpoints of all machines stop
	 */
	public static RunBreakpoints follow(RunControl control, Optional<IFile> file) {
		RunBreakpoints followed = new RunBreakpoints(control, file);
		MachineBreakpoints.manager().addBreakpointListener(followed);
		MachineBreakpoints.manager().addBreakpointManagerListener(followed);
		ResourcesPlugin.getWorkspace().addResourceChangeListener(followed, IResourceChangeEvent.POST_CHANGE);
		followed.apply();
		return followed;
	}

	/** Follows them no more. */
	public void end() {
		MachineBreakpoints.manager().removeBreakpointListener((IBreakpointListener) this);
		MachineBreakpoints.manager().removeBreakpointManagerListener(this);
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
	}

	/** The file of the machine, as it is called now. */
	public Optional<IFile> file() {
		return file;
	}

	private synchronized void apply() {
		List<Breakpoint> known = MachineBreakpoints.manager().isEnabled() ? MachineBreakpoints.of(file).stream()
				.map(MachineBreakpoint::breakpoint).flatMap(Optional::stream).toList() : List.of();
		control.stopAt(Breakpoint.condition(known));
	}

	/** The breakpoints that have stopped the run. */
	public IBreakpoint[] of(List<Hit> hits) {
		return MachineBreakpoints.of(file).stream().filter(one -> one.breakpoint().map(Breakpoint::text)
				.filter(text -> hits.stream().map(Hit::breakpoint).anyMatch(text::equals)).isPresent())
				.toArray(IBreakpoint[]::new);
	}

	@Override
	public void breakpointAdded(IBreakpoint breakpoint) {
		apply();
	}

	@Override
	public void breakpointRemoved(IBreakpoint breakpoint, IMarkerDelta delta) {
		apply();
	}

	@Override
	public void breakpointChanged(IBreakpoint breakpoint, IMarkerDelta delta) {
		apply();
	}

	@Override
	public void breakpointManagerEnablementChanged(boolean enabled) {
		apply();
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		file.map(IFile::getFullPath).map(event.getDelta()::findMember)
				.filter(delta -> (delta.getFlags() & IResourceDelta.MOVED_TO) != 0).ifPresent(delta -> {
					file = Optional.of(ResourcesPlugin.getWorkspace().getRoot().getFile(delta.getMovedToPath()));
					apply();
				});
	}
}
