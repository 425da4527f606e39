package org.irqscope.ui.timeline;

import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IHandler;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** Where the user writes which lanes of a timeline are shown; not there until it is wanted. Used by the UI thread. */
final class LaneFinder {
	private final Text text;
	private final Runnable left;

	/**
	 * @param written hears of what is written
	 * @param left called when the user has done
	 */
	LaneFinder(Composite parent, Consumer<String> written, Runnable left) {
		this.left = left;
		text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
		text.setMessage(Texts.of("timeline.find"));
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(text);
		text.setVisible(false);
		text.addListener(SWT.Modify, event -> written.accept(text.getText()));
		text.addListener(SWT.KeyDown, this::press);
	}

	private void press(Event event) {
		if (event.keyCode == SWT.ESC) {
			text.setText("");
			show(false);
			left.run();
		} else if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR || event.keyCode == SWT.ARROW_DOWN)
			left.run();
	}

	/** The user wants to look for lanes. */
	void begin() {
		show(true);
		text.setFocus();
		text.selectAll();
	}

	private void show(boolean shown) {
		((GridData) text.getLayoutData()).exclude = !shown;
		text.setVisible(shown);
		text.getParent().layout();
	}

	/** What begins it. */
	IHandler handler() {
		return new AbstractHandler() {
			@Override
			public Object execute(ExecutionEvent event) {
				begin();
				return null;
			}
		};
	}
}
