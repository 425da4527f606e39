package org.irqscope.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.NotingCanvas;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;

/** Nodes and links for tests, and what is asked of their lines. */
public final class Boxes {
	private Boxes() {
	}

	/** A node of 112 by 56 pixels with one row, {@code row}. */
	public static Node box(String id, double x, double y) {
		return new Node(id, Role.DEVICE, id, "", List.of(new Row.Pin("row", BitState.CLEAR, "pin", "", Mark.NONE)),
				false)
				.sized(Letters.MEASURE).at(x, y);
	}

	/** A node with every kind of row, and rows that changed just now, lately and never. */
	public static Node full(String id, double x, double y) {
		List<Row> rows = new ArrayList<>();
		for (Mark mark : Mark.values()) {
			rows.add(new Row.Field("", "irq_base", "0x30", mark, mark == Mark.CHANGED ? "0x08" : "", "0x08 -> 0x30"));
			rows.add(new Row.Pin("pin" + mark, BitState.LEVEL, "pin 4", "33 edge", mark));
		}
		rows.add(new Row.BitTable("bits", 8,
				List.of(new Row.BitLine("IRR", 0x11, BitState.PENDING, BitState.CLEAR, 0x10, 0x01))));
		rows.add(new Row.BitTable("wide", 24,
				List.of(new Row.BitLine("irr", 0x10, BitState.SET, BitState.MASKED, 0x10, 0x20))));
		rows.add(new Row.VectorMap("map", "ISR", List.of(33, 236), BitState.IN_SERVICE, List.of(33), List.of(52)));
		rows.add(new Row.VectorMap("none", "TMR", List.of(), BitState.SET, List.of(), List.of()));
		return new Node(id, Role.LAPIC, "LAPIC 0", "x2APIC, enabled", rows, true).sized(Letters.MEASURE).at(x, y);
	}

	public static Link link(String from, Side out, String to, Side in) {
		return link(from, out, to, in, Link.Kind.INTERRUPT);
	}

	public static Link link(String from, Side out, String to, Side in, Link.Kind kind) {
		return new Link(from + out + to + in, new Link.Port(from, "", out), new Link.Port(to, "", in), kind,
				Link.State.ARMED, "");
	}

	/** Everything that a picture can show. */
	public static Scene everything() {
		Node device = box("device", 24, 48);
		Node chip = full("chip", 232, 48);
		List<Link> links = new ArrayList<>();
		for (Link.State state : Link.State.values())
			for (Link.Kind kind : Link.Kind.values())
				links.add(new Link("" + state + kind, new Link.Port("device", "", Side.RIGHT),
						new Link.Port("chip", "", Side.LEFT), kind, state, "GSI 4"));
		List<Legend.Entry> signs = new ArrayList<>();
		for (BitState state : BitState.values())
			signs.add(new Legend.Entry.Bit(state, "bit " + state));
		for (Link.State state : Link.State.values())
			signs.add(new Legend.Entry.Line(Link.Kind.INTERRUPT, state, "line " + state));
		signs.add(new Legend.Entry.Changed(Mark.CHANGED, "now"));
		signs.add(new Legend.Entry.Changed(Mark.RECENT, "lately"));
		Scene scene = Scene.of(new Diagram(List.of(device, chip), links),
				List.of(new Lane("User space", new Rect(0, 0, 184, 600), true),
				new Lane("Kernel", new Rect(184, 0, 500, 600), false)),
				new Legend(signs, Letters.MEASURE));
		return new Scene(scene.lanes(), scene.nodes(), scene.routes(),
				Optional.of(new Token(new Point(180, 20), "33 (0x21)")), scene.legend());
	}

	public static NotingCanvas painted(Scene scene, Theme theme) {
		NotingCanvas canvas = new NotingCanvas();
		new ScenePainter(canvas, theme, Letters.MEASURE).paint(scene);
		return canvas;
	}

	/** The straight pieces of a line, as rectangles without area. */
	public static List<Rect> pieces(Route route) {
		List<Rect> pieces = new ArrayList<>();
		for (int at = 1; at < route.points().size(); at++) {
			Point from = route.points().get(at - 1);
			Point to = route.points().get(at);
			pieces.add(new Rect(from.x(), from.y(), 0, 0).union(new Rect(to.x(), to.y(), 0, 0)));
		}
		return pieces;
	}
}
