package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableEditor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.part.FileEditorInput;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session that is open when the workbench ends goes on when the workbench is there again. */
@ExtendWith(NoErrorsLogged.class)
class RestartTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto";
	private IFile file;
	private IEditorPart editor;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("apic", "restarted");
		editor = Desktop.open(file);
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

	private static Stop stop(IEditorPart part) {
		return player(part).session().orElseThrow().control().stop().orElseThrow();
	}

	private void steps(int hops) {
		Desktop.page().activate(editor);
		for (int hop = 0; hop < hops; hop++)
			Desktop.run(INTO);
	}

	/** The session in what the workbench writes of the editor when it ends. */
	private Optional<String> kept() {
		XMLMemento memento = XMLMemento.createWriteRoot("editor");
		((IPersistableEditor) editor).saveState(memento);
		return Optional.ofNullable(memento.getChild("session")).map(IMemento::getTextData);
	}

	/** Closes the editor as the workbench does, and opens it again as another one does. */
	private void restart(WorkspaceChange meanwhile) throws Exception {
		IEditorReference[] references = { (IEditorReference) Desktop.page().getReference(editor) };
		IMemento[] states = Desktop.page().getEditorState(references, true);
		Desktop.page().closeEditor(editor, false);
		Desktop.settle();
		meanwhile.make();
		editor = Desktop.page().openEditors(new IEditorInput[] { new FileEditorInput(file) },
				new String[] { "org.irqscope.diagram.editor" }, states, IWorkbenchPage.MATCH_NONE, 0)[0]
				.getEditor(true);
		Desktop.awaitOpened(editor);
	}

	private interface WorkspaceChange {
		void make() throws Exception;
	}

	private void keepsPosition(int position) {
		Desktop.await("what was decided last is kept",
				() -> kept().filter(text -> text.endsWith(" " + position)).isPresent());
	}

	@Test
	void whatWasDecidedIsThereAgainAndTheWalkGoesOn() throws Exception {
		steps(1);
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		player(editor).goTo(5);
		player(editor).jump(new Request.Act(new Impulse.OfMessage("message", 0xfee00000L, 0x51)));
		player(editor).goTo(3);
		Desktop.awaitWalk();
		keepsPosition(3);
		Stop before = stop(editor);
		assertEquals(2, before.branches().size());
		int launches = DebugPlugin.getDefault().getLaunchManager().getLaunches().length;
		restart(() -> {
			// The machine is as it was.
		});
		Desktop.await("the session is there again",
				() -> player(editor).stop().filter(stop -> stop.position() == 3).isPresent());
		Stop after = stop(editor);
		assertEquals(before.state(), after.state());
		assertEquals(before.waiting(), after.waiting());
		assertEquals(before.branches().stream().map(Branch::name).toList(),
				after.branches().stream().map(Branch::name).toList());
		assertEquals(before.branch().name(), after.branch().name());
		assertEquals(launches, DebugPlugin.getDefault().getLaunchManager().getLaunches().length);
		steps(2);
		assertEquals(5, stop(editor).position());
		player(editor).session().orElseThrow().control()
				.request(new Request.Switch(after.branches().get(0).number())).join();
		keepsPosition(stop(editor).position());
	}

	@Test
	void machineThatHasChangedIsNotForcedIntoTheSession() throws Exception {
		steps(4);
		keepsPosition(4);
		Optional<String> before = kept();
		restart(this::changeHost);
		Desktop.await("the session is refused", () -> Stream.of(Job.getJobManager().find(null))
				.noneMatch(job -> job.getName().equals("Continue Session")));
		assertTrue(player(editor).session().isEmpty());
		assertEquals(before, kept(), "it is kept for the machine as it was");
		steps(1);
		assertEquals(1, stop(editor).position());
	}

	private void changeHost() throws Exception {
		String text = new String(file.getContents().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(text.contains("<host apicv=\"true\"/>"), text);
		file.setContents(new ByteArrayInputStream(text.replace("<host apicv=\"true\"/>", "<host/>")
				.getBytes(StandardCharsets.UTF_8)), true, false, null);
	}

	@Test
	void editorWithoutASessionKeepsNone() {
		assertEquals(Optional.empty(), kept());
		steps(2);
		keepsPosition(2);
		player(editor).end();
		Desktop.settle();
		assertEquals(Optional.empty(), kept());
	}
}
