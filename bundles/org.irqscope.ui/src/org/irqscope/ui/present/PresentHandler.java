package org.irqscope.ui.present;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;

/** Shows the walk of the diagram that is open on the whole screen. UI thread. */
public final class PresentHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
		Optional<PagePresenter> page = Optional.ofNullable(Adapters.adapt(editor, PagePresenter.class));
		Optional<WalkPlayer> player = Optional.ofNullable(Adapters.adapt(editor, WalkPlayer.class));
		if (page.isPresent() && player.flatMap(WalkPlayer::session).isPresent())
			new Presentation(page.get(), player.get(), HandlerUtil.getActiveShellChecked(event)).open();
		return null;
	}
}
