package org.irqscope.ui.present;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.edit.Captions;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.model.VirtualMachine;
import org.irqscope.ui.Texts;

/** Asks what a speaker says of the hop where the walk stands, in place of its explanation. UI thread. */
public final class CaptionHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IEditorPart editor = HandlerUtil.getActiveEditorChecked(event);
		Optional<WalkPlayer> player = Optional.ofNullable(Adapters.adapt(editor, WalkPlayer.class));
		Optional<Hop> hop = player.flatMap(WalkPlayer::stop).flatMap(Stop::hop);
		PagePresenter page = Adapters.adapt(editor, PagePresenter.class);
		CommandStack stack = Adapters.adapt(editor, CommandStack.class);
		if (hop.isEmpty() || page == null || stack == null)
			return null;
		String walk = player.flatMap(WalkPlayer::session).map(Session::title).orElse("");
		String explained = new Sentences(Locale.getDefault()).of(hop.get());
		InputDialog dialog = new InputDialog(HandlerUtil.getActiveShellChecked(event), Texts.of("caption.title"),
				Texts.of("caption.message", hop.get().call()),
				Captions.of(page.document()).at(walk, hop.get()).orElse(explained), null);
		if (dialog.open() == Window.OK)
			say(stack, page.document(), walk, hop.get(), dialog.getValue().equals(explained) ? "" : dialog.getValue());
		return null;
	}

	private static void say(CommandStack stack, VirtualMachine document, String walk, Hop hop, String text) {
		stack.execute(new ModelChange(Texts.of("caption.title"), document,
				() -> Captions.set(document, walk, hop, text)));
	}
}
