package org.irqscope.diagram.parts;

import java.util.List;

import org.eclipse.gef.tools.DragEditPartsTracker;

/** Selects a row, and drags the node that it belongs to. */
final class RowDragTracker extends DragEditPartsTracker {
	private final RowEditPart row;

	RowDragTracker(RowEditPart row) {
		super(row);
		this.row = row;
	}

	@Override
	protected List<?> createOperationSet() {
		return List.of(row.node());
	}

	@Override
	protected boolean isMove() {
		return getTargetEditPart() == row.node().getParent();
	}
}
