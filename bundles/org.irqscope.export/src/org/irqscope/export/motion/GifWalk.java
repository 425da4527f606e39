package org.irqscope.export.motion;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkWriter;

/**
 * Writes a walk as a GIF that moves: a picture a step, of which only what has changed is stored. Used by one thread.
 */
public final class GifWalk implements WalkWriter {
	private static final String FORMAT = "javax_imageio_gif_image_1.0";
	private static final int MILLISECONDS = 10;
	private final MotionFrames frames;
	private final int hundredths;
	private final ImageOutputStream out;
	private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
	private boolean begun;

	/**
	 * Begins the file.
	 *
	 * @param frames paints the steps
	 * @param delay how long a step is shown, in milliseconds
	 * @param output stays open
	 * @throws IOException when the output fails
	 */
	public GifWalk(MotionFrames frames, int delay, OutputStream output) throws IOException {
		this.frames = frames;
		this.hundredths = delay / MILLISECONDS;
		this.out = ImageIO.createImageOutputStream(output);
		writer.setOutput(out);
		writer.prepareWriteSequence(null);
	}

	@Override
	public void step(WalkStep step) throws IOException {
		MotionFrames.Frame frame = frames.next(step);
		writer.writeToSequence(new IIOImage(frame.image(), null, metadata(frame)), null);
		out.flush();
		begun = true;
	}

	private IIOMetadata metadata(MotionFrames.Frame frame) throws IOException {
		BufferedImage image = frame.image();
		IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
		IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
		IIOMetadataNode place = child(root, "ImageDescriptor");
		place.setAttribute("imageLeftPosition", Integer.toString(frame.x()));
		place.setAttribute("imageTopPosition", Integer.toString(frame.y()));
		IIOMetadataNode control = child(root, "GraphicControlExtension");
		control.setAttribute("disposalMethod", "doNotDispose");
		control.setAttribute("userInputFlag", "FALSE");
		control.setAttribute("transparentColorFlag", "FALSE");
		control.setAttribute("transparentColorIndex", "0");
		control.setAttribute("delayTime", Integer.toString(hundredths));
		if (!begun)
			child(root, "ApplicationExtensions").appendChild(endless());
		metadata.setFromTree(FORMAT, root);
		return metadata;
	}

	private static IIOMetadataNode endless() {
		IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
		loop.setAttribute("applicationID", "NETSCAPE");
		loop.setAttribute("authenticationCode", "2.0");
		loop.setUserObject(new byte[] { 1, 0, 0 });
		return loop;
	}

	private static IIOMetadataNode child(IIOMetadataNode root, String name) {
		for (int at = 0; at < root.getLength(); at++)
			if (root.item(at).getNodeName().equals(name))
				return (IIOMetadataNode) root.item(at);
		IIOMetadataNode added = new IIOMetadataNode(name);
		root.appendChild(added);
		return added;
	}

	@Override
	public void close() throws IOException {
		if (begun)
			writer.endWriteSequence();
		writer.dispose();
		out.close();
	}
}
