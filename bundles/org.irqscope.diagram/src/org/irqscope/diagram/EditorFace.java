package org.irqscope.diagram;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * What fills an editor: that its document is being read, why it cannot be shown, or its diagram. Used by the UI thread.
 */
final class EditorFace {
	private final Composite face;
	/** What takes the focus, without which no other part could be left for the editor; nothing in a diagram. */
	private Optional<Control> focus = Optional.empty();

	EditorFace(Composite parent) {
		face = new Composite(parent, SWT.NONE);
		face.setLayout(new FillLayout());
	}

	void reading(String document) {
		show(parent -> focus = Optional.of(waiting(parent, Texts.of("editor.reading", document))));
	}

	private static Control waiting(Composite parent, String text) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(page);
		Label label = new Label(page, SWT.NONE);
		label.setText(text);
		label.setEnabled(false);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(label);
		return page;
	}

	void failure(String message) {
		show(parent -> focus = Optional.of(FailurePage.create(parent, message)));
	}

	/** @param diagram makes the diagram as the only child of a parent */
	void diagram(Consumer<Composite> diagram) {
		show(diagram);
	}

	private void show(Consumer<Composite> contents) {
		Control[] before = face.getChildren();
		focus = Optional.empty();
		contents.accept(face);
		for (Control child : before)
			child.dispose();
		face.layout(true, true);
	}

	/** True when the focus was taken; a diagram takes it itself. */
	boolean setFocus() {
		focus.ifPresent(Control::setFocus);
		return focus.isPresent();
	}
}
