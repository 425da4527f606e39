package org.irqscope.ui.hops;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.irqscope.core.listing.HopOutline;
import org.irqscope.core.listing.HopRows;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;

/**
 * The hops of a walk as rows, of which only those are made that are seen, however many there are. Texts wrap within
 * their columns. Used by the UI thread.
 */
public final class HopList extends Canvas {
	/** What a list asks for when the user wants it. */
	public interface Wishes {
		/** The walk is to stand at a position. */
		void goTo(int position);

		/** The walk is to run to a position, as far as no breakpoint stops it. */
		void runTo(int position);

		/** Calls of a hop are to be folded, or unfolded again. */
		void turn(int hop);

		/** The columns are to be shown so. */
		void arrange(HopColumns columns);
	}

	private final Wishes wishes;
	private final Font font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
	private final HopLayout.Metrics metrics;
	private final HopSpeech speech;
	private final Runnable marksChanged = this::redraw;
	private HopLayout layout;
	private int top;

	public HopList(Composite parent, HopColumns columns, Wishes wishes) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
		this.wishes = wishes;
		GC gc = new GC(this);
		metrics = HopLayout.Metrics.of(gc, font);
		gc.dispose();
		layout = new HopLayout(new HopPicture(Optional.empty(), HopRows.all(0), HopOutline.ALL, 0, columns, "",
				DiagramTheme.current()), 1, metrics);
		addListener(SWT.Paint, event -> new HopListPainter(event.gc, layout, font, isFocusControl()).paint(top,
				getClientArea()));
		addListener(SWT.Resize, event -> changed(layout.picture()));
		addListener(SWT.FocusIn, event -> redraw());
		addListener(SWT.FocusOut, event -> redraw());
		addListener(SWT.Dispose, event -> HopRuler.removeListener(marksChanged));
		getVerticalBar().addListener(SWT.Selection, event -> scrollTo(getVerticalBar().getSelection()));
		new HopListKeys(this);
		new HopListPointer(this);
		speech = new HopSpeech(this);
		HopRuler.addListener(marksChanged);
	}

	HopLayout hopLayout() {
		return layout;
	}

	HopPicture picture() {
		return layout.picture();
	}

	Wishes wishes() {
		return wishes;
	}

	/** The height of what is below the titles. */
	int room() {
		return Math.max(1, getClientArea().height - layout.header());
	}

	/** The first row that is seen. */
	int top() {
		return top;
	}

	/** The selected row. */
	public int row() {
		return picture().selected();
	}

	/** How many rows there are, with the one before the first hop. */
	public int count() {
		return picture().count();
	}

	/** The hop of the selected row. */
	public Optional<Hop> hop() {
		return picture().hop(row());
	}

	/** Shows what is listed of a walk, and where it stands. */
	public void show(Walk walk, HopRows rows, HopOutline outline, int position) {
		boolean other = outline != picture().outline();
		changed(picture().with(walk, rows, outline));
		int shown = picture().row(position);
		if (other || shown != row())
			select(shown);
	}

	public void setColumns(HopColumns columns) {
		changed(picture().with(columns));
		reveal();
	}

	/** Marks a word wherever it stands. */
	public void seek(String word) {
		changed(picture().with(word.toLowerCase(Locale.ROOT)));
	}

	/** Draws in the colours of the desktop as they are now. */
	public void recolor() {
		changed(picture().with(DiagramTheme.current()));
	}

	private void changed(HopPicture picture) {
		layout = new HopLayout(picture.selecting(picture.selected()), getClientArea().width, metrics);
		scrollTo(top);
	}

	/** Scrolls so that a row is the first. */
	void scrollTo(int first) {
		int count = Math.max(1, count());
		int last = layout.picture().count() == 0 ? 0 : layout.top(count - 1, room());
		top = Math.max(0, Math.min(first, last));
		int seen = layout.seen(top, room());
		getVerticalBar().setValues(top, 0, last + seen, seen, 1, seen);
		getVerticalBar().setEnabled(last > 0);
		redraw();
	}

	/** Selects a row, and scrolls as far as it is out of sight. */
	void select(int selected) {
		layout = new HopLayout(picture().selecting(selected), getClientArea().width, metrics);
		reveal();
		speech.selected();
	}

	/** What is far out of sight is shown with what comes before and after it. */
	private void reveal() {
		int row = row();
		int seen = count() == 0 ? 1 : layout.seen(top, room());
		if (count() == 0 || row >= top && row < top + seen)
			scrollTo(top);
		else if (Math.abs(row - top) > seen + 1)
			scrollTo(layout.top(row, room() / 2));
		else
			scrollTo(row < top ? row : layout.top(row, room()));
	}

	/** Selects a row and goes there. */
	public void choose(int chosen) {
		if (count() == 0)
			return;
		select(chosen);
		wishes.goTo(picture().position(row()));
	}

	/** Runs to a row. */
	public void runTo(int row) {
		wishes.runTo(picture().position(row));
	}

	/** Does something with the hop of the selected row. */
	void withHop(Consumer<Hop> work) {
		hop().ifPresent(work);
	}

	/** Folds the calls of a row's hop, or unfolds them. */
	void turn(int at) {
		HopRow turned = layout.row(at);
		if (turned.folds() || turned.folded())
			turned.hop().ifPresent(hop -> wishes.turn(hop.number()));
	}

	/** The text of a row, one column after another. */
	public String text(int at) {
		HopPicture picture = picture();
		return picture.hop(at).map(hop -> String.join("  ", HopColumn.texts(hop))).orElse(Texts.of("hops.start"));
	}

	/** Tells of the row at a height of the surface. */
	public void at(int y, IntConsumer found) {
		int at = y < layout.header() ? -1 : layout.at(top, y - layout.header());
		if (at >= 0)
			found.accept(at);
	}
}
