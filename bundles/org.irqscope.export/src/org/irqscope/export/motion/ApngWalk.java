package org.irqscope.export.motion;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkWriter;

/**
 * Writes a walk as a PNG that moves, in all its colours: a picture a step, of which only what has changed is stored.
 * Programs that know nothing of moving show the first step. Used by one thread.
 */
public final class ApngWalk implements WalkWriter {
	private static final int ENDLESS = 0, STAYS = 0, REPLACES = 0, CONTROL = 26, MILLISECONDS = 1_000;
	private final MotionFrames frames;
	private final int count;
	private final int delay;
	private final PngChunks chunks;
	private int number;
	private boolean begun;

	/**
	 * Begins the file.
	 *
	 * @param frames paints the steps
	 * @param count how many steps there will be, which such files say first
	 * @param delay how long a step is shown, in milliseconds
	 * @param output stays open
	 * @throws IOException when the output fails
	 */
	public ApngWalk(MotionFrames frames, int count, int delay, OutputStream output) throws IOException {
		this.frames = frames;
		this.count = count;
		this.delay = delay;
		this.chunks = new PngChunks(output);
		chunks.begin();
	}

	@Override
	public void step(WalkStep step) throws IOException {
		MotionFrames.Frame frame = frames.next(step);
		byte[] pixels = PngChunks.of(frame.image(), PngChunks.DATA);
		if (begun) {
			control(frame);
			chunks.write("fdAT", ByteBuffer.allocate(Integer.BYTES + pixels.length).putInt(number++).put(pixels)
					.array());
			return;
		}
		begun = true;
		chunks.write(PngChunks.HEADER, PngChunks.of(frame.image(), PngChunks.HEADER));
		chunks.write("acTL", ByteBuffer.allocate(2 * Integer.BYTES).putInt(count).putInt(ENDLESS).array());
		control(frame);
		chunks.write(PngChunks.DATA, pixels);
	}

	/** Where a frame goes, and for how long. */
	private void control(MotionFrames.Frame frame) throws IOException {
		BufferedImage image = frame.image();
		ByteBuffer control = ByteBuffer.allocate(CONTROL).putInt(number++);
		control.putInt(image.getWidth()).putInt(image.getHeight()).putInt(frame.x()).putInt(frame.y());
		// Longer than a minute is refused, so that these fit.
		control.putShort((short) delay).putShort((short) MILLISECONDS).put((byte) STAYS).put((byte) REPLACES);
		chunks.write("fcTL", control.array());
	}

	@Override
	public void close() throws IOException {
		chunks.write(PngChunks.END, new byte[0]);
	}
}
