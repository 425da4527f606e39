package org.irqscope.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * The pages of a PDF file with their bookmarks. What is on the pages waits in a temporary file until all are known.
 * Used by one thread.
 */
final class PdfBook implements AutoCloseable {
	private static final String CREATOR = "IRQScope";
	private final PDRectangle paper;
	private final OutputStream output;
	private final PDDocument document;
	private final PDDocumentOutline outline = new PDDocumentOutline();
	private final PdfResources resources;

	/**
	 * Begins the file.
	 *
	 * @param output stays open
	 * @throws IOException when there is no room for temporary files
	 */
	PdfBook(double width, double height, OutputStream output) throws IOException {
		this.paper = new PDRectangle((float) width, (float) height);
		this.output = output;
		this.document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
		this.resources = new PdfResources(document);
	}

	/** Adds a page with its bookmarks. */
	void add(List<String> titles, Consumer<PdfCanvas> painting) throws IOException {
		PDPage page = new PDPage(paper);
		document.addPage(page);
		try (PdfCanvas canvas = new PdfCanvas(resources, page)) {
			painting.accept(canvas);
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
		titles.forEach(title -> outline.addLast(bookmark(title, page)));
	}

	private static PDOutlineItem bookmark(String title, PDPage page) {
		PDPageFitDestination place = new PDPageFitDestination();
		place.setPage(page);
		PDOutlineItem item = new PDOutlineItem();
		item.setTitle(title);
		item.setDestination(place);
		return item;
	}

	/** Writes the file, whose last page has been added. */
	void write(String title) throws IOException {
		describe(title);
		// Packing objects goes down the chain of bookmarks by recursion, for which ten thousand are too many.
		document.save(output, CompressParameters.NO_COMPRESSION);
	}

	private void describe(String title) {
		PDDocumentCatalog catalog = document.getDocumentCatalog();
		catalog.setDocumentOutline(outline);
		catalog.setPageMode(PageMode.USE_OUTLINES);
		catalog.setLanguage(Locale.getDefault().toLanguageTag());
		PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
		preferences.setDisplayDocTitle(true);
		catalog.setViewerPreferences(preferences);
		document.getDocumentInformation().setTitle(title);
		document.getDocumentInformation().setCreator(CREATOR);
	}

	@Override
	public void close() throws IOException {
		document.close();
	}
}
