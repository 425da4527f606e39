package org.irqscope.ui.breakpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.BreakpointPicture;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.page.StopSigns;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.StopSign;

/**
 * Shows breakpoints in diagrams, at every node and row that the walk comes to when it stops there. Hears of breakpoints
 * in any thread, else used by the UI thread.
 */
public final class BreakpointSigns implements StopSigns.Source, IBreakpointsListener, IBreakpointManagerListener {
	private final Display display;
	/** Of the machine that was shown last. */
	private Optional<BreakpointPicture> picture = Optional.empty();

	private BreakpointSigns(Display display) {
		this.display = display;
	}

	/** Shows breakpoints from now on. */
	public static void start(Display display) {
		BreakpointSigns signs = new BreakpointSigns(display);
		manager().addBreakpointListener(signs);
		manager().addBreakpointManagerListener(signs);
		display.asyncExec(() -> StopSigns.comeFrom(signs));
	}

	private static IBreakpointManager manager() {
		return DebugPlugin.getDefault().getBreakpointManager();
	}

	@Override
	public Function<Node, List<StopSign>> signs(Optional<IFile> file, Optional<Session> session,
			VirtualMachine shown) {
		boolean on = manager().isEnabled();
		List<Breakpoint> breakpoints = MachineBreakpoints.of(file).stream().map(MachineBreakpoint::breakpoint)
				.flatMap(Optional::stream).map(one -> one.enabled(one.enabled() && on)).toList();
		// An edited machine may have other rows of the same name.
		if (session.isEmpty() || picture.filter(before -> before.isOf(shown)).isEmpty())
			picture = Optional.of(new BreakpointPicture(shown));
		List<Hit> hits = session.flatMap(Session::shown).map(Stop::hits).orElse(List.of());
		return picture.orElseThrow().signs(breakpoints,
				one -> hits.stream().anyMatch(hit -> hit.breakpoint().equals(one.text())));
	}

	private void changed() {
		if (!display.isDisposed())
			display.asyncExec(StopSigns::changed);
	}

	@Override
	public void breakpointsAdded(IBreakpoint[] breakpoints) {
		changed();
	}

	@Override
	public void breakpointsRemoved(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
		changed();
	}

	@Override
	public void breakpointsChanged(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
		changed();
	}

	@Override
	public void breakpointManagerEnablementChanged(boolean enabled) {
		changed();
	}
}
