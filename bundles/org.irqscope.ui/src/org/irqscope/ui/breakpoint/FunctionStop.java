package org.irqscope.ui.breakpoint;

import java.util.List;

import org.eclipse.ui.IEditorPart;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.emulator.journal.Hop;

/** The breakpoint where the function of a hop is entered, set or not. Used by the UI thread. */
public final class FunctionStop {
	private final SelectedStops stops;

	/** @param editor the editor that shows the walk */
	public FunctionStop(IEditorPart editor, Hop hop) {
		stops = new SelectedStops(SelectedStops.file(editor),
				List.of(new Where.OfFunction(hop.site().functionName(), true)));
	}

	/** True when the walk stops there. */
	public boolean isSet() {
		return stops.isSet(stops.places().get(0));
	}

	/** Sets it, or removes it. */
	public void toggle() {
		stops.toggle();
	}
}
