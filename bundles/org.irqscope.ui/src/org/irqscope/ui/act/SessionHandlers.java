package org.irqscope.ui.act;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.ResourceUtil;
import org.irqscope.core.operation.SessionFile;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Refusal;
import org.irqscope.ui.walk.WalkSource;

/** The commands that keep a session beside its machine and go on with it another time. Used by the UI thread. */
public final class SessionHandlers {
	private SessionHandlers() {
	}

	/** The file of the machine in an editor; nothing for a machine without one. */
	private static Optional<Path> machine(IEditorPart editor) {
		IPathEditorInput input = Adapters.adapt(editor.getEditorInput(), IPathEditorInput.class);
		IPath path = input != null ? input.getPath() : Optional.ofNullable(ResourceUtil.getFile(editor
				.getEditorInput())).map(file -> file.getLocation()).orElse(null);
		return Optional.ofNullable(path).map(IPath::toPath);
	}

	/** Does something with the session file beside the machine of the editor used last. */
	private abstract static class OnFile extends AbstractHandler {
		@Override
		public final Object execute(ExecutionEvent event) throws ExecutionException {
			WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
			Optional<Path> machine = source.editor().flatMap(SessionHandlers::machine);
			if (machine.isEmpty())
				Refusal.show(Texts.of("session.save"), Texts.of("session.no.file"));
			else
				run(source, SessionFile.of(machine.get()));
			return null;
		}

		abstract void run(WalkSource source, Path file);
	}

	/** Writes all that was decided. */
	public static final class Save extends OnFile {
		@Override
		void run(WalkSource source, Path file) {
			source.player().flatMap(WalkPlayer::session)
					.ifPresent(session -> new SessionSaving(session.control(), file).schedule());
		}
	}

	/** Repeats what was decided, and stands where that stood. */
	public static final class Open extends OnFile {
		@Override
		void run(WalkSource source, Path file) {
			if (Files.isRegularFile(file))
				new SessionOpening(file).schedule();
			else
				Refusal.show(Texts.of("session.open"), Texts.of("session.none", file.getFileName()));
		}
	}
}
