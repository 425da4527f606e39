package org.irqscope.diagram.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * A page with what stands above it: a filter of its lines, or the choice between the pages of its kind. Used by the UI
 * thread.
 */
final class PageFace extends Composite {
	private final Optional<PageFilter> filter;
	private final Optional<PageChoice> choice;

	private PageFace(Composite folder, PagePresenter page, Consumer<PagePresenter> turning) {
		super(folder, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(this);
		filter = page.page().filters() ? Optional.of(new PageFilter(this, page)) : Optional.empty();
		choice = page.page().kind().map(kind -> new PageChoice(this, kind, turning));
	}

	/** What the control of a page is to be made in: its face, or the folder itself for a page without one. */
	static Composite around(Composite folder, PagePresenter page, Consumer<PagePresenter> turning) {
		return page.page().filters() || page.page().kind().isPresent() ? new PageFace(folder, page, turning) : folder;
	}

	/** The face around the control of a page. */
	static Optional<PageFace> of(Control control) {
		return control.getParent() instanceof PageFace face ? Optional.of(face) : Optional.empty();
	}

	/** Gives a page's control all that is left of its face. */
	static void fill(Control control) {
		if (of(control).isPresent())
			GridDataFactory.fillDefaults().grab(true, true).applyTo(control);
	}

	/** The control of a page with what is around it. */
	static Control whole(Control control) {
		return of(control).<Control>map(face -> face).orElse(control);
	}

	/** Offers the pages that share a tab. */
	void offer(List<PagePresenter> pages, PagePresenter shown) {
		choice.ifPresent(one -> one.offer(pages, shown));
	}

	/** Puts the cursor into the filter; false where there is none. */
	boolean find() {
		return filter.isPresent() && filter.get().focus();
	}

	/** Lets the keyboard choose the next page as it chose this one. */
	void choose() {
		choice.ifPresent(PageChoice::focus);
	}

	/** Who turns to the page wants to see it first. */
	@Override
	public boolean setFocus() {
		Control[] children = getChildren();
		return children[children.length - 1].setFocus();
	}
}
