package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.part.FileEditorInput;
import org.irqscope.core.edit.NodePlaces;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;

/** An editor of a machine that somebody edits, walks through and saves, while others do something with its file. */
final class Edited {
	private static final String NODE = "eventfd0", STEP = "org.eclipse.debug.ui.commands.StepInto";
	static final String SAVE = "org.eclipse.ui.file.save", SAVE_AS = "org.eclipse.ui.file.saveAs";
	final MachineEditor editor;

	Edited(IEditorPart editor) {
		this.editor = (MachineEditor) editor;
		Desktop.await("the diagram fits", () -> Gestures.viewer(this.editor).getControl().getSize().x > 0);
	}

	/** The editor of a copy of an example. */
	static Edited copy(String name) throws Exception {
		return new Edited(Desktop.open(WideCopy.of("noapic", name)));
	}

	/** Another editor of the same file. */
	Edited again() throws Exception {
		IEditorPart other = Desktop.page().openEditor(new FileEditorInput(file()),
				editor.getSite().getId(), true, IWorkbenchPage.MATCH_NONE);
		Desktop.awaitOpened(other);
		return new Edited(other);
	}

	IFile file() {
		return ((FileEditorInput) editor.getEditorInput()).getFile();
	}

	Path path() {
		return Path.of(file().getLocationURI());
	}

	/** Moves a node, which no walk minds; answers where it is now. */
	org.irqscope.scene.Point edit() {
		Desktop.page().activate(editor);
		Gestures mouse = new Gestures(editor);
		Point from = mouse.title(NODE);
		mouse.drag(from, new Point(from.x + 21, from.y + 67));
		assertTrue(editor.isDirty(), "something is edited");
		return place();
	}

	org.irqscope.scene.Point place() {
		return NodePlaces.of(editor.presenter().orElseThrow().document(), NODE).orElseThrow();
	}

	/** Where a file says that the node is. */
	static org.irqscope.scene.Point placeIn(Path file) throws Exception {
		return NodePlaces.of(MachineFiles.load(file), NODE).orElseThrow();
	}

	/** Another program renames the device and says so. */
	void changeElsewhere(String name) throws Exception {
		VirtualMachine changed = MachineFiles.load(path());
		Machines.element(changed, "device0").orElseThrow().setName(name);
		MachineFiles.save(changed, path());
		file().refreshLocal(IResource.DEPTH_ZERO, null);
	}

	String device() {
		return Machines.element(editor.presenter().orElseThrow().document(), "device0").orElseThrow().getName();
	}

	WalkPlayer walk(int hops) {
		Desktop.page().activate(editor);
		WalkPlayer player = (WalkPlayer) editor.getAdapter(WalkPlayer.class);
		player.setReducedMotion(true);
		for (int hop = 0; hop < hops; hop++)
			Desktop.run(STEP);
		return player;
	}

	void save() {
		Desktop.page().activate(editor);
		Desktop.run(SAVE);
		Desktop.settle();
	}

	/** What is said above the diagram. */
	List<String> notices() {
		return links().stream().map(Link::getText).toList();
	}

	private List<Link> links() {
		Composite face = (Composite) Gestures.viewer(editor).getControl();
		Control whole = face;
		while (!(whole.getData() instanceof EditorFace))
			whole = whole.getParent();
		return Dialogs.controls((Composite) whole, Link.class);
	}

	void awaitNotice(String part) {
		Desktop.await(part, () -> notices().size() == 1 && notices().get(0).contains(part));
	}

	/** Clicks the link of the only notice. */
	void clickNotice() {
		links().get(0).notifyListeners(SWT.Selection, new Event());
		Desktop.settle();
	}

	/** Saves, hears one clear message why that cannot be, and has lost nothing. */
	void isRefused(String reason) throws Exception {
		byte[] before = Files.readAllBytes(path());
		Shell dialog = Dialogs.failure(this::save);
		String said = String.join(" ", Dialogs.texts(dialog));
		assertTrue(said.contains(reason) && said.contains(file().getName()), said);
		Desktop.screenshot(dialog, "save-refused");
		Dialogs.press(dialog, "OK");
		assertTrue(editor.isDirty(), "still to be saved");
		assertEquals(new String(before), Files.readString(path()));
	}

	void isSaved() throws Exception {
		save();
		assertEquals(false, editor.isDirty());
		assertEquals(place(), placeIn(path()));
	}
}
