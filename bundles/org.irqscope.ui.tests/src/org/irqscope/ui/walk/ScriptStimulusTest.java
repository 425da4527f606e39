package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.EditPart;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.Stimulus;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A script of a machine is chosen in the diagram, begins a walk, and comes to one that stands somewhere. */
@ExtendWith(NoErrorsLogged.class)
class ScriptStimulusTest {
	private IEditorPart editor;
	private WalkPlayer player;

	@BeforeEach
	void open() throws Exception {
		editor = Desktop.open(Desktop.copy("rewrite-vfio", "scripts"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private void select(String stimulus) {
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.selectAll");
		ISelectionProvider diagram = editor.getSite().getSelectionProvider();
		EditPart row = Arrays.stream(((IStructuredSelection) diagram.getSelection()).toArray())
				.filter(EditPart.class::isInstance).map(EditPart.class::cast)
				.flatMap(ScriptStimulusTest::rows)
				.filter(part -> named(part).filter(stimulus::equals).isPresent()).findFirst().orElseThrow();
		diagram.setSelection(new StructuredSelection(row));
		Desktop.settle();
	}

	private static Stream<EditPart> rows(EditPart node) {
		return ((List<?>) node.getChildren()).stream().map(EditPart.class::cast);
	}

	private static Optional<String> named(EditPart row) {
		return Optional.ofNullable(Adapters.adapt(row, RowSubject.class)).map(RowSubject::element)
				.filter(Stimulus.class::isInstance).map(element -> ((Stimulus) element).getName());
	}

	private List<String> came() {
		Stop stop = player.session().orElseThrow().control().stop().orElseThrow();
		return stop.impulses().stream().map(arrival -> arrival.impulse().title()).toList();
	}

	@Test
	void theChosenScriptBeginsTheWalk() throws Exception {
		select("mask entry 0");
		Desktop.screenshot("script-stimulus");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		assertEquals(List.of("msix-mask 0 0"), came());
	}

	@Test
	void allItsOperationsComeWhereTheWalkStands() {
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		select("move to the last vCPU");
		Desktop.run("org.irqscope.walk.interrupt");
		assertEquals(List.of("msix-move 0 0 0xfee01000 0x43", "msix-raise 0 0"),
				came().subList(came().size() - 2, came().size()));
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		assertTrue(player.stop().orElseThrow().outcome().isPresent());
	}

	@Test
	void theNextScriptComesAtTheEnd() {
		select("mask entry 0");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		select("unmask entry 0");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		assertEquals(List.of("msix-mask 0 0", "msix-unmask 0 0"), came());
	}
}
