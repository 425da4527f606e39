package org.irqscope.diagram;

import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.gef.commands.Command;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.VirtualMachine;

/** Any edit of a machine as an undoable command: what the edit changes is recorded while it runs. */
public final class ModelChange extends Command {
	private final VirtualMachine machine;
	private final Runnable edit;
	private ChangeDescription change;

	/** A command with a label for the Edit menu. */
	public ModelChange(String label, VirtualMachine machine, Runnable edit) {
		super(label);
		this.machine = machine;
		this.edit = edit;
	}

	@Override
	public boolean canUndo() {
		return change != null;
	}

	@Override
	public void execute() {
		ChangeRecorder recorder = new ChangeRecorder(machine);
		try {
			edit.run();
			settle();
			change = recorder.endRecording();
		} catch (RuntimeException e) {
			// Nobody could undo half an edit.
			recorder.endRecording().apply();
			throw e;
		} finally {
			recorder.dispose();
		}
	}

	/** What the edit has brought into the picture stays where it appears, whatever is moved later. */
	private void settle() {
		if (!machine.getPositions().isEmpty())
			PageScene.storePlaces(Pages.MACHINE, machine);
	}

	@Override
	public void undo() {
		change.applyAndReverse();
	}

	@Override
	public void redo() {
		change.applyAndReverse();
	}
}
