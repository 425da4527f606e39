package org.irqscope.debug.breakpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointManager;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.debug.model.MachineElement;

/** The breakpoints of machines that the platform knows. For any thread. */
public final class MachineBreakpoints {
	private MachineBreakpoints() {
	}

	static IBreakpointManager manager() {
		return DebugPlugin.getDefault().getBreakpointManager();
	}

	/** All, of whatever machine. */
	public static List<MachineBreakpoint> all() {
		return Arrays.stream(manager().getBreakpoints(MachineElement.MODEL))
				.filter(MachineBreakpoint.class::isInstance).map(MachineBreakpoint.class::cast).toList();
	}

	/** Those that can stop the machine of a file, or one without a file. */
	public static List<MachineBreakpoint> of(Optional<IFile> file) {
		return all().stream().filter(breakpoint -> breakpoint.isFor(file)).toList();
	}

	/** Those that stop at a place, whatever their conditions are. */
	public static List<MachineBreakpoint> at(Optional<IFile> file, Where where) {
		return of(file).stream().filter(breakpoint -> breakpoint.breakpoint().map(Breakpoint::where)
				.filter(where::equals).isPresent()).toList();
	}

	/** Makes one for the machine of a file, or for all machines. */
	public static MachineBreakpoint add(Optional<IFile> file, Breakpoint breakpoint) throws CoreException {
		IResource resource = file.map(IResource.class::cast).orElseGet(ResourcesPlugin.getWorkspace()::getRoot);
		return MachineBreakpoint.create(resource, breakpoint);
	}

	/** Removes the breakpoints at a place; where none is, one comes. */
	public static void toggle(Optional<IFile> file, Where where) throws CoreException {
		List<MachineBreakpoint> there = at(file, where);
		if (there.isEmpty())
			add(file, Breakpoint.of(where));
		else
			remove(there);
	}

	/** Removes some. */
	public static void remove(List<MachineBreakpoint> some) throws CoreException {
		manager().removeBreakpoints(some.toArray(MachineBreakpoint[]::new), true);
	}
}
