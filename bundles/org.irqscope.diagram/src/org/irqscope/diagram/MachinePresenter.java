package org.irqscope.diagram;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Display;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.MachineScene;
import org.irqscope.core.picture.WalkScene;
import org.irqscope.core.session.Session;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Motion;
import org.irqscope.scene.Scene;
import org.irqscope.scene.Theme;
import org.irqscope.scene.Token;

/**
 * What a diagram shows: a machine document, or the machine in the middle of a walk, and where the token is. Changes of
 * the document are gathered and shown once for each turn of the event loop. Used by the UI thread.
 */
public final class MachinePresenter {
	/** Who wants to know when the picture changes. */
	public interface Listener {
		/** Nodes, lines or their states have changed. */
		void pictureChanged();

		/** Only the token has moved. */
		void tokenMoved();
	}

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final EContentAdapter edits = new EContentAdapter() {
		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (!notification.isTouch())
				edited(notification);
		}
	};
	private VirtualMachine document;
	private Runnable sessionEnd = () -> {
	};
	private Optional<Session> session = Optional.empty();
	private Optional<Motion> motion = Optional.empty();
	private double time = 1;
	private Theme theme = Theme.LIGHT;
	private Scene scene;
	private boolean refreshPending;
	private boolean structureEdited;

	public MachinePresenter(VirtualMachine document) {
		this.document = document;
		this.scene = MachineScene.of(document, Highlights.NONE);
		document.eAdapters().add(edits);
	}

	/** Shows another document, as after somebody else has written its file; no walk may be shown meanwhile. */
	void replace(VirtualMachine other) {
		document.eAdapters().remove(edits);
		document = other;
		document.eAdapters().add(edits);
		refresh();
	}

	/** Stops listening to the document. */
	public void dispose() {
		document.eAdapters().remove(edits);
	}

	/** The document, which edits change and walks do not. */
	public VirtualMachine document() {
		return document;
	}

	/** The machine as it is shown: the document, or its copy in the state of the walk. */
	public VirtualMachine shown() {
		return session.map(Session::view).orElse(document);
	}

	public Optional<Session> session() {
		return session;
	}

	/** The picture, with the lines in use; the token is not part of it. */
	public Scene scene() {
		return scene;
	}

	/** The token where it is now. */
	public Optional<Token> token() {
		return motion.map(one -> one.at(time));
	}

	public Theme theme() {
		return theme;
	}

	/** Shows the same in other colours. */
	public void setTheme(Theme colours) {
		theme = colours;
		listeners.forEach(Listener::pictureChanged);
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	/** Shows a walk, or the document again; an edit of more than places ends the walk. */
	void setSession(Optional<Session> shown, Runnable whenEdited) {
		session = shown;
		sessionEnd = whenEdited;
		refresh();
	}

	/** Computes the picture anew; the token rests where the walk stands. */
	void refresh() {
		Scene machine = MachineScene.of(shown(), session.map(Highlights::of).orElse(Highlights.NONE));
		travel(session.flatMap(running -> WalkScene.motion(running, machine)), machine);
		time = 1;
		listeners.forEach(Listener::pictureChanged);
	}

	/** Shows the token at the start of a motion, and the lines that it uses. */
	void travel(Motion way) {
		travel(Optional.of(way), scene);
		listeners.forEach(Listener::pictureChanged);
	}

	private void travel(Optional<Motion> way, Scene machine) {
		motion = way;
		scene = way.map(one -> one.used(machine)).orElse(machine);
	}

	/** The motion that the token is in, or rests at the end of. */
	Optional<Motion> motion() {
		return motion;
	}

	/** Moves the token along its motion. */
	void moveToken(double at) {
		time = at;
		listeners.forEach(Listener::tokenMoved);
	}

	private void edited(Notification notification) {
		structureEdited |= !(notification.getNotifier() instanceof NodePosition)
				&& notification.getFeature() != ModelPackage.Literals.VIRTUAL_MACHINE__POSITIONS;
		if (refreshPending)
			return;
		refreshPending = true;
		Display.getCurrent().asyncExec(this::showEdits);
	}

	private void showEdits() {
		refreshPending = false;
		if (session.isPresent() && structureEdited)
			sessionEnd.run();
		structureEdited = false;
		session.ifPresent(this::copyPlaces);
		refresh();
	}

	private void copyPlaces(Session running) {
		running.view().getPositions().clear();
		running.view().getPositions().addAll(EcoreUtil.copyAll(document.getPositions()));
	}
}
