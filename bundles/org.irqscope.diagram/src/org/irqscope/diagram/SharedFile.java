package org.irqscope.diagram;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.irqscope.model.VirtualMachine;
import org.irqscope.text.FileException;

/**
 * The file of an editor, which others may write, move or delete meanwhile: neither what is edited, nor the walk that is
 * shown, nor what others have written is lost. Used by the UI thread.
 */
final class SharedFile {
	private final MachineEditor editor;
	private final FileWatch watch = new FileWatch(this);
	private Optional<MachineDocument> document = Optional.empty();
	private Optional<DocumentJob> reader = Optional.empty();
	private boolean gone;

	SharedFile(MachineEditor editor) {
		this.editor = editor;
	}

	/** Hears of changes from now on. */
	void watch() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(watch);
	}

	/** Another file, or none, is the one of the editor. */
	void begin(IEditorInput input) {
		reader.ifPresent(DocumentJob::stop);
		document = MachineDocument.of(input);
		reader = document.map(one -> new DocumentJob(editor, one, this::answered));
		gone = false;
	}

	boolean isNone() {
		return document.isEmpty();
	}

	Optional<IFile> file() {
		return document.flatMap(MachineDocument::file);
	}

	/** True when there is no file any more that holds what is shown. */
	boolean isGone() {
		return gone;
	}

	/** Reads the file in the background, and shows it when it holds something new. */
	void read() {
		reader.ifPresent(job -> job.begin(editor.getSite()));
	}

	private void answered(Optional<MachineDocument.Reading> reading) {
		if (reading.isEmpty())
			found();
		else if (document.filter(one -> one.isNext(reading.get())).isPresent())
			read(reading.get());
	}

	private void read(MachineDocument.Reading reading) {
		if (editor.presenter().isEmpty())
			show(reading);
		else if (reading.missing())
			deleted();
		else if (reading.machine().isEmpty())
			editor.face().tell(Texts.of("editor.broken", name(), reading.failure()));
		else if (editor.isDirty() || editor.isWalking())
			editor.face().offer(Texts.of("editor.changed", name()), () -> show(reading));
		else
			show(reading);
	}

	/** What was edited gives way to what the file holds. */
	private void show(MachineDocument.Reading reading) {
		document.orElseThrow().accept(reading);
		editor.show(reading);
		found();
	}

	/** The file holds what is known of it. */
	private void found() {
		editor.face().calm();
		setGone(false);
	}

	private void setGone(boolean now) {
		boolean changed = gone != now;
		gone = now;
		if (changed)
			editor.savedOrNot();
	}

	/** A deleted file closes its editor, unless that has more than the file had. */
	void deleted() {
		if (editor.isDirty() || editor.isWalking()) {
			setGone(true);
			editor.face().tell(Texts.of("editor.deleted", name()));
		} else
			// The editor has no page once it is closed.
			Optional.ofNullable(editor.getSite().getPage()).ifPresent(this::close);
	}

	private void close(IWorkbenchPage page) {
		page.closeEditor(editor, false);
	}

	/** The file has another name now, or is elsewhere. */
	void moved(IFile to) {
		document.ifPresent(before -> turnTo(to, before));
	}

	private void turnTo(IFile other, MachineDocument known) {
		editor.turnTo(other);
		document.ifPresent(one -> one.follow(known));
	}

	private String name() {
		return document.map(MachineDocument::name).orElse("");
	}

	/** Writes what is edited; asks before what others have written goes. True when it is written. */
	boolean save(VirtualMachine machine, IProgressMonitor monitor) {
		if (document.filter(MachineDocument::isOthers).isPresent() && !isToBeOverwritten()) {
			monitor.setCanceled(true);
			return false;
		}
		boolean written = write(document.orElseThrow(), machine, monitor);
		if (written)
			found();
		return written;
	}

	private boolean isToBeOverwritten() {
		return MessageDialog.open(MessageDialog.QUESTION, editor.getSite().getShell(), Texts.of("editor.save"),
				Texts.of("editor.overwrite.question", name()), SWT.NONE, Texts.of("editor.overwrite"),
				IDialogConstants.CANCEL_LABEL) == Window.OK;
	}

	/**
	 * Asks for another file and writes that; true when it is written. When not, the editor stays with the file that it
	 * has.
	 */
	boolean saveAs(VirtualMachine machine, IProgressMonitor monitor) {
		Optional<IFile> asked = MachineDocument.askForFile(editor.getSite().getShell(), file());
		Optional<MachineDocument> other = asked.flatMap(MachineDocument::of)
				.filter(one -> write(one, machine, monitor));
		other.ifPresent(written -> {
			turnTo(asked.orElseThrow(), written);
			found();
		});
		return other.isPresent();
	}

	private static boolean write(MachineDocument target, VirtualMachine machine, IProgressMonitor monitor) {
		try {
			target.save(machine, monitor);
			return true;
		} catch (IOException e) {
			return refused(target, FileException.unwritable(e), e, monitor);
		} catch (CoreException e) {
			return refused(target, e.getMessage(), e, monitor);
		}
	}

	private static boolean refused(MachineDocument target, String why, Exception cause, IProgressMonitor monitor) {
		monitor.setCanceled(true);
		FailurePage.report(target.name(), why, cause);
		return false;
	}

	void dispose() {
		reader.ifPresent(DocumentJob::stop);
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(watch);
	}
}
