package org.irqscope.ui.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.scene.Rect;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The diagram in the clipboard. */
@ExtendWith(NoErrorsLogged.class)
class CopyPictureTest {
	private Clipboard clipboard;

	@BeforeEach
	void open() throws Exception {
		Desktop.open(Desktop.example("apic"));
		clipboard = new Clipboard(Desktop.window().getShell().getDisplay());
	}

	@AfterEach
	void close() {
		clipboard.dispose();
		Desktop.page().closeAllEditors(false);
	}

	@Test
	void theDiagramIsCopiedAsAnImageOfTwiceItsSize() {
		Desktop.run("org.irqscope.copy.image");
		ImageData image = (ImageData) clipboard.getContents(ImageTransfer.getInstance());
		Rect bounds = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class).finishedScene().bounds();
		assertEquals(Math.ceil(2 * bounds.width()), image.width);
		assertEquals(Math.ceil(2 * bounds.height()), image.height);
	}

	@Test
	void theDiagramIsCopiedAsSvgAndAsItsText() {
		Desktop.run("org.irqscope.copy.svg");
		String svg = (String) clipboard.getContents(SvgTransfer.INSTANCE);
		assertTrue(svg.startsWith("<?xml") && svg.contains(">IOAPIC</text>"), svg.substring(0, 60));
		assertEquals(svg, clipboard.getContents(TextTransfer.getInstance()));
	}
}
