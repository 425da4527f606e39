package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.export.PageSize;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk as a PNG that moves, taken apart: each frame is a PNG of its own, and all together are what is asked for. */
class ApngWalkTest {
	private static final int FIRST = 4, LAST = 8, DELAY = 700, SIGNATURE = 8, PLACE = 12;
	@TempDir
	Path folder;

	private record Chunk(String name, byte[] bytes) {
	}

	private Path walk(ExportFormat format) throws Exception {
		return new WalkFiles(folder).export(MachinePage.PAGE, WalkSteps.between(FIRST, LAST),
				new Style(Theme.DARK, format, 1, Framing.WHOLE, PageSize.A4, DELAY));
	}

	private static List<Chunk> chunks(byte[] file) {
		List<Chunk> chunks = new ArrayList<>();
		ByteBuffer in = ByteBuffer.wrap(file, SIGNATURE, file.length - SIGNATURE);
		while (in.hasRemaining()) {
			byte[] bytes = new byte[in.getInt()], name = new byte[4];
			in.get(name).get(bytes);
			CRC32 sum = new CRC32();
			sum.update(name);
			sum.update(bytes);
			assertEquals((int) sum.getValue(), in.getInt());
			chunks.add(new Chunk(new String(name, StandardCharsets.US_ASCII), bytes));
		}
		return chunks;
	}

	private static void write(ByteArrayOutputStream file, String name, byte[] bytes) throws IOException {
		ByteBuffer chunk = ByteBuffer.allocate(12 + bytes.length).putInt(bytes.length)
				.put(name.getBytes(StandardCharsets.US_ASCII)).put(bytes);
		CRC32 sum = new CRC32();
		sum.update(chunk.array(), 4, 4 + bytes.length);
		file.write(chunk.putInt((int) sum.getValue()).array());
	}

	/** A frame as a file of its own, which the platform's reader reads. */
	private static BufferedImage frame(byte[] signature, byte[] header, byte[] control, byte[] pixels)
			throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(signature);
		byte[] own = header.clone();
		System.arraycopy(control, 4, own, 0, 8);
		write(file, "IHDR", own);
		write(file, "IDAT", pixels);
		write(file, "IEND", new byte[0]);
		return ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
	}

	@Test
	void everyFrameIsAPictureAndTheFirstIsWhatOtherProgramsShow() throws Exception {
		byte[] file = Files.readAllBytes(walk(ExportFormat.APNG));
		byte[] signature = Arrays.copyOf(file, SIGNATURE);
		List<Chunk> chunks = chunks(file);
		assertEquals("IHDR", chunks.get(0).name());
		assertArrayEquals(ByteBuffer.allocate(8).putInt(LAST - FIRST + 1).putInt(0).array(), chunks.get(1).bytes());
		assertEquals("IEND", chunks.get(chunks.size() - 1).name());
		BufferedImage first = ImageIO.read(new ByteArrayInputStream(file));
		BufferedImage shown = new BufferedImage(first.getWidth(), first.getHeight(), BufferedImage.TYPE_INT_RGB);
		int number = 0;
		List<Integer> sums = new ArrayList<>();
		for (int at = 2; at < chunks.size() - 1; at += 2) {
			ByteBuffer control = ByteBuffer.wrap(chunks.get(at).bytes());
			assertEquals("fcTL", chunks.get(at).name());
			assertEquals(number++, control.getInt(0));
			assertEquals(DELAY / 1000.0, control.getShort(20) / (double) control.getShort(22));
			Chunk data = chunks.get(at + 1);
			assertEquals(at == 2 ? "IDAT" : "fdAT", data.name());
			byte[] pixels = data.bytes();
			if (at > 2) {
				assertEquals(number++, ByteBuffer.wrap(pixels).getInt());
				pixels = Arrays.copyOfRange(pixels, Integer.BYTES, pixels.length);
			}
			draw(frame(signature, chunks.get(0).bytes(), chunks.get(at).bytes(), pixels), control, shown);
			sums.add(sum(shown));
			if (at == 2)
				assertEquals(sum(first), sum(shown));
		}
		assertEquals(LAST - FIRST + 1, sums.size());
		assertEquals(sums.size(), sums.stream().distinct().count(), "each step looks different");
		assertSameAbove(picture(), shown);
	}

	/** The last step as a picture of its own. */
	private BufferedImage picture() throws Exception {
		Path target = folder.resolve("picture.png");
		new ExportOperation(new WalkFiles(folder).machine(), "m.irqscope", MachinePage.PAGE,
				new Moment(List.of(), 0, OptionalInt.of(LAST)), new Style(Theme.DARK, ExportFormat.PNG, 1), target)
						.run(new NullProgressMonitor());
		return ImageIO.read(target.toFile());
	}

	/** The legend may be lower in the picture of one step, so what stands above it is compared. */
	private static void assertSameAbove(BufferedImage expected, BufferedImage actual) {
		for (int y = 0; y < expected.getHeight() - 120; y++)
			for (int x = 0; x < expected.getWidth(); x++)
				assertEquals(expected.getRGB(x, y), actual.getRGB(x, y), x + ", " + y);
	}

	private static void draw(BufferedImage frame, ByteBuffer control, BufferedImage shown) {
		Graphics2D graphics = shown.createGraphics();
		graphics.drawImage(frame, control.getInt(PLACE), control.getInt(PLACE + 4), null);
		graphics.dispose();
	}

	private static int sum(BufferedImage image) {
		int sum = 0;
		for (int y = 0; y < image.getHeight(); y++)
			for (int x = 0; x < image.getWidth(); x++)
				sum = 31 * sum + (image.getRGB(x, y) & 0xffffff);
		return sum;
	}
}
