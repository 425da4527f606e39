package org.irqscope.ui.walk;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.Stimuli;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.Refusal;
import org.irqscope.ui.Texts;

/**
 * Begins walks: of what is selected in a diagram, or of the document's first stimulus. What cannot begin is told to the
 * user. Used by the UI thread.
 */
public final class WalkStart {
	/**
	 * What a user means in a diagram, for any thread to walk through.
	 *
	 * @param machine a copy of the document
	 * @param stimulus the stimulus, of the copy
	 */
	public record Chosen(VirtualMachine machine, Stimulus stimulus) {
	}

	private WalkStart() {
	}

	/** What is selected in an editor; nothing when that cannot set a walk off. */
	public static Optional<Chosen> chosen(IEditorPart editor) {
		PagePresenter presenter = Adapters.adapt(editor, PagePresenter.class);
		if (presenter == null)
			return Optional.empty();
		try {
			VirtualMachine machine = presenter.document();
			return Optional.of(copy(machine, Stimuli.choose(machine, selected(editor, machine))));
		} catch (MachineStateException e) {
			report(e);
			return Optional.empty();
		}
	}

	private static Chosen copy(VirtualMachine machine, Stimulus stimulus) {
		EcoreUtil.Copier copier = new EcoreUtil.Copier();
		VirtualMachine own = (VirtualMachine) copier.copy(machine);
		Stimulus copied = (Stimulus) (copier.containsKey(stimulus) ? copier.get(stimulus) : copier.copy(stimulus));
		copier.copyReferences();
		return new Chosen(own, copied);
	}

	/** What the selected element of an editor does to the machine; nothing when no such element is selected. */
	static List<Impulse> selectedImpulses(IEditorPart editor) {
		PagePresenter presenter = Adapters.adapt(editor, PagePresenter.class);
		if (presenter == null)
			return List.of();
		VirtualMachine machine = presenter.document();
		return selected(editor, machine).flatMap(element -> Stimuli.own(machine, element))
				.map(stimulus -> impulses(machine, stimulus)).orElse(List.of());
	}

	private static List<Impulse> impulses(VirtualMachine machine, Stimulus stimulus) {
		try {
			return Impulses.all(machine, stimulus);
		} catch (MachineStateException e) {
			return List.of();
		}
	}

	/** Begins the walk in the current diagram; true when the run has been asked to. */
	static boolean begin(WalkSource source) {
		Optional<Chosen> chosen = source.editor().flatMap(WalkStart::chosen);
		if (chosen.isEmpty())
			return false;
		try {
			return begin(source, Impulses.all(chosen.get().machine(), chosen.get().stimulus()));
		} catch (MachineStateException e) {
			report(e);
			return false;
		}
	}

	/** Begins a walk with what comes to the machine of the current diagram. */
	static boolean begin(WalkSource source, Impulse impulse) {
		return begin(source, List.of(impulse));
	}

	private static boolean begin(WalkSource source, List<Impulse> impulses) {
		Optional<PagePresenter> presenter = source.editor()
				.map(editor -> Adapters.adapt(editor, PagePresenter.class));
		Optional<WalkPlayer> player = source.player();
		if (presenter.isEmpty() || player.isEmpty())
			return false;
		player.get().begin(Session.of(presenter.get().document()), impulses);
		return true;
	}

	private static void report(MachineStateException refused) {
		Refusal.show(Texts.of("walk.failed"), refused.getMessage());
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
