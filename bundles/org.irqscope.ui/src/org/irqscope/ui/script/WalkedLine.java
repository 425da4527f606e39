package org.irqscope.ui.script;

import java.util.Optional;

import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.irqscope.ui.Texts;
import org.irqscope.ui.walk.WalkSource;

/** Marks the line of an op script that its walk has come to. Used by the UI thread. */
final class WalkedLine {
	/** What the platform's debugger marks the line with at which a program stands. */
	private static final String TYPE = "org.eclipse.debug.ui.currentIP";
	private final ScriptEditor editor;
	private final WalkSource source;
	private final Runnable moved = this::mark;
	private Optional<ScriptPlace> marked = Optional.empty();
	private Optional<Annotation> mark = Optional.empty();

	WalkedLine(ScriptEditor editor) {
		this.editor = editor;
		this.source = WalkSource.of(editor.getSite());
		source.addListener(moved);
	}

	void dispose() {
		source.removeListener(moved);
	}

	/** While another editor than that of the walk is used, the line stays marked. */
	private void mark() {
		if (source.editor().filter(one -> one == editor).isPresent())
			return;
		Optional<ScriptPlace> now = source.hop().flatMap(hop -> ScriptPlace.of(source, hop))
				.filter(place -> editor.file().filter(place.file()::equals).isPresent());
		if (now.equals(marked))
			return;
		marked = now;
		IAnnotationModel model = editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
		mark.ifPresent(model::removeAnnotation);
		mark = now.flatMap(place -> place.region(editor.document())).map(line -> add(model, line));
	}

	private Annotation add(IAnnotationModel model, IRegion line) {
		Annotation added = new Annotation(TYPE, false, Texts.of("script.walked"));
		model.addAnnotation(added, new Position(line.getOffset(), line.getLength()));
		return added;
	}

	/** The line that is marked. */
	Optional<ScriptPlace> place() {
		return mark.isPresent() ? marked : Optional.empty();
	}
}
