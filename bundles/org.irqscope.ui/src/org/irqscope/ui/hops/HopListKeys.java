package org.irqscope.ui.hops;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.irqscope.emulator.journal.Hop;

/** What keys do to a list of hops: those of a tree, in which a call is above what it calls. Used by the UI thread. */
final class HopListKeys {
	private final HopList list;

	HopListKeys(HopList list) {
		this.list = list;
		list.addListener(SWT.KeyDown, this::press);
		list.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	private void press(Event event) {
		if ((event.stateMask & SWT.MODIFIER_MASK) == 0 && (move(event.keyCode) || fold(event.keyCode)))
			event.doit = false;
	}

	private boolean move(int key) {
		int page = list.hopLayout().seen(list.top(), list.room());
		switch (key) {
		case SWT.ARROW_UP -> list.choose(list.row() - 1);
		case SWT.ARROW_DOWN -> list.choose(list.row() + 1);
		case SWT.PAGE_UP -> list.choose(list.row() - page);
		case SWT.PAGE_DOWN -> list.choose(list.row() + page);
		case SWT.HOME -> list.choose(0);
		case SWT.END -> list.choose(list.count() - 1);
		default -> {
			return false;
		}
		}
		return true;
	}

	private boolean fold(int key) {
		switch (key) {
		case SWT.ARROW_LEFT, SWT.KEYPAD_SUBTRACT, '-' -> close();
		case SWT.ARROW_RIGHT, SWT.KEYPAD_ADD, '+' -> open();
		default -> {
			return false;
		}
		}
		return true;
	}

	/** Folds calls; where there are none to be folded, goes to the caller. */
	private void close() {
		HopRow row = list.hopLayout().row(list.row());
		if (row.folds() && !row.folded())
			list.turn(list.row());
		else
			list.withHop(this::toCaller);
	}

	private void toCaller(Hop hop) {
		HopPicture picture = list.picture();
		int caller = picture.walk().orElseThrow().caller(hop.number());
		if (caller >= 0)
			list.choose(picture.row(caller + 1));
	}

	/** Unfolds calls; where that is done, goes to the first of them. */
	private void open() {
		HopRow row = list.hopLayout().row(list.row());
		if (row.folded())
			list.turn(list.row());
		else if (row.folds())
			list.choose(list.row() + 1);
	}
}
