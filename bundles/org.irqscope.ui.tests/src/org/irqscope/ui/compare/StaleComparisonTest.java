package org.irqscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.session.Session;
import org.irqscope.debug.WalkResult;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows of a comparison whose machine has changed meanwhile say so, as long as it is changed. */
@ExtendWith(NoErrorsLogged.class)
class StaleComparisonTest {
	private IFile file;
	private MachineEditor editor;
	private CompareView view;

	@BeforeEach
	void compare() throws Exception {
		file = Desktop.copy("noapic", "stale");
		editor = (MachineEditor) Desktop.open(file);
		view = (CompareView) Desktop.page().showView(CompareView.ID);
		VirtualMachine machine = MachineReading.read(file.getLocation().toPath());
		view.show(WalkResult.Compared.of(Session.run(machine, machine.getStimuli().get(0)),
				file.getProject().getFile("noapic/perf-script-noapic.txt").getLocation().toPath(),
				new NullProgressMonitor()).comparison());
		Desktop.settle();
		assertFalse(isStale());
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(view);
		file.delete(true, null);
	}

	private boolean isStale() {
		return view.getContentDescription().contains("changed since");
	}

	private void rename(String name) {
		editor.edit("rename", () -> Machines.element(Adapters.adapt(editor, PagePresenter.class).document(), "device0")
				.orElseThrow().setName(name));
	}

	@Test
	void anEditMakesTheRowsStaleAndUndoMakesThemHoldAgain() throws Exception {
		rename("another");
		Desktop.await("the rows are stale", this::isStale);
		Desktop.page().activate(view);
		Desktop.screenshot("compare-stale");
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.undo");
		Desktop.await("the rows hold again", () -> !isStale());
	}

	@Test
	void anotherEditorDoesNotHideThatTheRowsAreStale() throws Exception {
		Desktop.open(Desktop.example("apic"));
		assertFalse(isStale());
		rename("another");
		Desktop.await("the rows are stale", this::isStale);
	}

	@Test
	void aFileThatAnotherProgramHasWrittenMakesTheRowsStale() throws Exception {
		Path path = Path.of(file.getLocationURI());
		VirtualMachine other = MachineFiles.load(path);
		Machines.element(other, "device0").orElseThrow().setName("elsewhere");
		MachineFiles.save(other, path);
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		Desktop.await("the rows are stale", this::isStale);
		assertTrue(view.comparison().isPresent());
	}
}
