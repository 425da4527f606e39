package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.export.PageSize;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk as a GIF that moves, looked at frame by frame. */
class GifWalkTest {
	private static final int FIRST = 4, LAST = 8, DELAY = 700;
	/** How far a channel may be from that of the picture on average, since a GIF has 256 colours a frame. */
	private static final double NEAR = 2;
	@TempDir
	Path folder;
	private WalkFiles files;

	@BeforeEach
	void read() throws Exception {
		files = new WalkFiles(folder);
	}

	private Path gif(Theme theme, double scale, Framing framing) throws Exception {
		return files.export(MachinePage.PAGE, WalkSteps.between(FIRST, LAST),
				new Style(theme, ExportFormat.GIF, scale, framing, PageSize.A4, DELAY));
	}

	private BufferedImage picture(int step, Theme theme, double scale) throws Exception {
		Path target = folder.resolve("picture.png");
		new ExportOperation(files.machine(), "m.irqscope", MachinePage.PAGE,
				new Moment(List.of(), 0, OptionalInt.of(step)), new Style(theme, ExportFormat.PNG, scale), target)
						.run(new NullProgressMonitor());
		return ImageIO.read(target.toFile());
	}

	@Test
	void everyFrameIsThePictureOfItsStep() throws Exception {
		for (Theme theme : List.of(Theme.LIGHT, Theme.DARK))
			try (ImageInputStream in = ImageIO.createImageInputStream(gif(theme, 1, Framing.WHOLE).toFile())) {
				ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
				reader.setInput(in);
				assertEquals(LAST - FIRST + 1, reader.getNumImages(true));
				BufferedImage shown = new BufferedImage(reader.getWidth(0), reader.getHeight(0),
						BufferedImage.TYPE_INT_RGB);
				for (int frame = 0; frame <= LAST - FIRST; frame++) {
					show(reader, frame, shown);
					assertNear(picture(FIRST + frame, theme, 1), shown, "step " + (FIRST + frame));
				}
			}
	}

	private static void show(ImageReader reader, int frame, BufferedImage shown) throws Exception {
		IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(frame)
				.getAsTree("javax_imageio_gif_image_1.0");
		IIOMetadataNode place = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
		IIOMetadataNode control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
		assertEquals(Integer.toString(DELAY / 10), control.getAttribute("delayTime"));
		assertEquals("doNotDispose", control.getAttribute("disposalMethod"));
		assertEquals(frame == 0 ? 1 : 0, root.getElementsByTagName("ApplicationExtension").getLength());
		Graphics2D graphics = shown.createGraphics();
		graphics.drawImage(reader.read(frame), Integer.parseInt(place.getAttribute("imageLeftPosition")),
				Integer.parseInt(place.getAttribute("imageTopPosition")), null);
		graphics.dispose();
	}

	/** The legend may be lower in the picture of one step, so what stands above it is compared. */
	private static void assertNear(BufferedImage expected, BufferedImage actual, String message) {
		long difference = 0;
		int height = expected.getHeight() - 120;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < expected.getWidth(); x++)
				for (int shift = 0; shift < 24; shift += 8)
					difference += Math.abs((expected.getRGB(x, y) >> shift & 0xff)
							- (actual.getRGB(x, y) >> shift & 0xff));
		assertEquals(0, difference / (3.0 * height * expected.getWidth()), NEAR, message);
	}

	@Test
	void aScaleMakesItLargerAndACropSmaller() throws Exception {
		BufferedImage whole = ImageIO.read(gif(Theme.LIGHT, 1, Framing.WHOLE).toFile());
		BufferedImage large = ImageIO.read(gif(Theme.LIGHT, 2, Framing.WHOLE).toFile());
		assertEquals(2 * whole.getWidth(), large.getWidth(), 1);
		assertEquals(2 * whole.getHeight(), large.getHeight(), 1);
		BufferedImage part = ImageIO
				.read(gif(Theme.LIGHT, 1, new Framing(false, List.of("ttyS0", "eventfd 0"), "")).toFile());
		assertTrue(part.getWidth() < whole.getWidth() / 2 && part.getHeight() < whole.getHeight() / 2);
		assertTrue(Files.size(folder.resolve("walk.gif")) < 150_000);
	}

	@Test
	void whatIsNotThereIsNoCrop() {
		String refusal = assertThrows(OperationException.class,
				() -> gif(Theme.LIGHT, 1, new Framing(false, List.of("ttyS7"), ""))).getMessage();
		assertTrue(refusal.startsWith("there is no element \"ttyS7\" on this page; there are: ttyS0, eventfd 0,"),
				refusal);
	}

	@Test
	void aCaptionStandsBelowThePicture() throws Exception {
		Path plain = files.export(ExportFormat.SVG, WalkSteps.ALL, Framing.WHOLE);
		String without = Files.readString(plain);
		String with = Files.readString(files.export(ExportFormat.SVG, WalkSteps.ALL,
				new Framing(false, List.of(), "What the IOAPIC does with <pin 4>")));
		assertTrue(with.contains(">What the IOAPIC does with &lt;pin 4&gt;</text>"));
		assertTrue(height(with) > height(without), height(with) + " is not above " + height(without));
	}

	private static double height(String svg) {
		return Double.parseDouble(svg.replaceAll("(?s).*?<svg [^>]*height=\"([0-9.]+)\".*", "$1"));
	}
}
