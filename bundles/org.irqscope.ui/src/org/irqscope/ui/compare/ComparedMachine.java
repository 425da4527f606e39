package org.irqscope.ui.compare;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.VirtualMachine;

/**
 * The machine that a comparison is about, in its editor, and how it was when the comparison was made. Used by the UI
 * thread.
 */
final class ComparedMachine extends EContentAdapter implements PagePresenter.Listener {
	private final IEditorPart editor;
	private final VirtualMachine asItWas;
	private final Runnable told;
	private VirtualMachine watched;
	private boolean touched;
	private boolean changed;

	private ComparedMachine(IEditorPart editor, VirtualMachine machine, Runnable told) {
		this.editor = editor;
		this.asItWas = EcoreUtil.copy(machine);
		this.told = told;
		this.watched = machine;
		machine.eAdapters().add(this);
		follow(true);
	}

	private void follow(boolean add) {
		if (editor instanceof MachineEditor shown)
			shown.follow(this, add);
	}

	/**
	 * The machine of an editor as it is now; nothing when the editor has none.
	 *
	 * @param told called some time after the machine has been edited
	 */
	static Optional<ComparedMachine> of(IEditorPart editor, Runnable told) {
		return document(editor).map(machine -> new ComparedMachine(editor, machine, told));
	}

	private static Optional<VirtualMachine> document(IEditorPart editor) {
		return Optional.ofNullable(Adapters.adapt(editor, PagePresenter.class)).map(PagePresenter::document);
	}

	void dispose() {
		follow(false);
		watched.eAdapters().remove(this);
	}

	/** True when the machine is another one than it was. */
	boolean isChanged() {
		document(editor).filter(now -> now != watched).ifPresent(this::watch);
		if (touched)
			changed = !EcoreUtil.equals(watched, asItWas);
		touched = false;
		return changed;
	}

	/** A file that somebody else has written is read into another document. */
	private void watch(VirtualMachine other) {
		watched.eAdapters().remove(this);
		watched = other;
		watched.eAdapters().add(this);
		touched = true;
	}

	@Override
	public void sceneChanged() {
		document(editor).filter(now -> now != watched).ifPresent(other -> told.run());
	}

	@Override
	public void tokenMoved() {
		// Only the machine matters.
	}

	@Override
	public void notifyChanged(Notification notification) {
		super.notifyChanged(notification);
		if (notification.isTouch() || touched)
			return;
		touched = true;
		Display.getCurrent().asyncExec(told);
	}
}
