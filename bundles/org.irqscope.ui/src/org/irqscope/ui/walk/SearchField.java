package org.irqscope.ui.walk;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.irqscope.ui.Texts;
import org.irqscope.ui.hops.HopList;
import org.irqscope.ui.hops.HopSearch;

/** Where the user writes what is looked for in a list of hops; the list goes there meanwhile. Used by the UI thread. */
final class SearchField {
	private final Text text;
	private final HopList list;
	private final Consumer<String> complaints;
	private Optional<HopSearch> running = Optional.empty();

	/** @param complaints hears that nothing was found; an empty text takes that back */
	SearchField(Composite parent, HopList list, Consumer<String> complaints) {
		this.list = list;
		this.complaints = complaints;
		text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
		text.setMessage(Texts.of("walk.search.message"));
		text.setToolTipText(Texts.of("walk.search.tooltip"));
		text.addListener(SWT.Modify, event -> search(true, 1));
		text.addListener(SWT.KeyDown, this::press);
	}

	Text control() {
		return text;
	}

	private void press(Event event) {
		switch (event.keyCode) {
		case SWT.CR, SWT.KEYPAD_CR -> next((event.stateMask & SWT.SHIFT) != 0 ? -1 : 1);
		case SWT.ARROW_DOWN -> next(1);
		case SWT.ARROW_UP -> next(-1);
		case SWT.ESC -> leave();
		default -> {
			return;
		}
		}
		event.doit = false;
	}

	private void leave() {
		text.setText("");
		list.setFocus();
	}

	/** The user wants to look for something. */
	void begin() {
		text.setFocus();
		text.selectAll();
	}

	/** Goes to the next place, or the one before; where nothing is written yet the user may do so. */
	void next(int step) {
		if (text.getText().isEmpty())
			begin();
		else
			search(false, step);
	}

	private void search(boolean stay, int step) {
		running.ifPresent(HopSearch::cancel);
		String word = text.getText();
		list.seek(word);
		complaints.accept("");
		running = word.isEmpty() ? Optional.empty()
				: Optional.of(HopSearch.begin(list, word, stay, step, row -> found(word, row)));
	}

	private void found(String word, OptionalInt row) {
		if (list.isDisposed())
			return;
		if (row.isPresent())
			list.choose(row.getAsInt());
		else
			complaints.accept(Texts.of("walk.search.none", word));
	}
}
