package org.irqscope.export.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/**
 * The objects of a PDF file, which are written one after the other and not kept, and the table at its end that says
 * where they are. Used by one thread.
 */
final class PdfFile {
	private final OutputStream out;
	private final List<Long> places = new ArrayList<>();
	private long written;

	/** @param out stays open */
	PdfFile(OutputStream out) throws IOException {
		this.out = out;
		write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
	}

	/** A number for an object that is written later, once. */
	int reserve() {
		places.add(0L);
		return places.size();
	}

	/** Writes an object and says its number. */
	int add(String value) throws IOException {
		int number = reserve();
		write(number, value);
		return number;
	}

	/** Writes the object that a number was reserved for. */
	void write(int number, String value) throws IOException {
		begin(number);
		write(value + "\nendobj\n");
	}

	/** Writes bytes, compressed, and says their number. */
	int stream(String entries, byte[] data) throws IOException {
		int number = reserve();
		stream(number, entries, data);
		return number;
	}

	/** As above, under a number that was reserved. */
	void stream(int number, String entries, byte[] data) throws IOException {
		ByteArrayOutputStream small = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(small)) {
			deflater.write(data);
		}
		begin(number);
		write("<<" + entries + "/Filter/FlateDecode/Length " + small.size() + ">>\nstream\n");
		write(small.toByteArray());
		write("\nendstream\nendobj\n");
	}

	/** Writes the end. */
	void close(int catalog, int information) throws IOException {
		long table = written;
		StringBuilder end = new StringBuilder("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
		for (long place : places)
			end.append(String.format(Locale.ROOT, "%010d 00000 n \n", place));
		end.append("trailer\n<</Size ").append(places.size() + 1).append("/Root ").append(reference(catalog))
				.append("/Info ").append(reference(information)).append(">>\nstartxref\n").append(table)
				.append("\n%%EOF\n");
		write(end.toString());
		out.flush();
	}

	static String reference(int number) {
		return number + " 0 R";
	}

	/** A text as a value. */
	static String text(String text) {
		StringBuilder value = new StringBuilder("<FEFF");
		for (char letter : text.toCharArray())
			value.append(String.format(Locale.ROOT, "%04X", (int) letter));
		return value.append('>').toString();
	}

	private void begin(int number) throws IOException {
		places.set(number - 1, written);
		write(number + " 0 obj\n");
	}

	private void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private void write(byte[] bytes) throws IOException {
		out.write(bytes);
		written += bytes.length;
	}
}
