package org.irqscope.ui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.irqscope.core.problems.ProblemMarkers;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.walk.WalkSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Op scripts open in the desktop: coloured, checked, and any line as a walk. */
@ExtendWith(NoErrorsLogged.class)
class ScriptEditorTest {
	private static final String SCRIPT = """
			# A masked pin, then an open one.
			vm 1
			lapic-enable
			line 4 1
			line 4 0
			write32 0xfec00000 0x18
			write32 0xfec00010 0x41
			line 4 1
			ack
			write32 0xfee000b0 0
			""";
	private IFile file;

	private ScriptEditor open(String name, String text) throws CoreException {
		file = Desktop.example("noapic").getProject().getFile(name);
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		return (ScriptEditor) Desktop.open(file);
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
	}

	@Test
	void theLineOfTheCaretOpensAsAWalk() throws Exception {
		ScriptEditor editor = open("edge.kvmops", SCRIPT);
		Desktop.screenshot("script");
		editor.selectAndReveal(SCRIPT.lastIndexOf("line 4 1"), 0);
		assertEquals(8, editor.line());
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.await("the walk is open", () -> player(Desktop.page().getActiveEditor()) != null);
		WalkPlayer player = player(Desktop.page().getActiveEditor());
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		while (!player.session().orElseThrow().hop().orElseThrow().call().contains("__apic_accept_irq"))
			Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertEquals(0x41, player.session().orElseThrow().hop().orElseThrow().argument("vector").orElseThrow());
		Desktop.screenshot("script-walk");
	}

	@Test
	void theWalkLeadsToItsLineAndTheLineBackIntoTheSameWalk() throws Exception {
		ScriptEditor editor = open("both.kvmops", SCRIPT);
		editor.selectAndReveal(SCRIPT.lastIndexOf("line 4 1"), 0);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.await("the walk is open", () -> player(Desktop.page().getActiveEditor()) != null);
		IEditorPart walk = Desktop.page().getActiveEditor();
		player(walk).setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertEquals(8, editor.walked().orElseThrow().line());
		Hop hop = player(walk).stop().orElseThrow().hop().orElseThrow();
		ScriptPlace.of(WalkSource.of(Desktop.window()), hop).orElseThrow().open(Desktop.page());
		assertEquals(editor, Desktop.page().getActiveEditor());
		assertEquals(8, editor.line());
		Desktop.screenshot("script-line");
		editor.selectAndReveal(SCRIPT.indexOf("line 4 1"), 0);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.await("the walk is in front", () -> Desktop.page().getActiveEditor() == walk);
		Desktop.awaitWalk();
		assertEquals(1, Stream.of(Desktop.page().getEditorReferences())
				.filter(one -> player(one.getEditor(false)) != null).count());
		assertTrue(player(walk).stop().orElseThrow().position() <= hop.number());
	}

	private static WalkPlayer player(IEditorPart editor) {
		return editor == null ? null : Adapters.adapt(editor, WalkPlayer.class);
	}

	@Test
	void theWalkViewSaysHowAWalkOfAScriptBegins() throws Exception {
		open("begins.kvmops", SCRIPT);
		Desktop.page().showView("org.irqscope.ui.walk", null, IWorkbenchPage.VIEW_VISIBLE);
		Desktop.await("the view speaks of the script", () -> Dialogs
				.controls(Desktop.window().getShell(), Label.class).stream().anyMatch(
						label -> label.isVisible() && label.getText().contains("operations of this script")));
	}

	@Test
	void aLineThatMeansNothingIsMarked() throws Exception {
		open("wrong.kvmops", "vm 1\nline 4\n");
		Desktop.await("the problem is marked", () -> markers().length > 0);
		assertEquals(2, markers()[0].getAttribute(IMarker.LINE_NUMBER, 0));
	}

	private IMarker[] markers() {
		try {
			return file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO);
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void operationsAreProposedAtTheBeginningOfALine() throws Exception {
		ScriptEditor editor = open("typed.kvmops", "rou");
		ICompletionProposal[] proposals = new OpProposals().computeCompletionProposals(editor.viewer(), 3);
		assertEquals("route-chip GSI CHIP PIN", Arrays.stream(proposals).map(ICompletionProposal::getDisplayString)
				.filter(text -> text.contains("chip")).findFirst().orElse(""));
		assertTrue(proposals.length >= 4, "proposals: " + proposals.length);
	}
}
