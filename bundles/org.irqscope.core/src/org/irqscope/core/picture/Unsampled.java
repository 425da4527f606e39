package org.irqscope.core.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.InterruptController;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodeSize;
import org.irqscope.scene.Piece;
import org.irqscope.scene.Point;
import org.irqscope.scene.Row;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/**
 * A picture where only a recording is there: what registers hold is not known, and what the document says of them is of
 * another moment. Nodes keep their heights. Reads the model only.
 */
public final class Unsampled {
	private static final double HEAD = 8;
	private final VirtualMachine machine;

	private Unsampled(VirtualMachine machine) {
		this.machine = machine;
	}

	/** The picture as it is where the highlights know the machine's state, else without what nobody has sampled. */
	public static Diagram of(Diagram diagram, VirtualMachine machine, Highlights highlights) {
		return highlights.isSampled() ? diagram
				: new Diagram(diagram.nodes().stream().map(new Unsampled(machine)::node).toList(), diagram.links());
	}

	private static String words() {
		return Texts.of("unsampled");
	}

	private Node node(Node node) {
		Optional<EObject> element = Places.element(machine, node.id());
		boolean whole = element.filter(Unsampled::isRegisters).isPresent() || Places.vector(node.id()).isPresent();
		List<Row> rows = node.rows().stream()
				.map(row -> whole || element.filter(one -> isState(one, row.id())).isPresent() ? row(row) : row)
				.toList();
		boolean says = whole && isElement(element, node.id()) && !node.caption().isEmpty();
		String caption = says ? words() : node.caption();
		return new Node(node.id(), node.role(), node.title(), caption, rows, node.active(), node.bounds(),
				node.signs());
	}

	/** A chip or a processor, or a part of one. */
	private static boolean isRegisters(EObject element) {
		return Stream.iterate(element, one -> one != null, EObject::eContainer)
				.anyMatch(one -> one instanceof InterruptController || one instanceof Vcpu);
	}

	/** True for the node of a chip or a vCPU itself, whose caption says how it is set. */
	private static boolean isElement(Optional<EObject> element, String node) {
		return element.filter(one -> one instanceof Element named && node.equals(named.getId())).isPresent();
	}

	private static boolean isState(EObject element, String row) {
		return element instanceof Eventfd && row.equals("count")
				|| element instanceof Irqfd && row.equals("injectPending");
	}

	private static Row row(Row row) {
		if (row instanceof Row.Field field)
			return new Row.Field(field.id(), field.name(), words(), Mark.NONE, "",
					longer(field.value(), field.room()));
		if (row instanceof Row.Pin pin)
			return new Row.Pin(pin.id(), BitState.UNKNOWN, pin.name(), words(), Mark.NONE, "",
					longer(pin.shown(), pin.room()));
		if (row instanceof Row.BitTable table)
			return new Row.BitTable(table.id(), table.columns(), table.lines().stream()
					.map(line -> new Row.BitLine(line.name(), 0, line.set(), BitState.UNKNOWN, 0, 0)).toList());
		if (row instanceof Row.VectorMap map)
			return drawing(map.id(), map.name(), DiagramStyle.MAP_NAME + NodeSize.cellsWidth(), map.height());
		return row instanceof Row.Drawing drawing && !drawing.value().isEmpty()
				? drawing(drawing.id(), drawing.name(), drawing.width(), drawing.height()) : row;
	}

	/** Nothing but what it is about, and that it was not sampled. */
	private static Row drawing(String id, String name, double width, double height) {
		double end = Fonts.MEASURE.width(name, TextStyle.FIELD) + 2 * HEAD;
		return new Row.Drawing(id, name, words(), width, height, Mark.NONE,
				List.of(new Piece.Words(name, new Point(0, HEAD), TextStyle.FIELD, Tone.QUIET),
						new Piece.Words(words(), new Point(end, HEAD), TextStyle.VALUE, Tone.QUIET)),
				List.of());
	}

	private static String longer(String one, String other) {
		return Fonts.MEASURE.width(one, TextStyle.VALUE) > Fonts.MEASURE.width(other, TextStyle.VALUE) ? one : other;
	}
}
