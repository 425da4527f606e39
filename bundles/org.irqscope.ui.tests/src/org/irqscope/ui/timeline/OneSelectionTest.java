package org.irqscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.session.Session;
import org.irqscope.debug.WalkResult;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.Trees;
import org.irqscope.ui.compare.CompareView;
import org.irqscope.ui.hops.HopList;
import org.irqscope.ui.walk.WalkView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is told to stand at a hop, diagram, Walk, Timeline, Registers and Compare all stand there. */
@ExtendWith(NoErrorsLogged.class)
class OneSelectionTest {
	private IPerspectiveDescriptor before;
	private WalkPlayer player;
	private PagePresenter diagram;
	private HopList walk;
	private TimelineCanvas timeline;
	private CompareView compare;
	private Tree registers;

	@BeforeEach
	void open() throws Exception {
		before = Desktop.page().getPerspective();
		PlatformUI.getWorkbench().showPerspective("org.irqscope.ui.debug", Desktop.window());
		IFile file = Desktop.example("noapic");
		IEditorPart editor = Desktop.open(file);
		player = Adapters.adapt(editor, WalkPlayer.class);
		diagram = Adapters.adapt(editor, PagePresenter.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		Desktop.page().showView(TimelineView.ID);
		timeline = only(TimelineCanvas.class);
		registers = (Tree) ((IDebugView) Desktop.page().showView(IDebugUIConstants.ID_REGISTER_VIEW)).getViewer()
				.getControl();
		compare = (CompareView) Desktop.page().showView(CompareView.ID);
		compare.show(comparison(file));
		Desktop.page().showView(WalkView.ID);
		walk = only(HopList.class);
		Desktop.page().activate(editor);
		Desktop.await("all hops are listed", () -> walk.count() == length() + 1);
	}

	/** The same walk, which somebody else has run, beside the trace of the machine. */
	private static Comparison comparison(IFile file) throws Exception {
		VirtualMachine machine = MachineReading.read(file.getLocation().toPath());
		return WalkResult.Compared.of(Session.run(machine, machine.getStimuli().get(0)),
				file.getProject().getFile("noapic/perf-script-noapic.txt").getLocation().toPath(),
				new NullProgressMonitor()).comparison();
	}

	private static <T extends Control> T only(Class<T> kind) {
		return Dialogs.controls(Desktop.window().getShell(), kind).stream().findFirst().orElseThrow();
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(compare);
		Desktop.page().setPerspective(before);
		Desktop.settle();
	}

	private int length() {
		return player.stop().orElseThrow().length();
	}

	private Table rows() {
		return Dialogs.controls(Desktop.window().getShell(), Table.class).stream()
				.filter(table -> table.getItemCount() == compare.comparison().orElseThrow().rows().size()
						&& table.getColumnCount() == 3)
				.findFirst().orElseThrow();
	}

	/** The first row of the comparison at or after a position, and where it stands. */
	private int rowAt(int position) {
		List<Comparison.Row> rows = compare.comparison().orElseThrow().rows();
		for (int at = 0; at < rows.size(); at++)
			if (rows.get(at).position() >= position)
				return at;
		return rows.size() - 1;
	}

	/** What the last hop did to the PIC is what everybody shows. */
	private void allStandAt(int position, String by) {
		Desktop.awaitWalk();
		assertEquals(position, player.stop().orElseThrow().position(), by);
		assertEquals(position, diagram.session().flatMap(Session::shown).orElseThrow().position(), by);
		assertEquals(position, walk.row(), by);
		assertEquals(position, timeline.picture().position(), by);
		assertEquals(rowAt(position), rows().getSelectionIndex(), by);
		String irr = String.format(Locale.ROOT, "0x%02x", X86Chips.pics(diagram.shown()).get(0).getIrr());
		Desktop.await(by + ": irr is " + irr, () -> Trees.present(registers, "PIC master", "irr")
				.filter(row -> row.getText(1).equals(irr)).isPresent());
	}

	private void clickTimeline(int position) {
		Event event = new Event();
		event.button = 1;
		event.x = TimelinePainter.NAMES + 1 + (int) Math.round(timeline.picture().window().x(position - 0.5));
		event.y = RulerPainter.HEIGHT + 4;
		timeline.notifyListeners(SWT.MouseDown, event);
	}

	private int chooseCompared(int position) {
		int row = rowAt(position);
		rows().setSelection(row);
		rows().notifyListeners(SWT.Selection, new Event());
		return compare.comparison().orElseThrow().rows().get(row).position();
	}

	@Test
	void everyViewStandsWhereAnyIsToldTo() {
		List<Integer> positions = List.of(6, 13, 20, 9);
		Map<String, Integer> irr = new HashMap<>();
		for (int position : positions) {
			player.goTo(position);
			allStandAt(position, "diagram");
			irr.put("irr" + X86Chips.pics(diagram.shown()).get(0).getIrr(), position);
			walk.choose(position + 1);
			allStandAt(position + 1, "Walk");
			clickTimeline(position);
			allStandAt(position, "Timeline");
			int compared = chooseCompared(position + 2);
			allStandAt(compared, "Compare");
		}
		assertTrue(irr.size() > 1, "the register changes between these positions: " + irr);
	}
}
