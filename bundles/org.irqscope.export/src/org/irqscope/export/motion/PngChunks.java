package org.irqscope.export.motion;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** The pieces that files of PNG are made of, each with a name, its bytes and their sum. For one thread. */
final class PngChunks {
	static final String HEADER = "IHDR", DATA = "IDAT", END = "IEND";
	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	private static final int NAME = 4;
	private final OutputStream out;

	/** @param out stays open */
	PngChunks(OutputStream out) {
		this.out = out;
	}

	/** What every such file begins with. */
	void begin() throws IOException {
		out.write(SIGNATURE);
	}

	void write(String name, byte[] bytes) throws IOException {
		ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + NAME + bytes.length + Integer.BYTES);
		chunk.putInt(bytes.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(bytes);
		CRC32 sum = new CRC32();
		sum.update(chunk.array(), Integer.BYTES, NAME + bytes.length);
		out.write(chunk.putInt((int) sum.getValue()).array());
	}

	/** The bytes of all pieces of one name that an image has as a file, one after the other. */
	static byte[] of(BufferedImage image, String name) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream(), found = new ByteArrayOutputStream();
		ImageIO.write(image, "png", file);
		DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.toByteArray()));
		in.skipNBytes(SIGNATURE.length);
		for (String read = ""; !read.equals(END);) {
			byte[] bytes = new byte[in.readInt()];
			read = new String(in.readNBytes(NAME), StandardCharsets.US_ASCII);
			in.readFully(bytes);
			in.readInt();
			if (read.equals(name))
				found.write(bytes);
		}
		return found.toByteArray();
	}
}
