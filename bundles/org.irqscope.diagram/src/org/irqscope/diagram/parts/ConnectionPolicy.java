package org.irqscope.diagram.parts;

import java.util.Optional;

import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.PolygonDecoration;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.GraphicalNodeEditPolicy;
import org.eclipse.gef.requests.CreateConnectionRequest;
import org.eclipse.gef.requests.ReconnectRequest;
import org.eclipse.swt.SWT;
import org.irqscope.core.edit.Wiring;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.ModelChange;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.figures.NodeFigure;
import org.irqscope.scene.Node;

/** Joins nodes along the way of an interrupt; other ends refuse. */
final class ConnectionPolicy extends GraphicalNodeEditPolicy {
	private NodeEditPart host() {
		return (NodeEditPart) getHost();
	}

	/** The first half of a connection; the second half becomes the command that does it. */
	private static final class Started extends Command {
		private final String from;

		Started(String from) {
			this.from = from;
		}
	}

	@Override
	protected Command getConnectionCreateCommand(CreateConnectionRequest request) {
		if (!new Wiring(host().document()).starts(host().id()))
			return null;
		Command started = new Started(host().id());
		request.setStartCommand(started);
		return started;
	}

	@Override
	protected Command getConnectionCompleteCommand(CreateConnectionRequest request) {
		if (!(request.getStartCommand() instanceof Started started))
			return null;
		Optional<Runnable> join = new Wiring(host().document()).join(started.from, host().id(),
				row(request.getLocation()));
		return join.map(edit -> new ModelChange(Texts.of("command.connect"), host().document(), edit)).orElse(null);
	}

	/** The row of the node that the pointer is on. */
	private String row(Point location) {
		NodeFigure figure = host().nodeFigure();
		Point place = location.getCopy();
		figure.translateToRelative(place);
		Node node = figure.node();
		for (int index = 0; index < node.rows().size(); index++)
			if (node.row(index).y() <= place.y && place.y < node.row(index).bottom())
				return node.rows().get(index).id();
		return "";
	}

	@Override
	protected Connection createDummyConnection(Request request) {
		PolylineConnection line = new PolylineConnection();
		line.setForegroundColor(DiagramTheme.color(host().presenter().theme().selection()));
		line.setLineWidth(2);
		line.setLineStyle(SWT.LINE_DASH);
		line.setTargetDecoration(new PolygonDecoration());
		return line;
	}

	@Override
	protected Command getReconnectTargetCommand(ReconnectRequest request) {
		return null;
	}

	@Override
	protected Command getReconnectSourceCommand(ReconnectRequest request) {
		return null;
	}
}
