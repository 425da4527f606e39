package org.irqscope.diagram.page;

/** Waits until a page that is shown for the first time has its nodes. Used by the UI thread. */
final class PageAppearance implements PagePresenter.Listener {
	private final PagePresenter page;
	private final Runnable then;

	private PageAppearance(PagePresenter page, Runnable then) {
		this.page = page;
		this.then = then;
	}

	/** Does something with the nodes of a page, at once or as soon as it has any. */
	static void then(PagePresenter page, Runnable then) {
		if (page.scene().nodes().isEmpty())
			page.addListener(new PageAppearance(page, then));
		else
			then.run();
	}

	@Override
	public void sceneChanged() {
		if (page.scene().nodes().isEmpty())
			return;
		page.removeListener(this);
		then.run();
	}

	@Override
	public void tokenMoved() {
		// Only nodes are waited for.
	}
}
