package org.irqscope.ui.walk;

/** An editor that has no diagram of its own but can open a walk in one. Used by the UI thread. */
public interface WalkBeginner {
	/** Opens the walk. */
	void beginWalk();
}
