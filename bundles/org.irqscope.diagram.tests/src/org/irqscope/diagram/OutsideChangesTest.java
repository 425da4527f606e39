package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.ui.ide.IDE;
import org.irqscope.core.problems.ProblemMarkers;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What other programs write into the file of a machine shows in its diagram. */
@ExtendWith(NoErrorsLogged.class)
class OutsideChangesTest {
	private IFile file;
	private MachineEditor editor;
	private Gestures mouse;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("noapic", "edited");
		editor = (MachineEditor) Desktop.open(file);
		Desktop.await("the diagram fits", () -> Gestures.viewer(editor).getControl().getSize().x > 0);
		mouse = new Gestures(editor);
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private VirtualMachine machine() {
		return editor.presenter().orElseThrow().document();
	}

	@Test
	void anotherProgramsChangeIsShown() throws Exception {
		VirtualMachine changed = MachineFiles.load(Path.of(file.getLocationURI()));
		Machines.element(changed, "device0").orElseThrow().setName("elsewhere");
		MachineFiles.save(changed, Path.of(file.getLocationURI()));
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		Desktop.await("the editor follows its file",
				() -> mouse.node("device0").nodeFigure().node().title().equals("elsewhere"));
		assertFalse(editor.isDirty());
	}

	@Test
	void whatAnotherProgramHasChangedIsWalkedThroughWhenTheWalkIsGivenUp() throws Exception {
		Edited walked = new Edited(editor);
		WalkPlayer player = walked.walk(1);
		walked.changeElsewhere("elsewhere");
		walked.awaitNotice("changed elsewhere");
		assertEquals(1, player.session().orElseThrow().position());
		walked.clickNotice();
		assertTrue(player.session().isEmpty());
		assertEquals("elsewhere", mouse.node("device0").nodeFigure().node().title());
		walked.walk(1);
		assertEquals(1, player.session().orElseThrow().position());
		assertTrue(mouse.node("device0").nodeFigure().node().active());
	}

	@Test
	void anImpossibleGsiIsAProblemThatLeadsToItsNode() throws Exception {
		VirtualMachine changed = MachineFiles.load(Path.of(file.getLocationURI()));
		changed.getIrqfds().get(0).setGsi(5000);
		MachineFiles.save(changed, Path.of(file.getLocationURI()));
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		Desktop.await("the problem is marked", () -> markers().length > 0);
		IMarker marker = markers()[0];
		assertTrue(marker.getAttribute(IMarker.MESSAGE, "").contains("5000"), marker.getAttribute(IMarker.MESSAGE, ""));
		IDE.gotoMarker(editor, marker);
		assertEquals("irqfd0", ((NodeEditPart) Gestures.viewer(editor).getSelectedEditParts().get(0)).id());
	}

	/** What is wrong; what the import concluded is only information. */
	private IMarker[] markers() {
		try {
			return Arrays.stream(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO))
					.filter(marker -> marker.getAttribute(IMarker.SEVERITY, -1) != IMarker.SEVERITY_INFO)
					.toArray(IMarker[]::new);
		} catch (org.eclipse.core.runtime.CoreException e) {
			throw new AssertionError(e);
		}
	}
}
