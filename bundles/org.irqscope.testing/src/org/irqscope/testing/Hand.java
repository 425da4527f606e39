package org.irqscope.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;

/**
 * The hand of a user on keyboard and mouse: what it does goes through the window system to whatever has the focus or
 * lies under the pointer, and is counted. It works beside the UI thread, as dialogs keep that one until they close.
 */
public final class Hand {
	private static final int[] MODIFIERS = { SWT.CTRL, SWT.ALT, SWT.SHIFT };
	private static final long PATIENCE = 60_000, GLANCE = 20;
	private final Display display = Display.getCurrent();
	private final Set<Menu> menus = new HashSet<>();
	private int actions;

	/** Lets the hand do something while the event loop turns; for the UI thread. */
	public void use(Runnable work) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Listener opened = event -> {
			if (event.widget instanceof Menu menu)
				menus.add(menu);
		};
		display.addFilter(SWT.Show, opened);
		Thread user = new Thread(work, "user");
		user.setUncaughtExceptionHandler((thread, thrown) -> {
			failure.set(thrown);
			display.asyncExec(this::leave);
		});
		user.start();
		while (user.isAlive()) {
			display.timerExec((int) GLANCE, () -> {
			});
			if (!display.readAndDispatch())
				display.sleep();
		}
		display.removeFilter(SWT.Show, opened);
		Desktop.settle();
		if (failure.get() != null)
			throw new AssertionError(failure.get());
	}

	/** What has failed leaves no dialog open that would keep the event loop. */
	private void leave() {
		for (Shell shell : display.getShells())
			if (!shell.isDisposed() && shell.getParent() != null)
				shell.close();
	}

	/** How many keys and buttons were pressed; a key with modifiers, a double click and a drag are one each. */
	public int actions() {
		return actions;
	}

	/** Looks at the screen until something is so; for the user's thread. */
	public void sees(String what, BooleanSupplier condition) {
		for (long waited = 0; waited < PATIENCE; waited += GLANCE) {
			if (get(condition::getAsBoolean))
				return;
			pause();
		}
		throw new AssertionError(what);
	}

	/** Waits until a menu is open that has an entry which begins with a text; for the user's thread. */
	public void seesMenu(String entry) {
		sees("a menu with " + entry, () -> menus.stream().anyMatch(menu -> !menu.isDisposed() && menu.isVisible()
				&& Arrays.stream(menu.getItems()).anyMatch(item -> Menus.text(item).startsWith(entry))));
	}

	/** Waits until no menu is open; for the user's thread. */
	public void seesNoMenu() {
		sees("no menu", () -> menus.stream().noneMatch(menu -> !menu.isDisposed() && menu.isVisible()));
	}

	/** What is on the screen now; for the user's thread. */
	public <T> T get(Supplier<T> look) {
		CompletableFuture<T> seen = new CompletableFuture<>();
		display.syncExec(() -> {
			try {
				seen.complete(look.get());
			} catch (RuntimeException | Error e) {
				seen.completeExceptionally(e);
			}
		});
		return seen.join();
	}

	private static void pause() {
		try {
			Thread.sleep(GLANCE);
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** Presses a key such as {@link SWT#F8}, or a letter, together with modifiers. */
	public void press(int modifiers, int key) {
		actions++;
		int[] held = IntStream.of(MODIFIERS).filter(modifier -> (modifiers & modifier) != 0).toArray();
		for (int modifier : held)
			key(SWT.KeyDown, modifier, 0);
		key(SWT.KeyDown, key, modifiers);
		key(SWT.KeyUp, key, modifiers);
		for (int modifier : held)
			key(SWT.KeyUp, modifier, modifiers);
	}

	/** Presses a key alone. */
	public void press(int key) {
		press(SWT.NONE, key);
	}

	private void key(int type, int key, int modifiers) {
		Event event = new Event();
		event.type = type;
		event.stateMask = modifiers;
		event.keyCode = key;
		if (key < SWT.KEYCODE_BIT)
			event.character = (char) key;
		post(event);
	}

	/** Clicks at a place of the screen with a button. */
	public void click(Point place, int button) {
		actions++;
		move(place);
		button(SWT.MouseDown, button);
		button(SWT.MouseUp, button);
	}

	/** Drags from a place of the screen to another one. */
	public void drag(Point from, Point to) {
		actions++;
		move(from);
		button(SWT.MouseDown, 1);
		move(new Point((from.x + to.x) / 2, (from.y + to.y) / 2));
		move(to);
		button(SWT.MouseUp, 1);
	}

	private void move(Point place) {
		Event event = new Event();
		event.type = SWT.MouseMove;
		event.x = place.x;
		event.y = place.y;
		post(event);
	}

	private void button(int type, int button) {
		Event event = new Event();
		event.type = type;
		event.button = button;
		post(event);
	}

	private void post(Event event) {
		assertTrue(get(() -> display.post(event)), "the window system takes it");
		pause();
	}
}
