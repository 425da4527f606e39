package org.irqscope.ui.walk;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.IContributedContentsView;
import org.eclipse.ui.part.ViewPart;
import org.irqscope.diagram.page.FollowedSelection;
import org.irqscope.diagram.player.WalkPlayer;

/**
 * A view of the walk of the editor used last. Keys, selection, properties and zoom are those of that editor while the
 * view has the focus. Used by the UI thread.
 */
public abstract class WalkPart extends ViewPart {
	private final Runnable update = this::refresh;
	private Optional<WalkSource> source = Optional.empty();
	private Optional<FollowedSelection> selection = Optional.empty();
	private boolean closed;

	@Override
	public final void createPartControl(Composite parent) {
		WalkSource found = WalkSource.of(getSite());
		source = Optional.of(found);
		selection = Optional.of(EditorSelection.of(found));
		getSite().setSelectionProvider(selection.get());
		getSite().getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
		createContents(parent);
		found.addListener(update);
		refresh();
	}

	private void refresh() {
		if (closed)
			return;
		selection.ifPresent(FollowedSelection::changed);
		update();
	}

	/** Makes what is in the view. */
	protected abstract void createContents(Composite parent);

	/** Another walk may be current, or stand somewhere else, or something else be selected. */
	protected abstract void update();

	/** True when it shows hop by hop where the walk stands, and not what has been found before. */
	protected boolean goesAlong() {
		return true;
	}

	/** The walk that is shown. */
	protected final WalkSource source() {
		return source.orElseThrow();
	}

	/** Goes to a position of the walk that is shown. */
	protected final void goTo(int position) {
		source().player().ifPresent(player -> player.goTo(position));
	}

	/** Properties are about what is selected in the editor, as is the zoom. */
	@Override
	public <T> T getAdapter(Class<T> type) {
		if (type == IContributedContentsView.class)
			return type.cast((IContributedContentsView) () -> source.flatMap(WalkSource::editor).orElse(null));
		if (type == ZoomManager.class)
			return source.flatMap(WalkSource::editor).map(editor -> Adapters.adapt(editor, type)).orElse(null);
		return super.getAdapter(type);
	}

	@Override
	public void dispose() {
		closed = true;
		source.ifPresent(one -> one.removeListener(update));
		super.dispose();
	}
}
