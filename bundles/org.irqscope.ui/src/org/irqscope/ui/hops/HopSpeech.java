package org.irqscope.ui.hops;

import java.util.stream.IntStream;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.irqscope.emulator.journal.Walk;

/** What a screen reader says of a list of hops: each row that is seen is an item. Used by the UI thread. */
final class HopSpeech extends AccessibleControlAdapter {
	private final HopList list;

	HopSpeech(HopList list) {
		this.list = list;
		list.getAccessible().addAccessibleControlListener(this);
		list.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = event.childID == ACC.CHILDID_SELF ? all() : row(event.childID);
			}
		});
	}

	private String all() {
		return Texts.of("hops.spoken", Math.max(0, list.count() - 1), list.picture().walk().map(Walk::size).orElse(0));
	}

	private String row(int row) {
		String text = row == 0 ? list.text(row) : Texts.of("hops.spoken.row", row, list.text(row));
		return list.hopLayout().row(row).folded() ? Texts.of("hops.spoken.folded", text) : text;
	}

	/** Another row is selected. */
	void selected() {
		if (list.isFocusControl())
			list.getAccessible().setFocus(list.row());
		list.getAccessible().selectionChanged();
	}

	@Override
	public void getRole(AccessibleControlEvent event) {
		event.detail = event.childID == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
	}

	@Override
	public void getChildCount(AccessibleControlEvent event) {
		event.detail = seen();
	}

	@Override
	public void getChildren(AccessibleControlEvent event) {
		event.children = IntStream.range(list.top(), list.top() + seen()).boxed().toArray();
	}

	private int seen() {
		return Math.min(list.count() - list.top(), list.hopLayout().seen(list.top(), list.room()));
	}

	@Override
	public void getFocus(AccessibleControlEvent event) {
		event.childID = list.isFocusControl() ? list.row() : ACC.CHILDID_NONE;
	}

	@Override
	public void getSelection(AccessibleControlEvent event) {
		event.childID = list.count() == 0 ? ACC.CHILDID_NONE : list.row();
	}

	@Override
	public void getState(AccessibleControlEvent event) {
		if (event.childID == ACC.CHILDID_SELF)
			event.detail = ACC.STATE_FOCUSABLE;
		else
			event.detail = ACC.STATE_SELECTABLE | (event.childID == list.row() ? ACC.STATE_SELECTED : 0);
	}

	@Override
	public void getChildAtPoint(AccessibleControlEvent event) {
		Point point = list.toControl(event.x, event.y);
		event.childID = ACC.CHILDID_SELF;
		list.at(point.y, row -> event.childID = row);
	}
}
