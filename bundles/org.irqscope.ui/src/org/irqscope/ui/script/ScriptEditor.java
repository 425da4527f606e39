package org.irqscope.ui.script;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.editors.text.TextEditor;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.ui.walk.WalkBeginner;

/** The editor of op scripts, {@code *.kvmops}: any line can be opened as a walk. */
public final class ScriptEditor extends TextEditor implements WalkBeginner {
	@Override
	protected void initializeEditor() {
		super.initializeEditor();
		setSourceViewerConfiguration(new ScriptConfiguration(getPreferenceStore()));
	}

	@Override
	public void createPartControl(Composite parent) {
		super.createPartControl(parent);
		getSite().getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
	}

	/** The lines as they are in the editor, saved or not. */
	public List<String> lines() {
		IDocument document = getDocumentProvider().getDocument(getEditorInput());
		return Arrays.asList(document.get().split("\\R", -1));
	}

	/** The line of the caret, from 1. */
	public int line() {
		return ((ITextSelection) getSelectionProvider().getSelection()).getStartLine() + 1;
	}

	/** The text viewer of the page. */
	ISourceViewer viewer() {
		return getSourceViewer();
	}

	@Override
	public void beginWalk() {
		new ScriptJob(getPartName(), lines(), line()).schedule();
	}
}
