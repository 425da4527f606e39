package org.irqscope.diagram.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.ui.IMemento;
import org.irqscope.diagram.parts.PartName;

/**
 * How the pages of an editor are looked at, kept in what the workbench remembers of the editor: which page is visible,
 * how large and where, and what is selected on it. Used by the UI thread.
 */
public final class KeptLook {
	private static final String LOOK = "look", PAGE = "page", ZOOM = "zoom", X = "x", Y = "y", SELECTED = "selected",
			NODE = "node", ROW = "row";
	private final Map<String, Look> looks = new HashMap<>();
	private Optional<String> visible = Optional.empty();
	private List<PartName> selected = List.of();

	/** Takes what is remembered. */
	public void restore(IMemento memento) {
		visible = Optional.ofNullable(memento.getString(PAGE));
		for (IMemento look : memento.getChildren(LOOK))
			read(look).ifPresent(one -> looks.put(look.getString(PAGE), one));
		selected = Stream.of(memento.getChildren(SELECTED)).filter(one -> one.getString(NODE) != null)
				.map(one -> new PartName(one.getString(NODE), Optional.ofNullable(one.getString(ROW)))).toList();
	}

	private static Optional<Look> read(IMemento look) {
		Float zoom = look.getFloat(ZOOM);
		Integer x = look.getInteger(X), y = look.getInteger(Y);
		return zoom == null || x == null || y == null || look.getString(PAGE) == null ? Optional.empty()
				: Optional.of(new Look(zoom, x, y));
	}

	/** How a page was looked at; nothing where nobody had chosen that. */
	public Optional<Look> look(PagePresenter page) {
		return Optional.ofNullable(looks.get(page.page().id()));
	}

	/** Turns to the page that was visible, and selects there what was selected. */
	public void begin(EditorPages pages) {
		visible.ifPresent(pages::show);
		pages.whenThere(() -> selected.forEach(name -> name.find(pages.viewer())
				.ifPresent(pages.viewer()::appendSelection)));
	}

	/** Writes how the pages are looked at; where there are none yet, what was remembered. */
	public void save(IMemento memento, Optional<EditorPages> pages) {
		pages.ifPresent(this::take);
		visible.ifPresent(page -> memento.putString(PAGE, page));
		looks.forEach((page, look) -> write(memento.createChild(LOOK), page, look));
		for (PartName name : selected) {
			IMemento one = memento.createChild(SELECTED);
			one.putString(NODE, name.node());
			name.row().ifPresent(row -> one.putString(ROW, row));
		}
	}

	private static void write(IMemento memento, String page, Look look) {
		memento.putString(PAGE, page);
		memento.putFloat(ZOOM, (float) look.zoom());
		memento.putInteger(X, look.x());
		memento.putInteger(Y, look.y());
	}

	private void take(EditorPages pages) {
		visible = Optional.of(pages.visible());
		pages.viewers().forEach((page, viewer) -> FirstZoom.chosen(viewer).ifPresentOrElse(
				look -> looks.put(page.page().id(), look), () -> looks.remove(page.page().id())));
		selected = PartName.of(pages.viewer().getSelectedEditParts());
	}
}
