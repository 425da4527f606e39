package org.irqscope.ui.breakpoint;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobGroup;
import org.irqscope.ui.Texts;

/** Changes breakpoints, one change after the other; somebody may be writing the files that they are at. */
final class BreakpointJob extends Job {
	/** All jobs of this sort. */
	static final Object FAMILY = new Object();

	private static final JobGroup ONE_AFTER_THE_OTHER = new JobGroup("breakpoints", 1, 0) {
		@Override
		protected boolean shouldCancel(IStatus last, int failed, int cancelled) {
			return false;
		}
	};

	/** A change. */
	interface Change {
		void make() throws CoreException;
	}

	private final Change change;

	private BreakpointJob(Change change) {
		super(Texts.of("breakpoint.job"));
		this.change = change;
		setJobGroup(ONE_AFTER_THE_OTHER);
		setSystem(true);
	}

	/** Makes a change as soon as those before have been made. */
	static void make(Change change) {
		new BreakpointJob(change).schedule();
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == FAMILY;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			change.make();
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}
}
