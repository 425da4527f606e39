package org.irqscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Dialogs as tests answer them: they read what one says, fill it in, and press its buttons. Used by the UI thread. */
public final class Dialogs {
	private static final int AGAIN = 50;
	private static final String FAILURE = "Problem Occurred";

	private Dialogs() {
	}

	/**
	 * Does something that opens a dialog and goes on when that is closed; fails when none opens, when the answer fails,
	 * or when the dialog is open after it.
	 *
	 * @param answer reads and fills the dialog and presses a button
	 */
	public static void answer(String title, Runnable opening, Consumer<Shell> answer) {
		AtomicReference<Throwable> failure = new AtomicReference<>(new AssertionError("no dialog " + title));
		boolean[] over = new boolean[1];
		whenOpen(title, over, shell -> {
			try {
				answer.accept(shell);
				failure.set(shell.isDisposed() ? null : new AssertionError(title + " is open"));
			} catch (Throwable e) {
				failure.set(e);
			} finally {
				if (!shell.isDisposed())
					shell.close();
			}
		});
		opening.run();
		over[0] = true;
		Desktop.settle();
		if (failure.get() != null)
			throw new AssertionError(failure.get());
	}

	private static void whenOpen(String title, boolean[] over, Consumer<Shell> open) {
		Display.getCurrent().timerExec(AGAIN, () -> {
			List<Shell> shells = shells(title);
			if (!shells.isEmpty())
				open.accept(shells.get(0));
			else if (!over[0])
				whenOpen(title, over, open);
		});
	}

	/** The dialogs with a title that are open now. */
	public static List<Shell> shells(String title) {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.isVisible() && shell.getText().equals(title)).toList();
	}

	/** The dialog of the platform that says what has failed, after doing something that fails; it waits for nobody. */
	public static Shell failure(Runnable failing) {
		boolean silent = ErrorDialog.AUTOMATED_MODE;
		ErrorDialog.AUTOMATED_MODE = false;
		try {
			failing.run();
			Desktop.await("a failure is told", () -> !shells(FAILURE).isEmpty());
			assertEquals(1, shells(FAILURE).size(), "told once");
			return shells(FAILURE).get(0);
		} finally {
			ErrorDialog.AUTOMATED_MODE = silent;
		}
	}

	/** The controls of a kind in a dialog. */
	public static <T extends Control> List<T> controls(Composite parent, Class<T> kind) {
		return all(parent).filter(kind::isInstance).map(kind::cast).toList();
	}

	private static Stream<Control> all(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Composite inner
				? Stream.concat(Stream.of(child), all(inner))
				: Stream.of(child));
	}

	/** All that is to be read in a dialog. */
	public static List<String> texts(Composite dialog) {
		return all(dialog).map(control -> control instanceof Label label ? label.getText()
				: control instanceof Text text ? text.getText() : "").filter(text -> !text.isBlank()).toList();
	}

	/** Presses a button, which has to be enabled; mnemonics do not count. */
	public static void press(Shell dialog, String label) {
		Button button = controls(dialog, Button.class).stream()
				.filter(one -> one.getText().replace("&", "").equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError("no button " + label));
		if (!button.isEnabled())
			throw new AssertionError(label + " is not enabled");
		button.notifyListeners(SWT.Selection, new Event());
	}
}
