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
import org.irqscope.core.picture.explain.Explanations;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.Texts;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.paint.Cell;

/** Names the bit or the vector under the pointer, and the hops that change it. */
final class CellTip extends MouseMotionListener.Stub {
	private static final int MARGIN = 6, MOST = 12;
	private final NodeEditPart part;
	private Optional<String> shown = Optional.empty();

	CellTip(NodeEditPart part) {
		this.part = part;
	}

	@Override
	public void mouseMoved(MouseEvent event) {
		Node node = part.nodeFigure().node();
		Point place = new Point(event.x, event.y);
		Optional<String> found = text(node, place);
		if (found.equals(shown))
			return;
		shown = found;
		part.nodeFigure().setToolTip(found.map(CellTip::tip).orElse(null));
	}

	@Override
	public void mouseExited(MouseEvent event) {
		shown = Optional.empty();
	}

	private static IFigure tip(String text) {
		Label label = new Label(text);
		label.setBorder(new MarginBorder(MARGIN));
		return label;
	}

	/** What a place means; of a bit also the hops that change it. */
	private Optional<String> text(Node node, Point place) {
		Optional<Cell> cell = Cell.at(node, place);
		return cell.isPresent() ? cell.map(one -> text(node, one)) : Explanations.at(node, place);
	}

	/** The tip's text: what the cell means, then a line for each hop that changes it. */
	String text(Node node, Cell cell) {
		StringBuilder text = new StringBuilder(Explanations.of(node, cell).orElseGet(
				() -> Texts.of("cell.name", cell.register(), cell.index(), Integer.toHexString(cell.index()))));
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
