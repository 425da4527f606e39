package org.irqscope.ui.link;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** What parts of a text lead to, by a click, or by Tab and Return. Used by the UI thread. */
public final class TextLinks {
	/** A part of a text, and what happens where somebody follows it. */
	record Link(int start, int length, Runnable work) {
		boolean holds(int offset) {
			return start <= offset && offset < start + length;
		}
	}

	private final StyledText text;
	private List<Link> links = List.of();

	public TextLinks(StyledText text) {
		this.text = text;
		text.addListener(SWT.MouseUp, this::click);
		text.addListener(SWT.MouseMove, event -> text.setCursor(at(event).isPresent()
				? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null));
		text.addListener(SWT.Traverse, this::traverse);
		text.addListener(SWT.KeyDown, this::press);
	}

	void show(List<Link> shown) {
		links = List.copyOf(shown);
	}

	private Optional<Link> at(Event event) {
		int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
		return offset < 0 ? Optional.empty() : at(offset);
	}

	private Optional<Link> at(int offset) {
		return links.stream().filter(link -> link.holds(offset)).findFirst();
	}

	/** Who selects text by the mouse does not follow it. */
	private void click(Event event) {
		if (event.button == 1 && text.getSelectionCount() == 0)
			at(event).ifPresent(link -> link.work().run());
	}

	/** Tab goes from one to the next, and at the end out of the text. */
	private void traverse(Event event) {
		boolean forwards = event.detail == SWT.TRAVERSE_TAB_NEXT;
		if (!forwards && event.detail != SWT.TRAVERSE_TAB_PREVIOUS)
			return;
		int caret = text.getSelection().x;
		Optional<Link> next = forwards ? links.stream().filter(link -> link.start() > caret).findFirst()
				: links.stream().filter(link -> link.start() < caret).reduce((first, second) -> second);
		event.doit = next.isEmpty();
		next.ifPresent(link -> text.setSelection(link.start(), link.start() + link.length()));
		if (next.isPresent())
			event.detail = SWT.TRAVERSE_NONE;
	}

	private void press(Event event) {
		if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)
			at(text.getSelection().x).ifPresent(link -> link.work().run());
	}
}
