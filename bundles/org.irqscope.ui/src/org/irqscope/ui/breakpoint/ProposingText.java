package org.irqscope.ui.breakpoint;

import java.util.List;
import java.util.Optional;
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
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.proposal.Proposal;
import org.irqscope.emulator.state.Snapshot;

/** Makes text fields that propose what could be written. Used by the UI thread. */
final class ProposingText {
	/** Finds what could be written at a place of a text. */
	interface Language {
		List<Proposal> proposals(String text, int offset, MachineNames names);
	}

	private ProposingText() {
	}

	/** @param machine the machine whose names are proposed */
	static Text create(Composite parent, Language language, Supplier<Optional<Snapshot>> machine) {
		Text text = new Text(parent, SWT.BORDER | SWT.SINGLE);
		try {
			ContentProposalAdapter adapter = new ContentProposalAdapter(text, new TextContentAdapter(),
					(written, caret) -> proposals(language, machine, written, caret),
					KeyStroke.getInstance("Ctrl+Space"), null);
			adapter.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		} catch (ParseException e) {
			throw new IllegalStateException(e);
		}
		return text;
	}

	private static IContentProposal[] proposals(Language language, Supplier<Optional<Snapshot>> machine,
			String written, int caret) {
		MachineNames names = machine.get().map(MachineNames::of).orElse(MachineNames.NONE);
		return language.proposals(written, caret, names).stream()
				.map(one -> new ContentProposal(one.in(written), one.text(), null, one.start() + one.text().length()))
				.toArray(IContentProposal[]::new);
	}
}
