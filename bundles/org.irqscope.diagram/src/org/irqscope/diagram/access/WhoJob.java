package org.irqscope.diagram.access;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessQuestion;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.diagram.Texts;
import org.irqscope.model.VirtualMachine;

/** Finds out in the background who handles an access. Made by the UI thread for one question. */
final class WhoJob extends Job {
	private final VirtualMachine machine;
	private final Access access;
	private final int vcpu;
	private final Display display;
	private final Consumer<Answer> answered;

	/** The way of the access, or why there is none. */
	record Answer(Optional<AccessWay> way, String text) {
	}

	/**
	 * A question.
	 *
	 * @param machine a copy that nobody else uses
	 * @param answered told by the UI thread
	 */
	WhoJob(VirtualMachine machine, Access access, int vcpu, Display display, Consumer<Answer> answered) {
		super(Texts.of("job.who"));
		this.machine = machine;
		this.access = access;
		this.vcpu = vcpu;
		this.display = display;
		this.answered = answered;
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Answer answer = answer();
		if (!monitor.isCanceled() && !display.isDisposed())
			display.asyncExec(() -> answered.accept(answer));
		return Status.OK_STATUS;
	}

	private Answer answer() {
		try {
			AccessWay way = AccessQuestion.ask(machine, access, vcpu);
			return new Answer(Optional.of(way), way.text());
		} catch (MachineStateException e) {
			return new Answer(Optional.empty(), e.getMessage());
		}
	}
}
