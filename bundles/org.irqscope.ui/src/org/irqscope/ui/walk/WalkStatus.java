package org.irqscope.ui.walk;

import java.util.Optional;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.Stop;
import org.irqscope.ui.Texts;

/**
 * Says in the status line why a walk stands still where nobody has asked it to, and what F5 lets interrupt next. UI
 * thread.
 */
final class WalkStatus implements Runnable {
	private final WalkSource source;
	private Optional<IStatusLineManager> written = Optional.empty();

	WalkStatus(WalkSource source) {
		this.source = source;
	}

	@Override
	public void run() {
		Optional<String> text = source.stop().flatMap(this::text);
		if (text.isEmpty() && written.isEmpty())
			return;
		Optional<IStatusLineManager> line = source.editor().map(WalkStatus::line);
		written.filter(before -> !line.equals(written)).ifPresent(before -> before.setMessage(null));
		line.ifPresent(shown -> shown.setMessage(text.orElse(null)));
		written = text.isPresent() ? line : Optional.empty();
	}

	private static IStatusLineManager line(IEditorPart editor) {
		return editor.getEditorSite().getActionBars().getStatusLineManager();
	}

	private Optional<String> text(Stop stop) {
		return switch (stop.cause()) {
		case HOP_LIMIT -> Optional.of(Texts.of("walk.status.limit", RunControl.HOP_LIMIT, stop.position()));
		case CANCELLED -> Optional.of(Texts.of("walk.status.cancelled", stop.position()));
		default -> stop.isRecordingAlone() ? Optional.of(Texts.of("walk.status.recorded"))
				: stop.canStepForward() ? Optional.empty()
						: source.firstSelected().map(impulse -> Texts.of("walk.status.next", impulse.title()));
		};
	}
}
