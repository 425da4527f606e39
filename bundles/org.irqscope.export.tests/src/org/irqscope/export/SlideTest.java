package org.irqscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;

import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;

/** Slides for a whole screen. */
class SlideTest {
	private static final Slide FULL_HD = new Slide(1920, 1080, Theme.LIGHT);

	@Test
	void lettersAreLargeEnoughOnEveryScreen() {
		Scene scene = Pictures.scene();
		for (int width : new int[] { 640, 1280, 1920, 3840 }) {
			double scale = new Slide(width, width * 9 / 16, Theme.LIGHT).scale(scene);
			assertTrue(scale * TextStyle.CAPTION.size() >= Slide.SMALLEST_LETTER, "scale " + scale);
		}
	}

	@Test
	void whatIsTooLargeIsShownAroundTheActiveNode() {
		Scene scene = Pictures.scene();
		Slide small = new Slide(640, 640, Theme.LIGHT);
		Node active = scene.nodes().stream().filter(Node::active).findFirst().orElseThrow();
		Rect shown = small.area(scene);
		assertTrue(shown.width() < scene.bounds().width() && shown.intersects(active.bounds()));
		assertTrue(FULL_HD.area(scene).contains(scene.bounds()));
	}

	@Test
	void aSlideIsAsLargeAsTheScreen() {
		StepText texts = new StepText(new WalkTitle("m", "Machine", "", 1), Locale.ROOT);
		var image = FULL_HD.paint(new WalkStep(0, new Picture(Pictures.scene()), Optional.empty()), texts);
		assertEquals(1920, image.getWidth());
		assertEquals(1080, image.getHeight());
		assertEquals(Theme.LIGHT.canvas().rgb(), image.getRGB(1, 1) & 0xffffff);
	}
}
