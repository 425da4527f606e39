package org.irqscope.app;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** What is seen while the workbench starts, as the launcher that shows pictures is not part of it. UI thread. */
final class StartScreen {
	private static final int MARGIN = 24, SPACING = 16;
	private static final long PATIENCE = 400_000_000, GLANCE = 2_000_000;
	private final Shell shell;

	private StartScreen(Shell shell) {
		this.shell = shell;
	}

	/** Shows the name and the version of the product. */
	static StartScreen open(Display display, String version) {
		Shell shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).spacing(SPACING, 0).applyTo(shell);
		Optional<Image> icon = ResourceLocator.imageDescriptorFromBundle(StartScreen.class, "icons/irqscope64.svg")
				.map(ImageDescriptor::createImage);
		icon.ifPresent(image -> {
			new Label(shell, SWT.NONE).setImage(image);
			shell.addDisposeListener(event -> image.dispose());
		});
		Label name = new Label(shell, SWT.NONE);
		name.setText(Texts.of("start", version));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).grab(true, true).applyTo(name);
		shell.pack();
		Rectangle screen = display.getPrimaryMonitor().getClientArea();
		Point size = shell.getSize();
		shell.setLocation(screen.x + (screen.width - size.x) / 2, screen.y + (screen.height - size.y) / 2);
		boolean[] painted = new boolean[1];
		// The last of its parts is the last to be painted.
		name.addListener(SWT.Paint, event -> painted[0] = true);
		shell.open();
		awaitPainted(display, painted);
		return new StartScreen(shell);
	}

	/**
	 * Lets events pass until all of it is seen, as the start of the workbench lets none: the window manager takes its
	 * time, and what has not been painted then stays black.
	 */
	private static void awaitPainted(Display display, boolean[] painted) {
		long end = System.nanoTime() + PATIENCE;
		while (!painted[0] && System.nanoTime() < end)
			if (!display.readAndDispatch())
				LockSupport.parkNanos(GLANCE);
		while (display.readAndDispatch() && System.nanoTime() < end)
			display.update();
	}

	void close() {
		if (!shell.isDisposed())
			shell.dispose();
	}
}
