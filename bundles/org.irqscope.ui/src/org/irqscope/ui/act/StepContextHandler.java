package org.irqscope.ui.act;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.debug.SelectedThread;
import org.irqscope.ui.walk.WalkSource;

/** Lets one of the contexts that can go on do its next hop: the one that is named, else the selected one. UI thread. */
public final class StepContextHandler extends AbstractHandler {
	static final String COMMAND = "org.irqscope.context.step";
	/** The parameter: what waits, as {@link Waiting#name} says, or the beginning of that. */
	static final String NAME = "org.irqscope.context.name";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		Optional<String> name = Optional.ofNullable(event.getParameter(NAME));
		WalkSource.of(window).player().ifPresent(player -> request(window, player, name).ifPresent(player::step));
		return null;
	}

	private static Optional<Request> request(IWorkbenchWindow window, WalkPlayer player, Optional<String> name) {
		return name.isEmpty() ? SelectedThread.of(window, player).map(ContextThread::next)
				: player.stop().flatMap(stop -> waiting(stop, new Decision.Choose(name.get())));
	}

	private static Optional<Request> waiting(Stop stop, Decision.Choose choice) {
		return stop.waiting().stream().filter(choice::means).findFirst().map(Request.StepTask::new);
	}
}
