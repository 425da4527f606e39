package org.irqscope.diagram.outline;

import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.irqscope.core.picture.twin.TwinItem;
import org.irqscope.diagram.Texts;

/** Names the items of a page's twin; what changed says so in words. */
final class TwinLabels extends LabelProvider implements IStyledLabelProvider {
	@Override
	public StyledString getStyledText(Object element) {
		TwinItem item = (TwinItem) element;
		StyledString text = new StyledString(item.name());
		if (!item.value().isEmpty())
			text.append("  " + item.value(), StyledString.DECORATIONS_STYLER);
		if (item.changed() && !item.row().isEmpty())
			text.append("  " + Texts.of("outline.changed"), StyledString.COUNTER_STYLER);
		return text;
	}

	@Override
	public String getText(Object element) {
		return ((TwinItem) element).words();
	}
}
