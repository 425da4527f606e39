package org.irqscope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Timeline view: the walk on an axis, looked at with keys and wheel, gone to with clicks. */
@ExtendWith(NoErrorsLogged.class)
class TimelineViewTest {
	private WalkPlayer player;
	private TimelineCanvas canvas;

	@BeforeEach
	void begin() throws Exception {
		IEditorPart editor = Desktop.open(Desktop.example("apic"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		TimelineView view = (TimelineView) Desktop.page().showView(TimelineView.ID);
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		view.setFocus();
		canvas = (TimelineCanvas) find(Desktop.window().getShell());
		Desktop.await("the timeline is there", () -> canvas.picture().timeline().length() == length());
	}

	private static Control find(Composite parent) {
		for (Control child : parent.getChildren()) {
			if (child instanceof TimelineCanvas)
				return child;
			if (child instanceof Composite composite && find(composite) instanceof TimelineCanvas found)
				return found;
		}
		return parent;
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private int length() {
		return player.stop().orElseThrow().length();
	}

	private int position() {
		return player.stop().orElseThrow().position();
	}

	private TimeWindow window() {
		return canvas.picture().window();
	}

	private void press(int key, char character, int mask) {
		Event event = new Event();
		event.keyCode = key;
		event.character = character;
		event.stateMask = mask;
		canvas.notifyListeners(SWT.KeyDown, event);
		Desktop.awaitWalk();
		Desktop.settle();
	}

	private void press(char letter) {
		press(letter, letter, 0);
	}

	private LaneBand band(String title) {
		return canvas.bands().stream().filter(band -> band.row().lane().title().equals(title)).findFirst()
				.orElseThrow(() -> new AssertionError(title));
	}

	private Event at(double position, String lane) {
		Event event = new Event();
		event.button = 1;
		event.x = TimelinePainter.NAMES + 1 + (int) Math.round(window().x(position));
		event.y = RulerPainter.HEIGHT + band(lane).y() - canvas.scrolled() + 4;
		return event;
	}

	@Test
	void aClickGoesToTheHopAndChoosesItsLane() throws Exception {
		canvas.notifyListeners(SWT.MouseDown, at(12.5, "kworker"));
		Desktop.awaitWalk();
		assertEquals(13, position());
		assertEquals("kworker", canvas.picture().look().selected().orElseThrow().title());
		assertEquals(13, canvas.picture().position());
		Desktop.screenshot("timeline");
	}

	@Test
	void keysZoomAndPanAndComeBackToTheWhole() {
		press('w');
		press('w');
		assertTrue(window().scale() > TimeWindow.whole(window().width(), length()).scale());
		assertFalse(window().isWhole());
		press(SWT.END, '\0', 0);
		assertEquals(length(), window().to());
		double right = window().first();
		press('a');
		assertTrue(window().first() < right);
		press('d');
		assertEquals(right, window().first(), 1e-6);
		press(SWT.HOME, '\0', 0);
		assertEquals(0, window().from());
		press('0', '0', SWT.MOD1);
		assertTrue(window().isWhole());
	}

	@Test
	void theWheelZoomsWithControlWhereThePointerIs() {
		Event wheel = at(20, "kworker");
		wheel.count = 1;
		wheel.stateMask = SWT.MOD1;
		int hop = window().hop(wheel.x - TimelinePainter.NAMES);
		for (int notch = 0; notch < 8; notch++)
			canvas.notifyListeners(SWT.MouseWheel, wheel);
		assertEquals(hop, window().hop(wheel.x - TimelinePainter.NAMES));
		double first = window().first();
		wheel.stateMask = SWT.SHIFT;
		canvas.notifyListeners(SWT.MouseWheel, wheel);
		assertTrue(window().first() < first);
	}

	@Test
	void arrowsGoFromStateToStateOfTheChosenLane() {
		canvas.select(Optional.of(band("LAPIC 0 vector 33").row().lane()));
		press(SWT.ARROW_RIGHT, '\0', 0);
		int first = position();
		press(SWT.ARROW_RIGHT, '\0', 0);
		assertTrue(first > 1 && position() > first);
		press(SWT.ARROW_LEFT, '\0', 0);
		assertEquals(first, position());
	}

	@Test
	void whatIsChosenWithShiftFillsTheWidth() throws Exception {
		player.goTo(4);
		Desktop.awaitWalk();
		canvas.select(Optional.empty());
		press(SWT.ARROW_RIGHT, '\0', SWT.SHIFT);
		press(SWT.ARROW_RIGHT, '\0', SWT.SHIFT);
		press(SWT.ARROW_RIGHT, '\0', SWT.SHIFT);
		assertEquals(7, position());
		assertEquals(4, canvas.picture().look().anchor().orElseThrow());
		press('g');
		Desktop.screenshot("timeline-chosen");
		press('z');
		assertEquals(4, window().from());
		assertTrue(window().scale() > TimeWindow.whole(window().width(), length()).scale());
		press(SWT.ARROW_LEFT, '\0', 0);
		assertTrue(canvas.picture().look().anchor().isEmpty());
		press('g');
	}

	@Test
	void lanesAreFoundByTheirNames() throws Exception {
		int all = canvas.bands().size();
		press('/');
		Text field = (Text) canvas.getParent().getChildren()[0];
		assertTrue(field.isFocusControl());
		field.setText("LAPIC");
		assertTrue(canvas.bands().size() < all && !canvas.bands().isEmpty());
		assertTrue(canvas.bands().stream().allMatch(band -> band.row().lane().title().contains("LAPIC")));
		Desktop.screenshot("timeline-lanes");
		Event escape = new Event();
		escape.keyCode = SWT.ESC;
		field.notifyListeners(SWT.KeyDown, escape);
		assertEquals(all, canvas.bands().size());
		assertFalse(field.isVisible());
	}

	@Test
	void thePointerTellsTheStateOfALaneAndTheCallOfAContext() {
		TimelineTip tip = new TimelineTip(canvas);
		Event call = at(4.5, "kworker");
		assertEquals("kworker, hop 5: irqfd_inject(gsi 4)", tip.at(call.x, call.y).orElseThrow());
		canvas.select(Optional.of(band("LAPIC 0 vector 33").row().lane()));
		Event posted = at(14.5, "LAPIC 0 vector 33");
		assertEquals("LAPIC 0 vector 33, hop 15: posted", tip.at(posted.x, posted.y).orElseThrow());
	}

	@Test
	void breakpointsStandOnTheRulerAndKeysGoFromOneToTheNext() throws Exception {
		MachineBreakpoint breakpoint = MachineBreakpoints.add(Optional.empty(),
				Breakpoint.parse("function kvm_set_irq"));
		Desktop.await("the ruler shows where it stops", () -> canvas.picture().breakpoints().stream()
				.anyMatch(one -> one.hops().size() > 0));
		int first = canvas.picture().breakpoints().get(0).hops().hop(0) + 1;
		player.goTo(0);
		Desktop.awaitWalk();
		press('.');
		assertEquals(first, position());
		Desktop.screenshot("timeline-breakpoints");
		press(',');
		assertEquals(0, position());
		MachineBreakpoints.remove(List.of(breakpoint));
		Desktop.await("the ruler is empty", () -> canvas.picture().breakpoints().isEmpty());
	}

	@Test
	void whatCameToTheMachineStandsOnTheRuler() {
		assertEquals(List.of(0), canvas.picture().marks().stream().map(mark -> mark.position()).toList());
		player.goTo(9);
		Desktop.awaitWalk();
		press(',');
		assertEquals(0, position());
	}
}
