package org.irqscope.ui.breakpoint;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.IBreakpointManagerListener;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.HitHops;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.breakpoint.HopPlaces;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.ui.hops.HopMarks;
import org.irqscope.ui.hops.HopRuler;
import org.irqscope.ui.walk.WalkSource;

/**
 * Marks the hops of the walk that is shown at which breakpoints stop. Hears of breakpoints in any thread, else used by
 * the UI thread.
 */
public final class BreakpointMarks implements HopMarks, IBreakpointsListener, IBreakpointManagerListener {
	private final Display display;
	private final WalkSource source;
	private final HitsJob job;
	private List<Breakpoint> breakpoints = List.of();
	private List<HitHops> hits = List.of();
	private List<Marked> marks = List.of();
	private Optional<Walk> looked = Optional.empty();

	private BreakpointMarks(Display display, WalkSource source) {
		this.display = display;
		this.source = source;
		this.job = new HitsJob(display, this::found);
	}

	/** Marks hops from now on; called by any thread. */
	public static void start(Display display) {
		display.asyncExec(() -> {
			BreakpointMarks marks = new BreakpointMarks(display, WalkSource.of(PlatformUI.getWorkbench()));
			manager().addBreakpointListener(marks);
			manager().addBreakpointManagerListener(marks);
			marks.source.addListener(marks::refresh);
			HopRuler.show(marks);
			marks.refresh();
		});
	}

	private static IBreakpointManager manager() {
		return DebugPlugin.getDefault().getBreakpointManager();
	}

	private Optional<IFile> file() {
		return source.editor().flatMap(SelectedStops::file);
	}

	/** What has been found for breakpoints that are still there is shown until more is known. */
	private void refresh() {
		Optional<Stop> stop = source.stop();
		List<Breakpoint> now = stop.isEmpty() ? List.of() : MachineBreakpoints.of(file()).stream()
				.map(MachineBreakpoint::breakpoint).flatMap(Optional::stream).distinct().toList();
		if (!now.equals(breakpoints)) {
			breakpoints = now;
			job.watch(now);
			show(hits.stream().flatMap(one -> now.stream().filter(other -> same(one.breakpoint(), other))
					.map(other -> new HitHops(other, one.hops()))).toList());
		}
		if (stop.isPresent() && looked.filter(walk -> continues(stop.get().walk(), walk)).isEmpty())
			show(List.of());
		if (!now.isEmpty())
			stop.ifPresent(job::show);
	}

	private static boolean continues(Walk one, Walk other) {
		return one.continues(other) || other.continues(one);
	}

	private static boolean same(Breakpoint one, Breakpoint other) {
		return one.enabled(true).equals(other.enabled(true));
	}

	private void found(Walk walk, List<HitHops> found) {
		if (!found.stream().map(HitHops::breakpoint).toList().equals(breakpoints))
			return;
		looked = Optional.of(walk);
		show(found);
	}

	private void show(List<HitHops> shown) {
		if (shown.isEmpty() && hits.isEmpty())
			return;
		hits = shown;
		mark();
	}

	private void mark() {
		boolean on = manager().isEnabled();
		marks = hits.stream().map(one -> new Marked(one.breakpoint().sentence(),
				on && one.breakpoint().enabled() ? Mark.SET : Mark.DISABLED, one.hops())).toList();
		HopRuler.changed();
	}

	@Override
	public List<Marked> all() {
		return marks;
	}

	/** What stops at the hop goes; where nothing does, a breakpoint comes that does. */
	@Override
	public void toggle(Hop hop) {
		List<Breakpoint> here = hits.stream().filter(one -> one.hops().has(hop.number())).map(HitHops::breakpoint)
				.toList();
		Optional<IFile> file = file();
		if (here.isEmpty())
			source.stop().map(stop -> HopPlaces.of(stop.walk(), hop).get(0)).ifPresent(where -> toggle(file, where));
		else
			BreakpointJob.make(() -> MachineBreakpoints.remove(MachineBreakpoints.of(file).stream().filter(
					one -> one.breakpoint().filter(there -> here.stream().anyMatch(gone -> same(gone, there)))
							.isPresent())
					.toList()));
	}

	private static void toggle(Optional<IFile> file, Where where) {
		BreakpointJob.make(() -> MachineBreakpoints.toggle(file, where));
	}

	private void changed() {
		if (!display.isDisposed())
			display.asyncExec(() -> {
				refresh();
				mark();
			});
	}

	@Override
	public void breakpointsAdded(IBreakpoint[] added) {
		changed();
	}

	@Override
	public void breakpointsRemoved(IBreakpoint[] removed, IMarkerDelta[] deltas) {
		changed();
	}

	@Override
	public void breakpointsChanged(IBreakpoint[] others, IMarkerDelta[] deltas) {
		changed();
	}

	@Override
	public void breakpointManagerEnablementChanged(boolean enabled) {
		changed();
	}
}
