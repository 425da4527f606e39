package org.irqscope.ui.walk;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.listing.HopFilter;
import org.irqscope.ui.Texts;

/**
 * Where the user writes which hops a list leaves: an expression, which is proposed and checked while it is written, or
 * plain words. Used by the UI thread.
 */
final class FilterField {
	/** Who hears of what is written. */
	interface Reader {
		/** This is what hops are listed by. */
		void filter(HopFilter filter);

		/** What is written means nothing; why and where. An empty text takes that back. */
		void complain(String complaint);
	}

	private static final int PAUSE_MILLIS = 200;
	private final Text text;
	private final Supplier<MachineNames> names;
	private final Reader reader;
	private final Runnable read = this::read;
	private int errorStart, errorEnd;

	/** @param names of the machine whose walk it is */
	FilterField(Composite parent, Supplier<MachineNames> names, Reader reader) {
		this.names = names;
		this.reader = reader;
		text = new Text(parent, SWT.SEARCH | SWT.ICON_CANCEL | SWT.SINGLE);
		text.setMessage(Texts.of("walk.filter.message"));
		text.setToolTipText(Texts.of("walk.filter.tooltip"));
		text.addListener(SWT.Modify, event -> text.getDisplay().timerExec(PAUSE_MILLIS, read));
		text.addListener(SWT.DefaultSelection, event -> readNow());
		addProposals();
	}

	Text control() {
		return text;
	}

	private void addProposals() {
		try {
			ContentProposalAdapter adapter = new ContentProposalAdapter(text, new TextContentAdapter(),
					this::proposals, KeyStroke.getInstance("Ctrl+Space"), null);
			adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		} catch (ParseException e) {
			throw new IllegalStateException(e);
		}
	}

	private IContentProposal[] proposals(String written, int caret) {
		return Expression.proposals(written, caret, names.get()).stream()
				.map(one -> new ContentProposal(one.in(written), one.text(), null, one.start() + one.text().length()))
				.toArray(IContentProposal[]::new);
	}

	/** Reads what is written, as for another machine. */
	void read() {
		if (text.isDisposed())
			return;
		try {
			HopFilter filter = HopFilter.parse(text.getText(), names.get());
			errorEnd = 0;
			reader.complain("");
			reader.filter(filter);
		} catch (ExpressionException e) {
			errorStart = e.start();
			errorEnd = Math.max(e.end(), e.start() + 1);
			reader.complain(complaint(e));
		}
	}

	private static String complaint(ExpressionException refused) {
		return refused.proposals().isEmpty() ? refused.located()
				: Texts.of("walk.filter.proposals", refused.located(), String.join(", ", refused.proposals()));
	}

	/** Return reads at once, and selects what is wrong. */
	private void readNow() {
		text.getDisplay().timerExec(-1, read);
		read();
		if (errorEnd > 0)
			text.setSelection(errorStart, errorEnd);
	}

	/** Writes a filter, as the user would. */
	void write(String filter) {
		text.setText(filter);
		readNow();
	}

	void onEscape(Consumer<Text> work) {
		text.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC)
				work.accept(text);
		});
	}
}
