package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.FileEditorInput;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions that are ended or closed in the middle of what they do, and two of them on one machine. */
@ExtendWith(NoErrorsLogged.class)
class EndedSessionsTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume", TERMINATE = "org.eclipse.debug.ui.commands.Terminate";
	private IFile file;
	private IEditorPart editor;
	private WalkPlayer player;
	private int launches;

	@BeforeEach
	void open() throws Exception {
		launches = launches();
		file = Desktop.copy("apic", "ended");
		editor = Desktop.open(file);
		player = player(editor);
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private static WalkPlayer player(IEditorPart part) {
		WalkPlayer player = Adapters.adapt(part, WalkPlayer.class);
		player.setReducedMotion(true);
		return player;
	}

	private static int launches() {
		return DebugPlugin.getDefault().getLaunchManager().getLaunches().length;
	}

	private static void steps(IEditorPart part, int hops) {
		Desktop.page().activate(part);
		for (int hop = 0; hop < hops; hop++)
			Desktop.run(INTO);
	}

	private static Stop stop(WalkPlayer player) {
		return player.session().orElseThrow().control().stop().orElseThrow();
	}

	/** Runs a command and does not wait for what it asks. */
	private static void begin(String command) throws CommandException {
		Desktop.window().getService(IHandlerService.class).executeCommand(command, null);
	}

	@Test
	void terminatedSessionLeavesTheMachineAsItWasAndAnotherBegins() throws Exception {
		byte[] before = file.getContents().readAllBytes();
		steps(editor, 5);
		assertEquals(launches + 1, launches());
		begin(TERMINATE);
		Desktop.await("the session is over", () -> player.session().isEmpty());
		assertEquals(launches, launches());
		assertFalse(editor.isDirty());
		assertEquals(new String(before), new String(file.getContents().readAllBytes()));
		steps(editor, 2);
		assertEquals(2, stop(player).position());
	}

	@Test
	void editorThatIsClosedInTheMiddleOfARunLeavesNoLaunch() throws Exception {
		steps(editor, 3);
		begin(RESUME);
		Desktop.page().closeEditor(editor, false);
		Desktop.settle();
		assertEquals(launches, launches());
		editor = Desktop.open(file);
		player = player(editor);
		steps(editor, 1);
		player.setReducedMotion(false);
		player.play();
		Desktop.await("the walk runs by itself", () -> stop(player).position() > 2);
		Desktop.page().closeEditor(editor, false);
		Desktop.settle();
		assertEquals(launches, launches());
	}

	@Test
	void twoSessionsOnAMachineKnowNothingOfEachOther() throws Exception {
		steps(editor, 3);
		IEditorPart other = Desktop.page().openEditor(new FileEditorInput(file), editor.getSite().getId(), true,
				IWorkbenchPage.MATCH_NONE);
		Desktop.awaitOpened(other);
		WalkPlayer second = player(other);
		steps(other, 7);
		assertEquals(launches + 2, launches());
		assertEquals(3, stop(player).position());
		assertEquals(7, stop(second).position());
		Desktop.page().activate(editor);
		Desktop.run(RESUME);
		assertTrue(stop(player).position() > 7);
		assertEquals(7, stop(second).position());
		Desktop.page().activate(other);
		begin(TERMINATE);
		Desktop.await("the second is over", () -> second.session().isEmpty());
		assertEquals(launches + 1, launches());
		Desktop.page().activate(editor);
		Desktop.run("org.irqscope.walk.resumeBack");
		assertEquals(0, stop(player).position());
	}
}
