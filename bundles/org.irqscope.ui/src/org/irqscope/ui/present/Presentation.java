package org.irqscope.ui.present;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.core.edit.Captions;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.export.Picture;
import org.irqscope.export.Slide;
import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.ui.Texts;

/**
 * A walk on the whole screen, for a room: large letters, the keys of a clicker, a spot where the mouse points, and a
 * blank screen for when people should look elsewhere. Used by the UI thread; slides are painted beside it.
 */
final class Presentation {
	private static final int SPOT = 14, SPOT_ALPHA = 200;
	private final PagePresenter page;
	private final WalkPlayer player;
	private final Shell parent;
	private final Shell shell;
	private final Canvas canvas;
	private final Runnable moved = this::update;
	private Optional<Image> slide = Optional.empty();
	private Optional<Point> spot = Optional.empty();
	private OptionalInt goal = OptionalInt.empty();
	private boolean blank;
	private int painting;

	Presentation(PagePresenter page, WalkPlayer player, Shell parent) {
		this.page = page;
		this.player = player;
		this.parent = parent;
		this.shell = new Shell(parent.getDisplay(), SWT.NO_TRIM);
		shell.setText(Texts.of("present.title"));
		shell.setLayout(new FillLayout());
		canvas = new Canvas(shell, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
	}

	void open() {
		canvas.addListener(SWT.Paint, event -> paint(event.gc));
		canvas.addListener(SWT.Resize, event -> update());
		canvas.addListener(SWT.MouseMove, event -> point(Optional.of(new Point(event.x, event.y))));
		canvas.addListener(SWT.MouseExit, event -> point(Optional.empty()));
		canvas.addListener(SWT.MouseUp, event -> step(1));
		canvas.addListener(SWT.KeyDown, this::key);
		player.addListener(moved);
		shell.addListener(SWT.Dispose, event -> closed());
		// Not every window manager heeds a wish for the whole screen.
		shell.setBounds(parent.getMonitor().getBounds());
		shell.setFullScreen(true);
		shell.open();
		canvas.setFocus();
	}

	private void closed() {
		player.removeListener(moved);
		slide.ifPresent(Image::dispose);
		slide = Optional.empty();
	}

	private void key(Event event) {
		boolean shown = !blank;
		blank = shown && (event.character == 'b' || event.character == 'B' || event.character == '.');
		switch (event.keyCode) {
		case SWT.PAGE_DOWN, SWT.ARROW_RIGHT, SWT.ARROW_DOWN, SWT.CR, ' ' -> step(shown ? 1 : 0);
		case SWT.PAGE_UP, SWT.ARROW_LEFT, SWT.ARROW_UP, SWT.BS -> step(shown ? -1 : 0);
		case SWT.HOME -> goTo(0);
		case SWT.END -> goTo(length());
		case SWT.ESC -> shell.close();
		default -> {
			// Other keys do nothing but bring a blank screen back.
		}
		}
		if (!shell.isDisposed())
			canvas.redraw();
	}

	/** Goes to a hop, which may take a while; whoever clicks again meanwhile goes on from there. */
	private void goTo(int hop) {
		goal = OptionalInt.of(hop);
		player.goTo(hop);
	}

	private int length() {
		return player.stop().map(Stop::length).orElse(0);
	}

	private void step(int by) {
		int now = goal.orElseGet(() -> player.stop().map(Stop::position).orElse(0));
		int next = Math.max(0, Math.min(length(), now + by));
		if (next != now)
			goTo(next);
	}

	private void point(Optional<Point> at) {
		spot.ifPresent(this::redraw);
		at.ifPresent(this::redraw);
		spot = at;
	}

	private void redraw(Point around) {
		canvas.redraw(around.x - SPOT, around.y - SPOT, 2 * SPOT, 2 * SPOT, false);
	}

	/** What is shown has changed; only the last slide that was asked for is shown. */
	private void update() {
		Point size = canvas.getSize();
		Optional<Stop> stop = player.stop();
		if (stop.isEmpty() || size.x <= 0 || size.y <= 0)
			return;
		if (goal.equals(OptionalInt.of(stop.get().position())))
			goal = OptionalInt.empty();
		int number = ++painting;
		String walk = player.session().map(Session::title).orElse("");
		String caption = stop.get().hop().flatMap(hop -> Captions.of(page.document()).at(walk, hop)).orElse("");
		WalkStep step = new WalkStep(stop.get().position(), new Picture(page.finishedScene()), stop.get().hop(),
				caption);
		WalkTitle title = new WalkTitle(String.valueOf(page.document().getName()), page.page().title(page.document()),
				walk, stop.get().length());
		Slide painter = new Slide(size.x, size.y, page.theme());
		CompletableFuture.supplyAsync(() -> painter.paint(step, new StepText(title, Locale.getDefault())))
				.thenAccept(image -> shell.getDisplay().asyncExec(() -> show(number, image)));
	}

	private void show(int number, BufferedImage image) {
		if (shell.isDisposed() || number != painting)
			return;
		slide.ifPresent(Image::dispose);
		slide = Optional.of(new Image(shell.getDisplay(), SlideImage.of(image)));
		canvas.redraw();
	}

	private void paint(GC gc) {
		Rectangle area = canvas.getClientArea();
		gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
		if (blank || slide.isEmpty()) {
			gc.fillRectangle(area);
			return;
		}
		gc.drawImage(slide.get(), 0, 0);
		spot.ifPresent(at -> {
			int rgb = page.theme().accent().rgb();
			gc.setBackground(new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
			gc.setAlpha(SPOT_ALPHA);
			gc.setAntialias(SWT.ON);
			gc.fillOval(at.x - SPOT, at.y - SPOT, 2 * SPOT, 2 * SPOT);
		});
	}
}
