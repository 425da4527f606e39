package org.irqscope.diagram.page;

/** Turns the pages of an editor to what somebody wants to see. Used by the UI thread. */
public interface PageTurning {
	/** Shows what is inside of a node of the visible page; false when no other page does. */
	boolean openInside(String node);

	/** Shows a page as if the user had chosen its tab. */
	void show(String page);
}
