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
 * What fills an editor: that its document is being read, why it cannot be shown, or its diagram, and above that what
 * has happened to its file. Used by the UI thread.
 */
final class EditorFace {
	private final Composite whole, face;
	private Optional<Composite> notice = Optional.empty();
	/** What takes the focus, without which no other part could be left for the editor; nothing in a diagram. */
	private Optional<Control> focus = Optional.empty();

	EditorFace(Composite parent) {
		whole = new Composite(parent, SWT.NONE);
		whole.setData(this);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		face = new Composite(whole, SWT.NONE);
		face.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(face);
	}

	/** Says above the diagram what has happened to the file. */
	void tell(String sentence) {
		offer(sentence, () -> {
		});
	}

	/** The same with a link in the sentence. */
	void offer(String sentence, Runnable linked) {
		if (whole.isDisposed() || notice.filter(one -> sentence.equals(one.getData())).isPresent())
			return;
		notice.ifPresent(Composite::dispose);
		notice = Optional.of(FileNotice.create(whole, sentence, linked));
		notice.get().moveAbove(face);
		whole.layout(true, true);
	}

	/** There is nothing to say of the file any more. */
	void calm() {
		if (notice.isEmpty() || whole.isDisposed())
			return;
		notice.get().dispose();
		notice = Optional.empty();
		whole.layout(true, true);
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
