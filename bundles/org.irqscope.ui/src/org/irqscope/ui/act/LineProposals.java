package org.irqscope.ui.act;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.eclipse.jface.fieldassist.IControlContentAdapter;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.decision.ActWord;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.emulator.state.Snapshot;

/** Proposes what could be written into the fields of a form for what comes to a machine. Used by the UI thread. */
final class LineProposals {
	private static final String SET = "set ";

	private LineProposals() {
	}

	/** Proposes the lines of the list, words, and after {@code set} names of fields. */
	static void of(Combo line, Supplier<Optional<Snapshot>> machine) {
		add(line, new ComboContentAdapter(), (written, caret) -> proposals(line, machine, written, caret));
	}

	/** Proposes names of fields while that is what is asked for. */
	static void ofFields(Text text, Supplier<Optional<Snapshot>> machine, BooleanSupplier asked) {
		add(text, new TextContentAdapter(), (written, caret) -> asked.getAsBoolean()
				? fields(machine, written, 0, caret).toArray(IContentProposal[]::new) : new IContentProposal[0]);
	}

	private static void add(Control control, IControlContentAdapter content, IContentProposalProvider provider) {
		try {
			ContentProposalAdapter adapter = new ContentProposalAdapter(control, content, provider,
					KeyStroke.getInstance("Ctrl+Space"), null);
			adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		} catch (ParseException e) {
			throw new IllegalStateException(e);
		}
	}

	private static IContentProposal[] proposals(Combo line, Supplier<Optional<Snapshot>> machine, String written,
			int caret) {
		String typed = written.substring(0, caret);
		if (typed.startsWith(SET))
			return fields(machine, written, SET.length(), caret).toArray(IContentProposal[]::new);
		Stream<IContentProposal> lines = Arrays.stream(line.getItems()).filter(one -> one.startsWith(typed))
				.map(one -> new ContentProposal(one));
		Stream<IContentProposal> words = ActWord.WORDS.stream().filter(word -> word.word().startsWith(typed))
				.map(word -> new ContentProposal(word.word() + " ", word.usage(), null));
		return Stream.concat(lines, words).toArray(IContentProposal[]::new);
	}

	private static Stream<IContentProposal> fields(Supplier<Optional<Snapshot>> machine, String written, int start,
			int caret) {
		MachineNames names = machine.get().map(MachineNames::of).orElse(MachineNames.NONE);
		String rest = written.substring(start);
		return Expression.proposals(rest, caret - start, names).stream()
				.map(one -> new ContentProposal(written.substring(0, start) + one.in(rest), one.text(), null,
						start + one.start() + one.text().length()));
	}
}
