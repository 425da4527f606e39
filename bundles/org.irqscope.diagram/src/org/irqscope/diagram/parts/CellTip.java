package org.irqscope.diagram.parts;

import java.util.List;
import java.util.Optional;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.MouseEvent;
import org.eclipse.draw2d.MouseMotionListener;
import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.core.history.History;
import org.irqscope.core.history.Subjects;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.Texts;
import org.irqscope.scene.Cell;
import org.irqscope.scene.Point;

/** Names the bit or the vector under the pointer, and the hops that change it. */
final class CellTip extends MouseMotionListener.Stub {
	private static final int MARGIN = 6, MOST = 12;
	private final NodeEditPart part;
	private Optional<Cell> shown = Optional.empty();

	CellTip(NodeEditPart part) {
		this.part = part;
	}

	@Override
	public void mouseMoved(MouseEvent event) {
		Optional<Cell> cell = Cell.at(part.nodeFigure().node(), new Point(event.x, event.y));
		if (cell.equals(shown))
			return;
		shown = cell;
		part.nodeFigure().setToolTip(cell.map(this::tip).orElse(null));
	}

	@Override
	public void mouseExited(MouseEvent event) {
		shown = Optional.empty();
	}

	private IFigure tip(Cell cell) {
		Label label = new Label(text(cell));
		label.setBorder(new MarginBorder(MARGIN));
		return label;
	}

	/** The tip's text: the cell's name, then a line for each hop that changes it. */
	String text(Cell cell) {
		StringBuilder text = new StringBuilder(
				Texts.of("cell.name", cell.register(), cell.index(), Integer.toHexString(cell.index())));
		for (ChangeOfSubject change : part.presenter().session().map(session -> history(session, cell))
				.orElse(List.of()))
			text.append('\n').append(Texts.of(change.sets() ? "cell.set" : "cell.cleared", change.hop().number() + 1,
					change.hop().site().functionName()));
		return text.toString();
	}

	private List<ChangeOfSubject> history(Session session, Cell cell) {
		return Subjects.of(session.view(), part.id(), cell)
				.map(subject -> new History(session.walk(), subject).first(MOST)).orElse(List.of());
	}
}
