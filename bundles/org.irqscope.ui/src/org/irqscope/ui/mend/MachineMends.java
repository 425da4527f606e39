package org.irqscope.ui.mend;

import org.eclipse.core.resources.IMarker;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.irqscope.core.edit.mend.Mends;
import org.irqscope.core.problems.ProblemMarkers;

/** The quick fixes of a machine's problems. Used by the UI thread. */
public final class MachineMends implements IMarkerResolutionGenerator2 {
	@Override
	public boolean hasResolutions(IMarker marker) {
		return Mends.of(marker.getAttribute(ProblemMarkers.RULE, "")).isPresent();
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		return Mends.of(marker.getAttribute(ProblemMarkers.RULE, "")).map(MachineMend::new).stream()
				.toArray(IMarkerResolution[]::new);
	}
}
