package org.irqscope.ui.branch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.compare.CompareView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes in the middle of a walk starts a branch, which the view shows, switches to, compares and drops. */
@ExtendWith(NoErrorsLogged.class)
class BranchesViewTest {
	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private static Stream<Control> controls(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Composite inner
				? Stream.concat(Stream.of(child), controls(inner)) : Stream.of(child));
	}

	private static Tree tree() {
		return controls(Desktop.window().getShell()).filter(Tree.class::isInstance).map(Tree.class::cast)
				.filter(tree -> tree.getColumnCount() == BranchRow.COLUMNS.size()
						&& tree.getColumn(0).getText().equals(Texts.of("branch.column.name")))
				.findFirst().orElseThrow();
	}

	@Test
	void branchesAreSwitchedToComparedAndDropped() throws Exception {
		IEditorPart editor = Desktop.open(Desktop.copy("apic", "branches"));
		WalkPlayer player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		Stop first = player.stop().orElseThrow();
		player.goTo(2);
		player.jump(new Request.Act(new Impulse.OfMessage("message", 0xfee00000L, 0x51)));
		Desktop.awaitWalk();
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		Stop second = player.stop().orElseThrow();
		assertNotEquals(first.branch().number(), second.branch().number());
		IViewPart view = Desktop.page().showView(BranchesView.ID);
		Desktop.await("both branches are listed",
				() -> tree().getItemCount() == 1 && tree().getItem(0).getItemCount() == 1);
		assertTrue(tree().getItem(0).getItem(0).getText(3).contains("message 0xfee00000 0x51"));
		Desktop.page().activate(view);
		tree().setSelection(tree().getItem(0));
		tree().notifyListeners(SWT.DefaultSelection, new Event());
		Desktop.await("the first branch is current",
				() -> player.stop().orElseThrow().branch().number() == first.branch().number());
		Desktop.await("the rows follow", () -> tree().getItem(0).getText(0).contains("(current)"));
		tree().selectAll();
		Desktop.run("org.irqscope.branch.compare");
		Desktop.await("the branches are compared", () -> Desktop.page().findView(CompareView.ID) != null
				&& ((CompareView) Desktop.page().findView(CompareView.ID)).comparison().isPresent());
		Comparison comparison = ((CompareView) Desktop.page().findView(CompareView.ID)).comparison().orElseThrow();
		assertTrue(comparison.firstDifference().isPresent());
		assertEquals(first.branch().name(), comparison.left());
		Desktop.screenshot("branches-compared");
		Desktop.page().activate(view);
		tree().setSelection(tree().getItem(0).getItem(0));
		Desktop.run("org.eclipse.ui.edit.delete");
		Desktop.await("the other branch is gone", () -> player.stop().orElseThrow().branches().size() == 1
				&& tree().getItem(0).getItemCount() == 0);
		Desktop.page().hideView(view);
	}
}
