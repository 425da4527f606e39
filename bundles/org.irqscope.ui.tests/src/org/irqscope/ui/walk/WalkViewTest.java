package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.keys.IBindingService;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.hops.HopColumn;
import org.irqscope.ui.hops.HopColumns;
import org.irqscope.ui.hops.HopList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Walk view: every hop as a row, unless the user wants fewer of them; rows are places to go to. */
@ExtendWith(NoErrorsLogged.class)
class WalkViewTest {
	private IEditorPart editor;
	private WalkPlayer player;
	private WalkView view;
	private HopList hops;

	@BeforeEach
	void begin() throws Exception {
		editor = Desktop.open(Desktop.example("noapic"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		view = (WalkView) Desktop.page().showView(WalkView.ID);
		hops = view.list();
		awaitCount("every hop is listed", length() + 1);
	}

	@AfterEach
	void close() {
		WalkPreferences.setColumns(HopColumns.ALL);
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(view);
	}

	private Text field(int number) {
		return List.of(hops.getParent().getChildren()).stream().filter(Text.class::isInstance).map(Text.class::cast)
				.toList().get(number);
	}

	private void filter(String text) {
		field(0).setText(text);
		field(0).notifyListeners(SWT.DefaultSelection, new Event());
	}

	private String complaint() {
		return List.of(hops.getParent().getChildren()).stream().filter(Label.class::isInstance)
				.filter(Control::isVisible).map(Label.class::cast).map(Label::getText).findFirst().orElse("");
	}

	private static void press(Control control, int key, int mask) {
		Event event = new Event();
		event.keyCode = key;
		event.stateMask = mask;
		control.notifyListeners(SWT.KeyDown, event);
		Desktop.awaitWalk();
		Desktop.settle();
	}

	private void awaitCount(String what, int rows) {
		Desktop.await(what, () -> hops.count() == rows);
	}

	private void goTo(int position) {
		player.goTo(position);
		Desktop.awaitWalk();
	}

	private int position() {
		return player.session().orElseThrow().position();
	}

	private int length() {
		return player.session().orElseThrow().walk().size();
	}

	@Test
	void everyHopIsARowAndThePresentOneIsSelected() {
		assertEquals(length() + 1, hops.count());
		assertEquals(1, hops.row());
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertEquals(2, hops.row());
		assertTrue(hops.text(2).contains("eventfd_signal"), hops.text(2));
	}

	@Test
	void choosingARowGoesThere() throws Exception {
		hops.choose(25);
		Desktop.awaitWalk();
		assertEquals(25, position());
		assertEquals(25, player.session().orElseThrow().hop().orElseThrow().number() + 1);
		Desktop.screenshot("walk-view");
	}

	@Test
	void keysGoFromRowToRow() {
		press(hops, SWT.ARROW_DOWN, 0);
		assertEquals(2, position());
		press(hops, SWT.END, 0);
		assertEquals(length(), position());
		press(hops, SWT.PAGE_UP, 0);
		assertTrue(position() < length() - 1, "position: " + position());
		press(hops, SWT.HOME, 0);
		assertEquals(0, position());
	}

	@Test
	void aFilterListsTheHopsForWhichItHolds() throws Exception {
		filter("place == \"PIC master\"");
		int listed = (int) IntStream.range(0, length())
				.filter(hop -> player.stop().orElseThrow().walk().hop(hop).place().toString().equals("PIC master"))
				.count();
		awaitCount("hops of the PIC are listed", listed + 1);
		Desktop.screenshot("walk-filter");
		filter("INJ_virq");
		Desktop.await("words are found in tracepoints", () -> hops.text(1).contains("kvm_inj_virq"));
		filter("");
		awaitCount("all hops are listed", length() + 1);
	}

	/** What was found in the longer walk is painted no more, even before the other one has been read. */
	@Test
	void aShorterBranchListsItsOwnHopsUnderAFilter() throws Exception {
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		view.outline(outline -> outline.withChangesOnly(true));
		Desktop.await("hops of all of the walk are listed", () -> hops.count() > 1 && hops.count() < length() + 1);
		int longer = length();
		goTo(2);
		player.jump(new Request.Act(new Impulse.OfMessage("message", 0xfee00000L, 0x51)));
		Desktop.await("the branch is shown", () -> player.stop().orElseThrow().branches().size() == 2);
		hops.update();
		assertTrue(length() < longer, length() + " hops");
		int changing = (int) player.stop().orElseThrow().walk().hops().stream().filter(hop -> !hop.changes().isEmpty())
				.count();
		awaitCount("those of the branch are listed", changing + 1);
	}

	@Test
	void aFilterThatMeansNothingSaysWhereItIsWrong() throws Exception {
		filter("gsi == 4 && (vector");
		assertTrue(complaint().contains("20"), complaint());
		Desktop.screenshot("walk-filter-wrong");
		filter("gsi == 4");
		assertEquals("", complaint());
		Desktop.await("fewer hops are listed", () -> hops.count() < length() + 1);
	}

	@Test
	void callsFoldByKeys() {
		int all = hops.count();
		goTo(12);
		press(hops, SWT.ARROW_LEFT, 0);
		press(hops, SWT.ARROW_LEFT, 0);
		Desktop.await("what the caller calls is not listed", () -> hops.count() < all);
		press(hops, SWT.ARROW_RIGHT, 0);
		awaitCount("its calls are listed again", all);
		view.outline(outline -> outline.withFoldedFrom(0));
		Desktop.await("only functions that nobody calls are listed", () -> hops.count() < all / 2);
		view.outline(outline -> outline.withFoldedFrom(Integer.MAX_VALUE));
		awaitCount("all calls are listed", all);
	}

	@Test
	void onlyChangesAreListedWhereNothingElseIsWanted() {
		view.outline(outline -> outline.withChangesOnly(true));
		int changing = (int) player.stop().orElseThrow().walk().hops().stream().filter(hop -> !hop.changes().isEmpty())
				.count();
		awaitCount("hops that change something are listed", changing + 1);
	}

	@Test
	void whatIsSoughtIsGoneToAndFurther() throws Exception {
		Desktop.run("org.eclipse.ui.edit.findReplace");
		assertTrue(field(1).isFocusControl());
		field(1).setText("pic_update");
		Desktop.await("the first is found", () -> hops.text(hops.row()).contains("pic_update_irq"));
		Desktop.awaitWalk();
		int first = hops.row();
		Desktop.screenshot("walk-search");
		Desktop.run("org.eclipse.ui.edit.findNext");
		Desktop.await("the next is found", () -> hops.row() > first);
		assertTrue(hops.text(hops.row()).contains("pic_update_irq"), hops.text(hops.row()));
		Desktop.run("org.eclipse.ui.edit.findPrevious");
		Desktop.await("the first is found again", () -> hops.row() == first);
		field(1).setText("no such word");
		Desktop.await("nothing is found", () -> complaint().contains("no such word"));
	}

	@Test
	void columnsAreHiddenAndStaySo() {
		WalkPreferences.setColumns(WalkPreferences.columns().showing(HopColumn.TRACEPOINT, false));
		assertFalse(WalkPreferences.columns().shown().contains(HopColumn.TRACEPOINT));
		assertEquals(WalkPreferences.columns(), HopColumns.parse(WalkPreferences.columns().text()));
		assertTrue(WalkPreferences.columns().showing(HopColumn.FUNCTION, false).shown().contains(HopColumn.FUNCTION));
	}

	@Test
	void propertiesAndZoomAreThoseOfTheDiagramWhileTheViewHasTheFocus() throws Exception {
		Desktop.page().showView(IPageLayout.ID_PROP_SHEET);
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.selectAll");
		Desktop.page().activate(view);
		Desktop.settle();
		assertEquals(Adapters.adapt(editor, ZoomManager.class), view.getAdapter(ZoomManager.class));
		assertEquals(editor.getSite().getSelectionProvider().getSelection(),
				Desktop.window().getSelectionService().getSelection());
		Desktop.screenshot("walk-properties");
	}

	@Test
	void aFilterAboutTheMachineListsTheHopsAfterWhichItHolds() throws Exception {
		filter("pic.master.irr & 0x10 != 0");
		assertEquals("", complaint());
		Desktop.await("fewer hops are listed", () -> hops.count() > 1 && hops.count() < length() + 1);
		int listed = hops.count();
		hops.choose(1);
		Desktop.awaitWalk();
		assertTrue(player.stop().orElseThrow().changes().toString().contains("irr"));
		assertEquals(listed, hops.count());
		Desktop.screenshot("walk-filter-state");
		filter("pic.master.irrr != 0");
		assertTrue(complaint().contains("pic.master.irr"), complaint());
	}

	@Test
	void theNumbersOfAMillionHopsAreSeenWhole() {
		for (int width : new int[] { 300, 700, 1366 })
			assertTrue(HopColumns.ALL.room(HopColumn.NUMBER, width, 60) >= 60, "width " + width);
	}

	@Test
	void aWalkThatGoesOnBringsTheViewToTheFrontOfWhatIsNotOfIt() throws Exception {
		Desktop.page().showView(IPageLayout.ID_PROBLEM_VIEW);
		assertFalse(Desktop.page().isPartVisible(view));
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertTrue(Desktop.page().isPartVisible(view));
	}

	@Test
	void aWalkThatBeginsBringsTheViewUp() throws Exception {
		Desktop.page().showView(IPageLayout.ID_PROBLEM_VIEW);
		assertFalse(Desktop.page().isPartVisible(view));
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.debug.ui.commands.Terminate");
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertTrue(Desktop.page().isPartVisible(view));
	}

	@ParameterizedTest
	@CsvSource({ "F5, eclipse.debug.ui.commands.StepInto", "F6, eclipse.debug.ui.commands.StepOver",
			"F7, eclipse.debug.ui.commands.StepReturn", "F8, eclipse.debug.ui.commands.Resume",
			"CTRL+R, eclipse.debug.ui.commands.RunToLine",
			"CTRL+F2, eclipse.debug.ui.commands.Terminate", "SHIFT+F5, irqscope.walk.stepBack",
			"SHIFT+F6, irqscope.walk.stepBackOver", "SHIFT+F7, irqscope.walk.stepBackReturn",
			"SHIFT+F8, irqscope.walk.resumeBack", "SHIFT+F9, irqscope.walk.play" })
	void theKeysOfADebuggerWalk(String key, String command) throws Exception {
		IBindingService bindings = Desktop.window().getService(IBindingService.class);
		assertEquals("org." + command, bindings.getPerfectMatch(KeySequence.getInstance(key))
				.getParameterizedCommand().getId());
	}

	@Test
	void theSpeedIsAPreferenceThatThePlayerFollows() {
		WalkPreferences.store().setValue(WalkPreferences.HOP_MILLIS, 1000);
		assertEquals(1000, player.hopMillis());
		WalkPreferences.store().setToDefault(WalkPreferences.HOP_MILLIS);
		assertEquals(WalkPlayer.USUAL, player.hopMillis());
	}
}
