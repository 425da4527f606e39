package org.irqscope.diagram.page;

import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.picture.PageLayout;
import org.irqscope.core.picture.Sketch;
import org.irqscope.diagram.Texts;

/**
 * Finds the places and lines of a page in the background. What was asked for last is found, older requests are given
 * up. Used by the UI thread.
 */
final class LayoutJob extends Job {
	private final PageLayout layout;
	private final Display display;
	private final Runnable shown;
	private volatile Optional<Sketch> wanted = Optional.empty();

	/** @param shown called by the UI thread whenever more is known */
	LayoutJob(PageLayout layout, Display display, Runnable shown) {
		super(Texts.of("job.layout"));
		this.layout = layout;
		this.display = display;
		this.shown = shown;
		setSystem(true);
		setPriority(SHORT);
	}

	/** Begins to find what a sketch needs. */
	void find(Sketch sketch) {
		wanted = Optional.of(sketch);
		schedule();
	}

	/** Gives up; nothing is shown any more. */
	void stop() {
		wanted = Optional.empty();
		cancel();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Optional<Sketch> sketch = wanted;
		sketch.ifPresent(one -> layout.find(one, () -> monitor.isCanceled() || wanted != sketch, this::show));
		show();
		return Status.OK_STATUS;
	}

	private void show() {
		if (!display.isDisposed())
			display.asyncExec(() -> {
				if (wanted.isPresent())
					shown.run();
			});
	}
}
