package org.irqscope.diagram;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.KpitState;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;

/** Copies of the examples that show all that they have in one row, with the places of all nodes in the document. */
final class WideCopy {
	private WideCopy() {
	}

	/** A copy of an example with a name of its own; whoever asks deletes it. */
	static IFile of(String example, String name) throws Exception {
		return of(example, name, machine -> {
		});
	}

	/** As above, of a machine that has no timer, so that one can be added. */
	static IFile withoutTimer(String example, String name) throws Exception {
		return of(example, name, machine -> machine.getControllers().removeIf(KpitState.class::isInstance));
	}

	private static IFile of(String example, String name, Consumer<VirtualMachine> change) throws Exception {
		IFile copy = Desktop.copy(example, name);
		Path path = Path.of(copy.getLocationURI());
		VirtualMachine machine = MachineFiles.load(path);
		change.accept(machine);
		machine.setLayout(MachineLayout.WIDE);
		machine.setCollapseUnused(false);
		PageScene.storePlaces(Pages.MACHINE, machine);
		MachineFiles.save(machine, path);
		copy.refreshLocal(IResource.DEPTH_ZERO, null);
		return copy;
	}
}
