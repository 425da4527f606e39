package org.irqscope.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pages of a PDF file with their bookmarks. Pages are written at once and not kept. Used by one thread. */
final class PdfBook {
	private final double width;
	private final double height;
	private final PdfFile file;
	private final PdfResources resources;
	private final int tree;
	private final List<Integer> pages = new ArrayList<>();
	private final List<Bookmark> bookmarks = new ArrayList<>();

	/** A line of the outline, and the page that it leads to. */
	private record Bookmark(String text, int page) {
	}

	/**
	 * Begins the file.
	 *
	 * @param output stays open
	 * @throws IOException when the output fails
	 */
	PdfBook(double width, double height, OutputStream output) throws IOException {
		this.width = width;
		this.height = height;
		this.file = new PdfFile(output);
		this.resources = new PdfResources(file);
		this.tree = file.reserve();
	}

	/** An empty page, which {@link #add} puts into the file. */
	PdfCanvas page() {
		return new PdfCanvas(resources, height);
	}

	/** Writes a page with its bookmarks. */
	void add(PdfCanvas canvas, List<String> titles) throws IOException {
		int content = file.stream("", canvas.content());
		int page = file.add("<</Type/Page/Parent " + PdfFile.reference(tree) + "/MediaBox[0 0 " + width + " " + height
				+ "]/Resources " + PdfFile.reference(resources.number()) + "/Contents " + PdfFile.reference(content)
				+ ">>");
		pages.add(page);
		titles.forEach(title -> bookmarks.add(new Bookmark(title, page)));
	}

	/** Writes what follows after the last page. */
	void close(String title) throws IOException {
		resources.write(file);
		StringBuilder kids = new StringBuilder();
		pages.forEach(page -> kids.append(PdfFile.reference(page)).append('\n'));
		file.write(tree, "<</Type/Pages/Count " + pages.size() + "/Kids[" + kids + "]>>");
		int catalog = file.add("<</Type/Catalog/Pages " + PdfFile.reference(tree) + "/Outlines "
				+ PdfFile.reference(outline()) + "/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>/Lang"
				+ PdfFile.text(Locale.getDefault().toLanguageTag()) + ">>");
		file.close(catalog, file.add("<</Title" + PdfFile.text(title) + "/Creator(IRQScope)>>"));
	}

	/** The bookmarks, joined in a chain as readers want them. */
	private int outline() throws IOException {
		int root = file.reserve();
		List<Integer> items = new ArrayList<>();
		for (int at = 0; at < bookmarks.size(); at++)
			items.add(file.reserve());
		for (int at = 0; at < items.size(); at++)
			file.write(items.get(at), "<</Title" + PdfFile.text(bookmarks.get(at).text()) + "/Parent "
					+ PdfFile.reference(root) + "/Dest[" + PdfFile.reference(bookmarks.get(at).page()) + "/Fit]"
					+ (at > 0 ? "/Prev " + PdfFile.reference(items.get(at - 1)) : "")
					+ (at < items.size() - 1 ? "/Next " + PdfFile.reference(items.get(at + 1)) : "") + ">>");
		file.write(root, "<</Type/Outlines/Count " + items.size() + (items.isEmpty() ? ""
				: "/First " + PdfFile.reference(items.get(0)) + "/Last "
						+ PdfFile.reference(items.get(items.size() - 1)))
				+ ">>");
		return root;
	}
}
