package org.irqscope.ui.breakpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.expression.ContextWords;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.ui.Texts;

/**
 * All that can be said of a breakpoint: where it stops, on what condition, in which context and at which time. Used by
 * the UI thread.
 */
final class BreakpointForm {
	private static final int MOST_TIMES = 1_000_000_000;
	private final Runnable changed;
	private final Composite control;
	private final Text where;
	private final Text condition;
	private final Combo context;
	private final Spinner count;
	private boolean showing;
	private String error = "";

	/**
	 * @param machine the machine whose names are proposed
	 * @param changed is told when the user has changed anything
	 */
	BreakpointForm(Composite parent, Supplier<Optional<Snapshot>> machine, Runnable changed) {
		this.changed = changed;
		control = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(control);
		label("breakpoint.where");
		where = ProposingText.create(control, Breakpoint::proposals, machine);
		where.setMessage(Texts.of("breakpoint.where.message"));
		label("breakpoint.condition");
		condition = ProposingText.create(control, Expression::proposals, machine);
		condition.setMessage(Texts.of("breakpoint.condition.message"));
		label("breakpoint.context");
		context = new Combo(control, SWT.DROP_DOWN);
		context.add("");
		ContextWords.all().forEach(context::add);
		label("breakpoint.count");
		count = new Spinner(control, SWT.BORDER);
		count.setMaximum(MOST_TIMES);
		for (Control field : new Control[] { where, condition, context, count }) {
			GridDataFactory.fillDefaults().grab(field != count, false).applyTo(field);
			field.addListener(SWT.Modify, event -> modified());
		}
		where.addListener(SWT.DefaultSelection, event -> modified());
	}

	private void label(String key) {
		new Label(control, SWT.NONE).setText(Texts.of(key));
	}

	private void modified() {
		if (!showing)
			changed.run();
	}

	Composite control() {
		return control;
	}

	void setFocus() {
		where.setFocus();
	}

	/** Shows a breakpoint, so that it can be changed. */
	void show(Breakpoint breakpoint) {
		showing = true;
		where.setText(breakpoint.where().text());
		condition.setText(breakpoint.condition().map(Expression::text).orElse(""));
		context.setText(breakpoint.context().orElse(""));
		count.setSelection(breakpoint.count());
		showing = false;
	}

	/** What has been written; nothing where that is no breakpoint, which {@link #error} explains. */
	Optional<Breakpoint> breakpoint() {
		error = "";
		return read("breakpoint.where", where.getText(), Breakpoint::parse).flatMap(this::complete);
	}

	private Optional<Breakpoint> complete(Breakpoint begun) {
		Breakpoint counted = count.getSelection() > 0 ? begun.withCount(count.getSelection()) : begun;
		String only = context.getText().strip();
		Optional<String> label = ContextWords.label(only.toLowerCase(Locale.ROOT));
		if (!only.isEmpty() && label.isEmpty())
			error = Texts.of("breakpoint.context.none", only, String.join(", ", ContextWords.all()));
		Breakpoint within = label.isPresent() ? counted.onlyIn(label) : counted;
		if (!error.isEmpty() || condition.getText().isBlank())
			return Optional.of(within).filter(whole -> error.isEmpty());
		return read("breakpoint.condition", condition.getText(), Expression::parse)
				.map(holds -> within.with(Optional.of(holds)));
	}

	/** Reads a text of some language. */
	private interface Reading<T> {
		T read(String text) throws ExpressionException;
	}

	private <T> Optional<T> read(String field, String text, Reading<T> reading) {
		try {
			return Optional.of(reading.read(text));
		} catch (ExpressionException e) {
			error = Texts.of("breakpoint.error", Texts.of(field), e.located());
			return Optional.empty();
		}
	}

	/** Why what was read last is no breakpoint, and where; empty when it is one. */
	String error() {
		return error;
	}
}
