package org.irqscope.ui.script;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.editors.text.TextEditor;
import org.irqscope.core.session.script.ScriptSource;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.walk.WalkBeginner;

/**
 * The editor of op scripts, {@code *.kvmops}: any line can be opened as a walk, and the line that the walk has come to
 * is marked.
 */
public final class ScriptEditor extends TextEditor implements WalkBeginner {
	private Optional<WalkedLine> walked = Optional.empty();

	@Override
	protected void initializeEditor() {
		super.initializeEditor();
		setSourceViewerConfiguration(new ScriptConfiguration(getPreferenceStore()));
	}

	/** Problems and walks name lines by their numbers. */
	@Override
	protected boolean isLineNumberRulerVisible() {
		return true;
	}

	@Override
	public void createPartControl(Composite parent) {
		super.createPartControl(parent);
		getSite().getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
		walked = Optional.of(new WalkedLine(this));
	}

	IDocument document() {
		return getDocumentProvider().getDocument(getEditorInput());
	}

	/** The lines as they are in the editor, saved or not. */
	public List<String> lines() {
		return Arrays.asList(document().get().split("\\R", -1));
	}

	/** The line of the caret, from 1. */
	public int line() {
		return ((ITextSelection) getSelectionProvider().getSelection()).getStartLine() + 1;
	}

	/** The file that is open; nothing for what is on no disk. */
	Optional<Path> file() {
		return getEditorInput() instanceof IURIEditorInput input && "file".equals(input.getURI().getScheme())
				? Optional.of(Path.of(input.getURI())) : Optional.empty();
	}

	/** The text viewer of the page. */
	ISourceViewer viewer() {
		return getSourceViewer();
	}

	/** The line that the walk of the script has come to. */
	Optional<ScriptPlace> walked() {
		return walked.flatMap(WalkedLine::place);
	}

	/** A walk of this very text goes to the line; else the script is walked through. */
	@Override
	public void beginWalk() {
		Optional<IEditorPart> open = Stream.of(getSite().getPage().getEditorReferences()).map(this::walk)
				.flatMap(Optional::stream).findFirst();
		open.ifPresentOrElse(this::goTo, () -> new ScriptJob(getPartName(), file().orElse(Path.of(getPartName())),
				lines(), line()).schedule());
	}

	private Optional<IEditorPart> walk(IEditorReference reference) {
		return Optional.ofNullable(reference.getEditor(false))
				.filter(editor -> ScriptPlace.script(editor).filter(this::isThis).isPresent());
	}

	private boolean isThis(ScriptSource script) {
		return file().filter(script.file()::equals).isPresent() && script.text().equals(lines())
				&& script.lines().cover(line());
	}

	private void goTo(IEditorPart walk) {
		getSite().getPage().activate(walk);
		Optional.ofNullable(Adapters.adapt(walk, WalkPlayer.class)).ifPresent(player -> player
				.goTo(ScriptPlace.script(walk).orElseThrow().lines().before(line())));
	}

	@Override
	public void dispose() {
		walked.ifPresent(WalkedLine::dispose);
		super.dispose();
	}
}
