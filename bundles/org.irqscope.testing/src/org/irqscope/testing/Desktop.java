package org.irqscope.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISourceProvider;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.services.ISourceProviderService;

/**
 * The running workbench as tests use it: opens files, runs commands by their ids, waits, and takes pictures. Used by
 * the UI thread.
 */
public final class Desktop {
	/** How long anything may take before a test gives up on it. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** How long a picture waits at most for what the platform does. */
	private static final Duration VIEWS = Duration.ofSeconds(5);

	private static final Duration FRAMES = Duration.ofMillis(150);

	private static final int FASTEST = 1;

	private static final String WAITING = "org.irqscope.walk.waiting";

	private Desktop() {
	}

	/** The only window. */
	public static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	/** The page of the window. */
	public static IWorkbenchPage page() {
		return window().getActivePage();
	}

	/** The machine of a new workspace's examples, as soon as it is there. */
	public static IFile example(String machine) {
		IFile file = ResourcesPlugin.getWorkspace().getRoot()
				.getFile(IPath.fromPortableString("/Examples/" + machine + ".irqscope"));
		await("the examples are imported", file::exists);
		return file;
	}

	/** A copy of an example under another name, for tests that change it. */
	public static IFile copy(String machine, String name) throws CoreException {
		IFile original = example(machine);
		IProject project = original.getProject();
		IFile copy = project.getFile(name + ".irqscope");
		if (copy.exists())
			copy.delete(true, null);
		original.copy(copy.getFullPath(), true, null);
		return copy;
	}

	/** Opens a file in its editor, and waits until that has read it. */
	public static IEditorPart open(IFile file) throws CoreException {
		IEditorPart editor = IDE.openEditor(page(), file);
		awaitOpened(editor);
		return editor;
	}

	/** Lets the event loop turn until an editor has read its document. */
	public static void awaitOpened(IEditorPart editor) {
		await("the document is read", () -> Job.getJobManager().find(editor).length == 0);
	}

	/**
	 * Runs a command as its key or menu entry does, and waits for what it asks of a walk; fails when it is not enabled.
	 */
	public static void run(String command) {
		try {
			window().getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			throw new AssertionError(command, e);
		}
		awaitWalk();
	}

	/** Lets the event loop turn until the walk of the editor used last has answered everything it was asked for. */
	public static void awaitWalk() {
		ISourceProvider walk = window().getService(ISourceProviderService.class).getSourceProvider(WAITING);
		if (walk != null && Boolean.TRUE.equals(walk.getCurrentState().get(WAITING)))
			turnUntil("the walk answers", () -> !Boolean.TRUE.equals(walk.getCurrentState().get(WAITING)));
	}

	/** Lets the event loop turn until there is nothing to do. */
	public static void settle() {
		while (Display.getCurrent().readAndDispatch()) {
			// Each call handles one event.
		}
	}

	/** Lets the event loop turn until something is so, and then until there is nothing to do. */
	public static void await(String what, BooleanSupplier condition) {
		turnUntil(what, condition);
		settle();
	}

	private static void turnUntil(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		Runnable wake = () -> {
		};
		while (!condition.getAsBoolean() && System.nanoTime() < end) {
			Display.getCurrent().timerExec(20, wake);
			if (!Display.getCurrent().readAndDispatch())
				Display.getCurrent().sleep();
		}
		assertTrue(condition.getAsBoolean(), what);
	}

	/** Lets the platform fill and colour its views, which it does in jobs; for pictures, which may come too early. */
	public static void awaitViews() {
		long end = System.nanoTime() + VIEWS.toNanos();
		await("the views are filled", () -> Job.getJobManager().isIdle() || System.nanoTime() > end);
		painted();
	}

	/** Lets some frames pass, as GTK paints with the clock of the screen and not with events. */
	private static void painted() {
		long end = System.nanoTime() + FRAMES.toNanos();
		await("some frames pass", () -> System.nanoTime() > end);
	}

	/** Writes what the window shows to {@code target/screenshots}, and answers it. */
	public static ImageData screenshot(String name) throws IOException {
		return screenshot(window().getShell(), name);
	}

	/** The same of a dialog. */
	public static ImageData screenshot(Shell shell, String name) throws IOException {
		shell.redraw();
		shell.update();
		painted();
		Image image = new Image(shell.getDisplay(), shell.getSize().x, shell.getSize().y);
		GC gc = new GC(shell.getDisplay());
		try {
			gc.copyArea(image, shell.getLocation().x, shell.getLocation().y);
			ImageLoader loader = new ImageLoader();
			// A picture that is looked at once need not be small.
			loader.compression = FASTEST;
			loader.data = new ImageData[] { image.getImageData() };
			Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "screenshots"));
			loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
			return loader.data[0];
		} finally {
			gc.dispose();
			image.dispose();
		}
	}
}
