package org.irqscope.ui.breakpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.debug.breakpoint.StopPlaces;
import org.irqscope.diagram.StopSigns;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.StopSign;

/**
 * Shows breakpoints in diagrams, at every node and row that the walk comes to when it stops there. Hears of breakpoints
 * in any thread, else used by the UI thread.
 */
public final class BreakpointSigns implements StopSigns.Source, IBreakpointsListener, IBreakpointManagerListener {
	private final Display display;
	/** Where a walk can be stopped at the rows of the machine that was shown last. */
	private final Map<String, List<Where>> places = new HashMap<>();
	private Optional<VirtualMachine> machine = Optional.empty();

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
		Map<Where, StopSign.Kind> known = new HashMap<>();
		for (MachineBreakpoint breakpoint : MachineBreakpoints.of(file))
			breakpoint.breakpoint().ifPresent(what -> known.merge(what.where(), kind(what, session),
					(one, other) -> one.compareTo(other) < 0 ? other : one));
		// An edited machine may have other rows of the same name.
		if (session.isEmpty() || machine.filter(before -> before == shown).isEmpty())
			places.clear();
		machine = Optional.of(shown);
		return known.isEmpty() ? node -> List.of() : node -> signs(node, shown, known);
	}

	private static StopSign.Kind kind(Breakpoint what, Optional<Session> session) {
		boolean hit = session.flatMap(Session::shown).map(Stop::hits).orElse(List.of()).stream()
				.anyMatch(one -> one.breakpoint().equals(what.text()));
		if (hit)
			return StopSign.Kind.HIT;
		return what.enabled() && manager().isEnabled() ? StopSign.Kind.ON : StopSign.Kind.OFF;
	}

	private List<StopSign> signs(Node node, VirtualMachine shown, Map<Where, StopSign.Kind> known) {
		List<StopSign> signs = new ArrayList<>();
		Stream.concat(Stream.of(""), NodePart.of(node).stream().map(NodePart::id))
				.forEach(part -> places(shown, node.id(), part).stream().map(known::get)
						.filter(kind -> kind != null).max(StopSign.Kind::compareTo)
						.ifPresent(kind -> signs.add(new StopSign(part, kind))));
		return signs;
	}

	private List<Where> places(VirtualMachine shown, String node, String part) {
		return places.computeIfAbsent(node + " " + part,
				key -> StopPlaces.at(new PicturePlace(shown, node, part)));
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
