package org.irqscope.ui.why;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.irqscope.core.diagnosis.Cure;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.diagnosis.Remedy;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.RunException;
import org.irqscope.ui.Refusal;
import org.irqscope.ui.Texts;

/** Clears an obstacle on a branch of its own; what the run does is shown as it does it. */
final class CureJob extends Job {
	private final RunControl run;
	private final Question question;
	private final String branch;
	private final List<Remedy> remedies;

	CureJob(RunControl run, Question question, String branch, List<Remedy> remedies) {
		super(Texts.of("why.cure.job"));
		this.run = run;
		this.question = question;
		this.branch = branch;
		this.remedies = List.copyOf(remedies);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			new Cure(run, question).onBranch(branch, remedies);
			return Status.OK_STATUS;
		} catch (RunException e) {
			Refusal.show(getName(), e.getMessage());
			return Status.CANCEL_STATUS;
		}
	}
}
