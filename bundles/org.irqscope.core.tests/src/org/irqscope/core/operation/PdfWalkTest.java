package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.export.PageSize;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk as a PDF file, read and painted by poppler. */
class PdfWalkTest {
	private static final int DOTS = 72;
	@TempDir
	Path folder;
	private WalkFiles files;

	@BeforeEach
	void read() throws Exception {
		files = new WalkFiles(folder);
	}

	private Path pdf(WalkSteps steps) throws Exception {
		return files.export(ExportFormat.PDF, steps, Framing.WHOLE);
	}

	private static String words(String text) {
		return text.replaceAll("\\s+", " ");
	}

	@Test
	void everyStepHasAPageWhoseTextCanBeSearched() throws Exception {
		Path file = pdf(WalkSteps.ALL);
		String[] pages = WalkFiles.printed("pdftotext", "-raw", file.toString(), "-").split("\f");
		List<Hop> hops = files.hops();
		assertEquals(hops.size() + 1, pages.length);
		Sentences sentences = new Sentences(Locale.getDefault());
		for (Hop hop : hops) {
			String page = words(pages[hop.number() + 1]);
			assertTrue(page.contains("Step " + (hop.number() + 1) + " of " + hops.size()), page);
			assertTrue(page.contains(hop.site().functionName()), page);
			assertTrue(page.contains(words(sentences.of(hop))), page);
			assertTrue(page.contains("IOAPIC") && page.contains("vCPU 0"), page);
		}
	}

	@Test
	void everyPageHasABookmark() throws Exception {
		Path file = pdf(WalkSteps.between(3, 9));
		List<Hop> hops = files.hops();
		try (PDDocument document = Loader.loadPDF(file.toFile())) {
			int step = 3;
			for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
				assertEquals(step + "  " + hops.get(step - 1).call(), item.getTitle());
				assertEquals(step - 3, document.getPages().indexOf(item.findDestinationPage(document)));
				step++;
			}
			assertEquals(10, step);
		}
		assertTrue(WalkFiles.printed("pdfinfo", folder.resolve("walk.pdf").toString()).contains("Pages:           7"));
	}

	@Test
	void facesAreEmbeddedAndPicturesAreVectors() throws Exception {
		String file = pdf(WalkSteps.only(12)).toString();
		List<String> fonts = WalkFiles.printed("pdffonts", file).lines().skip(2).toList();
		assertEquals(3, fonts.size(), fonts.toString());
		assertTrue(fonts.stream().allMatch(font -> font.matches(".*CID TrueType +Identity-H +yes +yes +yes .*")),
				fonts.toString());
		assertEquals(2, WalkFiles.printed("pdfimages", "-list", file).lines().count());
	}

	private BufferedImage painted(Path file, int dots) throws Exception {
		WalkFiles.printed("pdftoppm", "-r", Integer.toString(dots), "-png", "-singlefile", file.toString(),
				folder.resolve("page").toString());
		return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("page.png"))));
	}

	@Test
	void everyPageOfTheMachineIsPaintedInTheColoursAndOnThePaperThatAreChosen() throws Exception {
		int number = 0;
		for (Page page : Pages.of(files.machine())) {
			PageSize paper = PageSize.values()[number % PageSize.values().length];
			Theme theme = number++ % 2 == 0 ? Theme.LIGHT : Theme.DARK;
			BufferedImage image = painted(files.export(page, WalkSteps.only(13),
					new Style(theme, ExportFormat.PDF, 1, Framing.WHOLE, paper, Style.DELAY)), DOTS);
			assertEquals(paper.width(), image.getWidth(), 1);
			assertEquals(paper.height(), image.getHeight(), 1);
			assertEquals(theme.canvas().rgb(), image.getRGB(2, 2) & 0xffffff, page.id());
			assertTrue(colours(image) > 20, page.id() + " is empty");
		}
	}

	private static long colours(BufferedImage image) {
		return IntStream.of(
				image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).distinct().count();
	}

	@Test
	void whatIsCroppedLeavesNothingOfTheRest() throws Exception {
		Path file = files.export(ExportFormat.PDF, WalkSteps.only(13),
				new Framing(false, List.of("IOAPIC", "lapic 0"), ""));
		BufferedImage image = painted(file, DOTS);
		int outside = 0;
		for (int y = 60; y < image.getHeight() - 120; y++)
			for (int x = 0; x < 26; x++)
				outside += (image.getRGB(x, y) & 0xffffff) == Theme.LIGHT.canvas().rgb() ? 0 : 1;
		assertEquals(0, outside);
	}

	@Test
	void lettersThatTheFacesLackAreDrawn() throws Exception {
		files.machine().setName("\u30de\u30b7\u30f3");
		String text = WalkFiles.printed("pdftotext", "-raw", pdf(WalkSteps.only(1)).toString(), "-");
		assertTrue(text.contains("Step 1 of") && text.contains("IOAPIC"), text);
	}
}
