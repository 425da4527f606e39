package org.irqscope.scene.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Boxes;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Point;
import org.irqscope.scene.paint.NotingCanvas.Written;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures can be read in every theme, and without colours. */
class ThemeTest {
	private static final double READABLE = 4.5;

	static List<Theme> themes() {
		return List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);
	}

	@Test
	void blackOnWhiteHasTheGreatestContrast() {
		assertEquals(21, new Ink(0).contrast(new Ink(0xffffff)), 1e-9);
		assertEquals(1, new Ink(0x336699).contrast(new Ink(0x336699)), 1e-9);
		assertEquals(4.54, new Ink(0x767676).contrast(new Ink(0xffffff)), 0.005);
	}

	@Test
	void halfTransparentInkTakesHalfOfTheGround() {
		assertEquals(new Ink(0x7f7f7f).red(), new Ink(0, 0.5).over(new Ink(0xffffff)).red(), 1);
		assertEquals(new Ink(0xd55e00), new Ink(0xd55e00).over(new Ink(0xffffff)));
	}

	@ParameterizedTest
	@MethodSource("themes")
	void everyTextStandsOutFromItsGround(Theme theme) {
		NotingCanvas canvas = Boxes.painted(Boxes.everything(), theme);
		List<Written> texts = canvas.marks(Written.class);
		assertTrue(texts.size() > 40);
		for (Written text : texts) {
			Ink ground = canvas.groundOf(text, theme.canvas());
			double contrast = text.ink().over(ground).contrast(ground);
			assertTrue(contrast >= READABLE, String.format("%s: \"%s\" has %s on %s, %.2f", theme.id(), text.text(),
					text.ink().hex(), ground.hex(), contrast));
		}
	}

	@ParameterizedTest
	@MethodSource("themes")
	void rolesAndLinesCanBeSeen(Theme theme) {
		for (Role role : Role.values())
			assertTrue(theme.role(role).contrast(theme.node()) >= 2, theme.id() + " " + role);
		assertTrue(theme.line().contrast(theme.canvas()) >= 3);
		assertTrue(theme.line().contrast(theme.lane()) >= 3);
		assertTrue(theme.accent().contrast(theme.node()) >= 3);
	}

	@Test
	void highContrastHasBlackWhiteAndOneAccent() {
		Set<Integer> colours = new HashSet<>();
		for (NotingCanvas.Mark mark : Boxes.painted(Boxes.everything(), Theme.CONTRAST).marks())
			colours.add(mark instanceof NotingCanvas.Filled filled ? filled.ink().rgb()
					: mark instanceof NotingCanvas.Stroked stroked ? stroked.stroke().ink().rgb()
							: ((Written) mark).ink().rgb());
		colours.removeAll(List.of(0x000000, 0xffffff, Theme.CONTRAST.accent().rgb()));
		assertEquals(Set.of(), colours);
	}

	@Test
	void eachStateOfABitHasAShapeOfItsOwn() {
		Set<List<NotingCanvas.Mark>> shapes = new HashSet<>();
		for (BitState state : BitState.values()) {
			NotingCanvas canvas = new NotingCanvas();
			new GlyphPainter(canvas, Theme.CONTRAST).paint(state, new Point(0, 0), DiagramStyle.GLYPH, new Ink(0));
			shapes.add(canvas.marks());
		}
		assertEquals(BitState.values().length, shapes.size());
	}

	@Test
	void themesHaveNamesOfTheirOwn() {
		assertEquals(List.of("light", "dark", "contrast"), themes().stream().map(Theme::id).toList());
	}
}
