package org.irqscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.NodePainter;
import org.irqscope.scene.paint.NotingCanvas;
import org.irqscope.scene.paint.NotingCanvas.Written;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything stands on the grid, and inside what it belongs to. */
class DiagramStyleTest {
	private static void assertOnGrid(double value, String what) {
		assertEquals(0, value % DiagramStyle.GRID, what + " " + value);
	}

	@Test
	void gapsAreMultiplesOfTheGrid() {
		assertEquals(8, DiagramStyle.GRID);
		assertEquals(24, DiagramStyle.NODE_GAP);
		assertEquals(8, DiagramStyle.LINE_GAP);
		assertEquals(6, DiagramStyle.BEND);
		assertOnGrid(DiagramStyle.COLUMN_GAP, "between columns");
		assertTrue(DiagramStyle.COLUMN_GAP >= 48);
		assertOnGrid(DiagramStyle.MARGIN, "margin");
		assertTrue(DiagramStyle.PADDING >= 12);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 0", "1, 8, 0", "3.9, 8, 0", "4, 8, 8", "8, 8, 8", "8.1, 16, 8", "-3, 0, 0", "-5, 0, -8" })
	void valuesSnapUpAndToTheNearestLine(double value, double up, double nearest) {
		assertEquals(up, DiagramStyle.snapUp(value), 0);
		assertEquals(nearest, DiagramStyle.snap(value), 0);
	}

	@Test
	void sizesOfNodesAreMultiplesOfTheGrid() {
		for (Node node : List.of(Boxes.box("a", 0, 0), Boxes.full("b", 0, 0))) {
			assertOnGrid(node.bounds().width(), "width of " + node.id());
			assertOnGrid(node.bounds().height(), "height of " + node.id());
		}
	}

	@ParameterizedTest
	@EnumSource
	void portsOfNodesOnTheGridAreOnTheGrid(Side side) {
		Node node = Boxes.full("a", 24, 48);
		for (String row : List.of("", "pinNONE", "bits", "map")) {
			Point port = node.port(row, side);
			assertOnGrid(port.x(), side + " of " + row);
			assertOnGrid(port.y(), side + " of " + row);
			assertTrue(node.bounds().contains(port) && !node.bounds().grown(-0.5).contains(port), "on the edge");
		}
	}

	@Test
	void rowsFollowEachOtherInsideTheirNode() {
		Node node = Boxes.full("a", 24, 48);
		double below = node.rowsTop();
		for (int row = 0; row < node.rows().size(); row++) {
			assertEquals(below, node.row(row).y());
			assertTrue(node.bounds().grown(-12).union(node.row(row)).width() == node.bounds().width() - 24);
			below = node.row(row).bottom();
		}
		assertTrue(below <= node.bounds().bottom());
	}

	@Test
	void textsOfANodeStandInsideItsPadding() {
		Node node = Boxes.full("a", 24, 48);
		NotingCanvas canvas = new NotingCanvas();
		new NodePainter(canvas, Theme.LIGHT, Letters.MEASURE).paint(node);
		for (Written text : canvas.marks(Written.class)) {
			assertTrue(text.x() >= node.bounds().x() + DiagramStyle.PADDING, text.toString());
			assertTrue(text.area().right() <= node.bounds().right() - DiagramStyle.PADDING + 1e-6, text.toString());
			assertTrue(node.bounds().contains(text.area()), text.toString());
		}
	}

	@Test
	void nodeKeepsItsSizeWhenAValueBecomesAsLongAsItCan() {
		Row empty = new Row.Field("", "pending", "", Mark.NONE, "", "requests 0x0000ffff");
		Row full = new Row.Field("", "pending", "requests 0x0000ffff", Mark.NONE, "", "requests 0x0000ffff");
		assertEquals(node(empty).bounds(), node(full).bounds());
		assertTrue(node(full).bounds().width() > node(new Row.Field("", "pending", "")).bounds().width());
	}

	private static Node node(Row row) {
		return new Node("n", Role.VCPU, "n", "", List.of(row), false).sized(Letters.MEASURE);
	}

	@Test
	void sceneHoldsAllThatIsPaintedAndAMargin() {
		Scene scene = Boxes.everything();
		Rect inside = scene.bounds().grown(-DiagramStyle.MARGIN);
		scene.nodes().forEach(node -> assertTrue(inside.contains(node.bounds()), node.id()));
		scene.lanes().forEach(lane -> assertTrue(inside.contains(lane.bounds()), lane.title()));
		scene.routes().forEach(route -> route.points().forEach(point -> assertTrue(inside.contains(point))));
		for (Written text : Boxes.painted(scene, Theme.LIGHT).marks(Written.class))
			assertTrue(scene.bounds().contains(text.area()), text.toString());
	}

	@Test
	void legendWrapsBelowThePicture() {
		Scene scene = Boxes.everything();
		List<Point> signs = scene.legend().places(scene.content());
		assertTrue(signs.stream().map(Point::y).distinct().count() > 1, "several lines");
		assertTrue(signs.stream().allMatch(sign -> sign.y() >= scene.content().bottom()));
	}

	@Test
	void emptySceneIsItsMargin() {
		Scene scene = Scene.of(new Diagram(List.of(), List.of()), List.of(), Legend.none());
		assertEquals(new Rect(-24, -24, 48, 48), scene.bounds());
	}
}
