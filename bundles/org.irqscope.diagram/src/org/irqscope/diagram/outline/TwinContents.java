package org.irqscope.diagram.outline;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.irqscope.core.picture.twin.TwinItem;

/** The items of a page's twin; the input is their tree. Has no state. */
final class TwinContents implements ITreeContentProvider {
	@Override
	public Object[] getElements(Object input) {
		return ((TwinTree) input).items().toArray();
	}

	@Override
	public Object[] getChildren(Object parent) {
		return ((TwinItem) parent).items().toArray();
	}

	/** An item does not know where it is; the tree asks each from its parent down. */
	@Override
	public Object getParent(Object element) {
		return null;
	}

	@Override
	public boolean hasChildren(Object element) {
		return !((TwinItem) element).items().isEmpty();
	}
}
