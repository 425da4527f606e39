package org.irqscope.ui.script;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.texteditor.ITextEditor;
import org.irqscope.core.session.script.ScriptSource;
import org.irqscope.diagram.SessionInput;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.ui.walk.WalkSource;

/**
 * The line of an op script that a hop comes from. Used by the UI thread.
 *
 * @param line from 1
 */
public record ScriptPlace(Path file, int line) {
	/** The line of a hop of the walk that is shown; nothing where that is of no script. */
	public static Optional<ScriptPlace> of(WalkSource walk, Hop hop) {
		return walk.stop().flatMap(stop -> script(walk).flatMap(script -> {
			OptionalInt line = script.lines().ofHop(stop, hop.number());
			return line.isPresent() ? Optional.of(new ScriptPlace(script.file(), line.getAsInt())) : Optional.empty();
		}));
	}

	private static Optional<ScriptSource> script(WalkSource walk) {
		return walk.editor().flatMap(ScriptPlace::script);
	}

	/** The script of the walk that an editor shows. */
	static Optional<ScriptSource> script(IEditorPart editor) {
		IEditorInput input = editor.getEditorInput();
		return input instanceof SessionInput session ? session.script() : Optional.empty();
	}

	/** The name of the file. */
	public String name() {
		return String.valueOf(file.getFileName());
	}

	/** Opens the script there. */
	public void open(IWorkbenchPage page) {
		try {
			IEditorPart editor = IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().getStore(file.toUri()));
			if (editor instanceof ITextEditor text)
				select(text);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	private void select(ITextEditor editor) {
		region(editor.getDocumentProvider().getDocument(editor.getEditorInput()))
				.ifPresent(there -> editor.selectAndReveal(there.getOffset(), there.getLength()));
	}

	/** Where the line is in a document, which may have become shorter. */
	Optional<IRegion> region(IDocument document) {
		try {
			return Optional.of(document.getLineInformation(line - 1));
		} catch (BadLocationException e) {
			return Optional.empty();
		}
	}
}
