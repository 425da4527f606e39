package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IMemoryBlock;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.IWatchExpression;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.debug.ui.memory.IMemoryRendering;
import org.eclipse.debug.ui.memory.IMemoryRenderingContainer;
import org.eclipse.debug.ui.memory.IMemoryRenderingSite;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.SmallScreen;
import org.irqscope.testing.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The perspective for debugging: the platform's views show the machine where the walk stands, and change it. */
@ExtendWith(NoErrorsLogged.class)
class DebugPerspectiveTest {
	private static final String STEP = "org.eclipse.debug.ui.commands.StepInto";
	private static final String CHANGE_VALUE = "ChangeVariableValue";
	private SmallScreen screen;
	private WalkPlayer player;

	@BeforeEach
	void open() throws Exception {
		screen = new SmallScreen("org.irqscope.ui.debug");
		IEditorPart editor = Desktop.open(Desktop.copy("apic", "debugged"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		for (int hop = 0; hop < 12; hop++)
			Desktop.run(STEP);
	}

	@AfterEach
	void close() {
		DebugPlugin.getDefault().getExpressionManager()
				.removeExpressions(DebugPlugin.getDefault().getExpressionManager().getExpressions());
		IMemoryBlock[] blocks = DebugPlugin.getDefault().getMemoryBlockManager().getMemoryBlocks();
		DebugPlugin.getDefault().getMemoryBlockManager().removeMemoryBlocks(blocks);
		Desktop.page().closeAllEditors(false);
		screen.close();
	}

	private MachineTarget target() {
		return SessionLaunches.get().target(player.session().orElseThrow()).orElseThrow();
	}

	private static IDebugView view(String id) throws Exception {
		return (IDebugView) Desktop.page().showView(id);
	}

	private static Tree tree(IDebugView view) {
		return (Tree) view.getViewer().getControl();
	}

	@Test
	void theMaskOfARedirectionEntryIsChangedInTheRegistersView() throws Exception {
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		Desktop.run("org.irqscope.walk.resumeBack");
		Desktop.run(STEP);
		int branches = stop().branches().size();
		IDebugView registers = view(IDebugUIConstants.ID_REGISTER_VIEW);
		TreeItem mask = Trees.row(tree(registers), "IOAPIC", "redirtbl[4]", "mask");
		assertEquals("0", mask.getText(1));
		Trees.select(mask);
		IAction change = registers.getAction(CHANGE_VALUE);
		Desktop.await("the value can be changed", change::isEnabled);
		answer("1");
		change.run();
		Desktop.awaitWalk();
		Desktop.await("the mask is set", () -> Trees.present(tree(registers), "IOAPIC", "redirtbl[4]", "mask")
				.filter(row -> row.getText(1).equals("1")).isPresent());
		assertEquals(branches + 1, stop().branches().size());
		Desktop.screenshot("debug-edit");
	}

	private Stop stop() {
		return target().stop().orElseThrow();
	}

	/** Writes into the dialog that opens next, and confirms it. */
	private static void answer(String value) {
		Display display = Display.getCurrent();
		display.timerExec(200, () -> {
			Shell dialog = display.getActiveShell();
			if (dialog == null || dialog == Desktop.window().getShell()) {
				answer(value);
				return;
			}
			child(dialog, Text.class, text -> text.getEditable()).setText(value);
			Button ok = child(dialog, Button.class,
					button -> Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData()));
			ok.notifyListeners(SWT.Selection, new Event());
		});
	}

	private static <T extends Control> T child(Composite parent, Class<T> type, Predicate<T> wanted) {
		return all(parent).filter(type::isInstance).map(type::cast).filter(wanted).findFirst()
				.orElseThrow(() -> new AssertionError(type.getSimpleName()));
	}

	private static Stream<Control> all(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Composite composite
				? Stream.concat(Stream.of(child), all(composite))
				: Stream.of(child));
	}

	@Test
	void everyViewOfThePerspectiveSpeaksOfTheSameStopInLightAndDark() throws Exception {
		DebugPlugin.getDefault().getExpressionManager().addExpression(
				DebugPlugin.getDefault().getExpressionManager().newWatchExpression("lapic[0].irr has 33"));
		IWatchExpression wrong = DebugPlugin.getDefault().getExpressionManager().newWatchExpression("lapic[0].nothing");
		DebugPlugin.getDefault().getExpressionManager().addExpression(wrong);
		IDebugView expressions = view(IDebugUIConstants.ID_EXPRESSION_VIEW);
		TreeItem watch = Trees.row(tree(expressions), "\"lapic[0].irr has 33\"");
		Desktop.await("the watch is answered", () -> watch.getText(1).equals("false"));
		Desktop.await("the wrong one says where", () -> wrong.hasErrors()
				&& wrong.getErrorMessages()[0].startsWith("column 1"));
		Tree threads = tree(view(IDebugUIConstants.ID_DEBUG_VIEW));
		Trees.saying("(stopped: hop 12 of 31)", threads, "apic", "apic", "kworker");
		show("lapic[0]");
		for (String kind : List.of(SmallScreen.LIGHT, SmallScreen.DARK)) {
			screen.turn(kind);
			screens(kind);
		}
	}

	/** Two pictures show all views. */
	private static void screens(String kind) throws Exception {
		Tree variables = tree(view(IDebugUIConstants.ID_VARIABLE_VIEW));
		Trees.row(variables, "LAPIC 0");
		Desktop.page().showView(IDebugUIConstants.ID_MEMORY_VIEW);
		screen("debug-variables-" + kind);
		Trees.row(tree(view(IDebugUIConstants.ID_REGISTER_VIEW)), "IOAPIC", "redirtbl[4]", "mask");
		Desktop.page().showView("org.irqscope.ui.timeline");
		screen("debug-registers-" + kind);
		Desktop.page().showView(IDebugUIConstants.ID_EXPRESSION_VIEW);
		Desktop.page().showView("org.irqscope.ui.walk");
		screen("debug-expressions-" + kind);
	}

	private static void screen(String name) throws Exception {
		Desktop.awaitViews();
		Desktop.screenshot(name);
	}

	/** Shows memory of the machine as the dialog of the Memory view does. */
	private void show(String expression) throws Exception {
		IMemoryBlockExtension block = target().getExtendedMemoryBlock(expression, target().current().orElseThrow());
		IMemoryRenderingSite memory = (IMemoryRenderingSite) Desktop.page()
				.showView(IDebugUIConstants.ID_MEMORY_VIEW);
		DebugPlugin.getDefault().getMemoryBlockManager().addMemoryBlocks(new IMemoryBlock[] { block });
		IMemoryRendering rendering = DebugUITools.getMemoryRenderingManager().getDefaultRenderingTypes(block)[0]
				.createRendering();
		IMemoryRenderingContainer container = memory.getContainer(IDebugUIConstants.ID_RENDERING_VIEW_PANE_1);
		rendering.init(container, block);
		container.addMemoryRendering(rendering);
		Desktop.settle();
	}
}
