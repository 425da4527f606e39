package org.irqscope.diagram;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/**
 * Reads an editor's document in the background, at first and whenever somebody else has written it. Belongs to the
 * family of the editor, so that others can wait for it.
 */
final class DocumentJob extends Job {
	private final MachineEditor editor;
	private final MachineDocument document;
	private final Consumer<MachineDocument.Reading> read;
	private final Display display;
	private volatile boolean stopped;

	/**
	 * @param read called by the UI thread with what the file holds now, when that is something else than before; edits
	 *        that are not saved win
	 */
	DocumentJob(MachineEditor editor, MachineDocument document, Consumer<MachineDocument.Reading> read) {
		super(Texts.of("job.read", document.name()));
		this.editor = editor;
		this.document = document;
		this.read = read;
		this.display = editor.getSite().getShell().getDisplay();
		setPriority(SHORT);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Optional<MachineDocument.Reading> reading = document.read();
		if (reading.isPresent() && !display.isDisposed())
			display.asyncExec(() -> deliver(reading.get()));
		return Status.OK_STATUS;
	}

	private void deliver(MachineDocument.Reading reading) {
		if (!stopped && !editor.isDirty() && document.accept(reading))
			read.accept(reading);
	}

	/** Gives up; nothing that was read is shown any more. */
	void stop() {
		stopped = true;
		cancel();
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == editor;
	}
}
