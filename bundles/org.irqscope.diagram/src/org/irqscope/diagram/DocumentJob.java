package org.irqscope.diagram;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.eclipse.swt.widgets.Display;

/**
 * Reads an editor's document in the background, at first and whenever somebody else has written it. Belongs to the
 * family of the editor, so that others can wait for it.
 */
final class DocumentJob extends Job {
	private final MachineEditor editor;
	private final MachineDocument document;
	private final Consumer<Optional<MachineDocument.Reading>> read;
	private final Display display;
	private volatile boolean stopped;

	/**
	 * @param read called by the UI thread with what the file holds now; with nothing when that is what is known of it
	 */
	DocumentJob(MachineEditor editor, MachineDocument document, Consumer<Optional<MachineDocument.Reading>> read) {
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
		if (!display.isDisposed())
			display.asyncExec(() -> deliver(reading));
		return Status.OK_STATUS;
	}

	private void deliver(Optional<MachineDocument.Reading> reading) {
		if (!stopped)
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

	/** Reads in the background with the progress of a part; a closed part has none, and needs nothing any more. */
	void begin(IWorkbenchPartSite site) {
		Optional.ofNullable(site.getService(IWorkbenchSiteProgressService.class))
				.ifPresent(progress -> progress.schedule(this));
	}
}
