package org.irqscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture as PNG shows the scene, in its size and its colours. */
class PngTest {
	private final Scene scene = Pictures.scene();

	static List<Theme> themes() {
		return List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);
	}

	private static Map<Integer, Integer> colours(BufferedImage image) {
		Map<Integer, Integer> counts = new HashMap<>();
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				counts.merge(image.getRGB(x, y) & 0xffffff, 1, Integer::sum);
		return counts;
	}

	/** The colour of a place of the scene. */
	private Ink at(BufferedImage image, double x, double y) {
		Rect bounds = scene.bounds();
		return new Ink(image.getRGB((int) (x - bounds.x()), (int) (y - bounds.y())) & 0xffffff);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 1, 1.5, 2 })
	void imageIsAsLargeAsTheScene(double scale) throws Exception {
		BufferedImage image = Pictures.png(scene, Theme.LIGHT, scale);
		assertEquals(Math.ceil(scene.bounds().width() * scale), image.getWidth());
		assertEquals(Math.ceil(scene.bounds().height() * scale), image.getHeight());
	}

	@Test
	void imageHasTheExtentsOfTheSvg() throws Exception {
		var svg = Pictures.document(scene).getDocumentElement();
		BufferedImage image = Pictures.png(scene, Theme.LIGHT, 1);
		assertEquals(image.getWidth(), Math.ceil(Double.parseDouble(svg.getAttribute("width"))));
		assertEquals(image.getHeight(), Math.ceil(Double.parseDouble(svg.getAttribute("height"))));
	}

	@ParameterizedTest
	@MethodSource("themes")
	void imageIsNotBlank(Theme theme) throws Exception {
		Map<Integer, Integer> colours = colours(Pictures.png(scene, theme, 1));
		int all = colours.values().stream().mapToInt(Integer::intValue).sum();
		assertTrue(colours.size() > 20, colours.size() + " colours");
		assertTrue(colours.get(theme.canvas().rgb()) < all * 0.95, "of " + all);
		for (Ink ink : List.of(theme.canvas(), theme.node(), theme.accent(), theme.role(Role.DEVICE),
				theme.role(Role.PIC)))
			assertTrue(colours.getOrDefault(ink.rgb(), 0) > 20, theme.id() + " " + ink.hex());
	}

	@ParameterizedTest
	@MethodSource("themes")
	void partsHaveTheColoursOfTheTheme(Theme theme) throws Exception {
		BufferedImage image = Pictures.png(scene, theme, 1);
		assertEquals(theme.canvas(), at(image, scene.bounds().x(), scene.bounds().y()));
		assertEquals(theme.lane(), at(image, 4, 200));
		for (Node node : scene.nodes()) {
			assertEquals(theme.node(), at(image, node.bounds().right() - 4, node.bounds().centerY()), node.id());
			assertEquals(theme.role(node.role()), at(image, node.bounds().x() + 1.5, node.bounds().centerY()),
					node.id());
		}
	}

	@Test
	void lineInUseIsDrawnWhereItsRouteRuns() throws Exception {
		BufferedImage image = Pictures.png(scene, Theme.LIGHT, 1);
		Route used = scene.routes().stream().filter(route -> route.link().state() == Link.State.IN_USE).findAny()
				.orElseThrow();
		for (double share : new double[] { 0.03, 0.9 })
			assertEquals(Theme.LIGHT.accent(), at(image, used.at(share).x(), used.at(share).y()));
	}

	@Test
	void textLeavesInkWhereItStands() throws Exception {
		BufferedImage image = Pictures.png(scene, Theme.LIGHT, 2);
		Rect title = scene.nodes().get(0).bounds();
		Rect bounds = scene.bounds();
		BufferedImage cut = image.getSubimage((int) (2 * (title.x() + 12 - bounds.x())),
				(int) (2 * (title.y() + 8 - bounds.y())),
				60, 36);
		assertTrue(colours(cut).keySet().stream().anyMatch(rgb -> new Ink(rgb).contrast(Theme.LIGHT.node()) > 10));
	}

	@Test
	void sameSceneIsTheSameImage() throws Exception {
		BufferedImage first = Pictures.png(scene, Theme.DARK, 1);
		BufferedImage second = Pictures.png(Pictures.scene(), Theme.DARK, 1);
		for (int y = 0; y < first.getHeight(); y++)
			for (int x = 0; x < first.getWidth(); x++)
				assertEquals(first.getRGB(x, y), second.getRGB(x, y), x + ", " + y);
	}
}
