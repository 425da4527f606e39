package org.irqscope.ui.walk;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.statushandlers.StatusManager;
import org.irqscope.core.session.MachineScript;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.Stimuli;
import org.irqscope.diagram.MachinePresenter;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.Texts;

/**
 * Begins walks: of what is selected in a diagram, or of the document's first stimulus. What cannot begin is told to the
 * user. Used by the UI thread.
 */
public final class WalkStart {
	private WalkStart() {
	}

	/** What can be made of a machine and a stimulus. */
	private interface Making<T> {
		T make(VirtualMachine machine, Stimulus stimulus) throws MachineStateException;
	}

	/** A new walk of what is selected in an editor; nothing when none can begin. */
	public static Optional<Session> session(IEditorPart editor) {
		return make(editor, Session::run);
	}

	/** The op script of what is selected in an editor; nothing when there is none. */
	public static Optional<List<String>> script(IEditorPart editor) {
		return make(editor, MachineScript::of);
	}

	/** Begins the walk in the current diagram; true when it has begun. */
	static boolean begin(WalkSource source) {
		Optional<Session> session = source.editor().flatMap(WalkStart::session);
		session.ifPresent(one -> source.player().ifPresent(player -> player.start(one, 0)));
		return session.isPresent();
	}

	private static <T> Optional<T> make(IEditorPart editor, Making<T> making) {
		MachinePresenter presenter = Adapters.adapt(editor, MachinePresenter.class);
		if (presenter == null)
			return Optional.empty();
		try {
			VirtualMachine machine = presenter.document();
			return Optional.of(making.make(machine, Stimuli.choose(machine, selected(editor, machine))));
		} catch (MachineStateException e) {
			StatusManager.getManager().handle(
					new Status(IStatus.ERROR, WalkStart.class, Texts.of("walk.failed", e.getMessage()), e),
					StatusManager.SHOW);
			return Optional.empty();
		}
	}

	/** The element of the document that is selected in the editor; during a walk its copy is what is selected. */
	private static Optional<EObject> selected(IEditorPart editor, VirtualMachine machine) {
		if (editor.getSite().getSelectionProvider() == null || !(editor.getSite().getSelectionProvider()
				.getSelection() instanceof IStructuredSelection selection))
			return Optional.empty();
		EObject element = Adapters.adapt(selection.getFirstElement(), EObject.class);
		if (element instanceof Element named)
			return Machines.element(machine, named.getId()).map(EObject.class::cast);
		return Optional.ofNullable(element);
	}
}
