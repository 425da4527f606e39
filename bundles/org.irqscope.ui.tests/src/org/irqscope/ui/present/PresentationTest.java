package org.irqscope.ui.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.export.Slide;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A walk on the whole screen, driven by the keys that clickers send. */
@ExtendWith(NoErrorsLogged.class)
class PresentationTest {
	private static final int WIDTH = 1920, HEIGHT = 1080;
	private WalkPlayer player;
	private PagePresenter page;

	@BeforeEach
	void walk() throws Exception {
		Desktop.open(Desktop.example("apic"));
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		player = Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class);
		page = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
		Desktop.await("the walk begins", () -> player.stop().filter(stop -> stop.length() > 20).isPresent());
		Desktop.run("org.irqscope.walk.present");
		assertEquals(shell().getMonitor().getBounds(), shell().getBounds());
		shell().setFullScreen(false);
		shell().setSize(WIDTH, HEIGHT);
		Desktop.settle();
	}

	@AfterEach
	void close() {
		shells().forEach(Shell::close);
		Desktop.page().closeAllEditors(false);
	}

	private static Stream<Shell> shells() {
		return Stream.of(Desktop.window().getShell().getDisplay().getShells())
				.filter(shell -> shell.getText().equals(Texts.of("present.title")));
	}

	private static Shell shell() {
		return shells().findFirst().orElseThrow();
	}

	private static void key(int code, char character) {
		Event event = new Event();
		event.keyCode = code;
		event.character = character;
		((Canvas) shell().getChildren()[0]).notifyListeners(SWT.KeyDown, event);
	}

	private int position() {
		return player.stop().map(Stop::position).orElse(-1);
	}

	private void press(int code, int expected) {
		key(code, '\0');
		Desktop.await("position " + expected, () -> position() == expected);
		double letter = TextStyle.CAPTION.size() * new Slide(WIDTH, HEIGHT, page.theme()).scale(page.finishedScene());
		assertTrue(letter >= Slide.SMALLEST_LETTER, "letters of " + letter + " pixels");
	}

	@Test
	void aClickerLeadsFromTheFirstHopToTheLastAndBack() throws Exception {
		press(SWT.HOME, 0);
		int length = player.stop().orElseThrow().length();
		for (int hop = 1; hop <= length; hop++) {
			press(SWT.PAGE_DOWN, hop);
			if (hop == 13)
				Desktop.screenshot(shell(), "presentation");
		}
		key(SWT.PAGE_DOWN, '\0');
		Desktop.settle();
		assertEquals(length, position());
		press(SWT.PAGE_UP, length - 1);
		press(SWT.ARROW_LEFT, length - 2);
		press(SWT.END, length);
		Desktop.screenshot(shell(), "presentation-end");
	}

	@Test
	void whoClicksFastGoesAsFar() throws Exception {
		press(SWT.HOME, 0);
		for (int click = 0; click < 5; click++)
			key(SWT.PAGE_DOWN, '\0');
		Desktop.await("five hops", () -> position() == 5);
		key(SWT.PAGE_UP, '\0');
		press(SWT.PAGE_UP, 3);
	}

	@Test
	void aBlankScreenIsBlackUntilTheNextKeyAndThatKeyDoesNotStep() throws Exception {
		press(SWT.HOME, 0);
		press(SWT.PAGE_DOWN, 1);
		assertNotEquals(1, colours());
		key('b', 'b');
		Desktop.settle();
		assertEquals(1, colours());
		key(SWT.PAGE_DOWN, '\0');
		Desktop.settle();
		assertNotEquals(1, colours());
		assertEquals(1, position());
	}

	private static long colours() throws Exception {
		ImageData image = Desktop.screenshot(shell(), "presentation-blank");
		return IntStream.range(0, image.height / 8).flatMap(row -> IntStream.range(0, image.width / 8)
				.map(column -> image.getPixel(column * 8, row * 8))).distinct().count();
	}

	@Test
	void theMouseIsASpotAndEscapeEndsIt() throws Exception {
		press(SWT.HOME, 0);
		Event move = new Event();
		move.x = WIDTH / 3;
		move.y = HEIGHT / 3;
		ImageData without = Desktop.screenshot(shell(), "presentation-spot");
		((Canvas) shell().getChildren()[0]).notifyListeners(SWT.MouseMove, move);
		Desktop.settle();
		ImageData with = Desktop.screenshot(shell(), "presentation-spot");
		assertNotEquals(without.getPixel(move.x, move.y), with.getPixel(move.x, move.y));
		key(SWT.ESC, SWT.ESC);
		assertEquals(0, shells().count());
	}
}
