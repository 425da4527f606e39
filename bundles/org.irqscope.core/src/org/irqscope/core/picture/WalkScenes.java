package org.irqscope.core.picture;

import org.irqscope.core.session.Session;
import org.irqscope.scene.layout.Scene;

/**
 * The finished scenes of a page along a walk; places and lines are found once. For the thread that owns the session.
 */
public final class WalkScenes {
	private final Page page;
	private final Session session;
	private final PageLayout layout;
	private final Unfolded unfolded;

	/** @param session about a walk that does not grow any more */
	public WalkScenes(Page page, Session session) {
		this.page = page;
		this.session = session;
		this.layout = new PageLayout(page);
		this.unfolded = Unfolded.NONE.passing(page, session);
	}

	/** The scene at the position of the session, with the token where it has come to. */
	public Scene here() {
		return here(1);
	}

	/** As above, with the token on its way: 0 where it leaves, 1 where it ends. */
	Scene here(double time) {
		Scene scene = PageScene.taken(page, session,
				layout.finished(Sketch.of(page, session.view(), Highlights.of(session), unfolded)));
		return PageScene.motion(page, session, scene).map(motion -> motion.scene(time)).orElse(scene);
	}
}
