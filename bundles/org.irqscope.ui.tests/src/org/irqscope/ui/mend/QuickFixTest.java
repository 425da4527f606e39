package org.irqscope.ui.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.problems.ProblemMarkers;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A problem of a machine is mended from its marker, and the mend can be undone. */
@ExtendWith(NoErrorsLogged.class)
class QuickFixTest {
	private static Stream<IMarker> problems(IFile file) {
		try {
			return Stream.of(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO));
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void anIrqfdThatLeadsNowhereIsLedToAGsi() throws Exception {
		IFile file = Desktop.example("noapic").getProject().getFile("nowhere.irqscope");
		VirtualMachine broken = NewMachine.create("nowhere");
		broken.getIrqfds().get(0).setGsi(-1);
		file.create(new ByteArrayInputStream(MachineFiles.bytes(broken)), true, null);
		try {
			Desktop.await("it is told", () -> problems(file).count() == 1);
			IMarker marker = problems(file).findFirst().orElseThrow();
			assertTrue(IDE.getMarkerHelpRegistry().hasResolutions(marker));
			IMarkerResolution[] resolutions = IDE.getMarkerHelpRegistry().getResolutions(marker);
			assertEquals(1, resolutions.length);
			resolutions[0].run(marker);
			Desktop.awaitOpened(Desktop.page().getActiveEditor());
			MachineEditor editor = (MachineEditor) Desktop.page().getActiveEditor();
			VirtualMachine mended = editor.presenter().orElseThrow().document();
			assertEquals(24, mended.getIrqfds().get(0).getGsi());
			Desktop.run("org.eclipse.ui.edit.undo");
			assertEquals(-1, mended.getIrqfds().get(0).getGsi());
			Desktop.run("org.eclipse.ui.edit.redo");
			editor.doSave(new NullProgressMonitor());
			Desktop.await("nothing is left to tell", () -> problems(file).findAny().isEmpty());
		} finally {
			Desktop.page().closeAllEditors(false);
			file.delete(true, null);
		}
	}
}
