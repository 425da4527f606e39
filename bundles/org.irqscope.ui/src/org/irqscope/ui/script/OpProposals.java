package org.irqscope.ui.script;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.OpCode;

/** Proposes the operations of op scripts at the beginning of a line. */
final class OpProposals implements IContentAssistProcessor {
	@Override
	public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
		String typed = typed(viewer.getDocument(), offset);
		List<ICompletionProposal> proposals = new ArrayList<>();
		for (OpCode code : OpCode.values())
			if (code.fits(Language.X86) && code.word().startsWith(typed))
				proposals.add(new CompletionProposal(code.word(), offset - typed.length(), typed.length(),
						code.word().length(), null, code.usage(), null, null));
		return proposals.toArray(ICompletionProposal[]::new);
	}

	/** The line up to the caret. */
	private static String typed(IDocument document, int offset) {
		try {
			int start = document.getLineInformationOfOffset(offset).getOffset();
			return document.get(start, offset - start);
		} catch (BadLocationException e) {
			throw new IllegalArgumentException(e);
		}
	}

	@Override
	public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
		return new IContextInformation[0];
	}

	@Override
	public char[] getCompletionProposalAutoActivationCharacters() {
		return new char[0];
	}

	@Override
	public char[] getContextInformationAutoActivationCharacters() {
		return new char[0];
	}

	@Override
	public String getErrorMessage() {
		return null;
	}

	@Override
	public IContextInformationValidator getContextInformationValidator() {
		return null;
	}
}
