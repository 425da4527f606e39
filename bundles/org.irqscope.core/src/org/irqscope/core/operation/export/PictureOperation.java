package org.irqscope.core.operation.export;

import java.nio.file.Path;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.OutputFile;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.export.Picture;
import org.irqscope.export.SceneExport;
import org.irqscope.scene.layout.Scene;

/** Writes a finished picture to a file. Runs in any thread, once at a time. */
public final class PictureOperation {
	private static final int PAINTING = 4, WRITING = 2;
	private final Scene scene;
	private final String title;
	private final Style style;
	private final Path target;

	/**
	 * A picture.
	 *
	 * @param title what the picture shows, for readers that cannot see it
	 * @param target the file to write
	 */
	public PictureOperation(Scene scene, String title, Style style, Path target) {
		this.scene = scene;
		this.title = title;
		this.style = style;
		this.target = target;
	}

	/**
	 * Paints and writes; the file appears as a whole or not at all.
	 *
	 * @throws OperationException when the file cannot be written
	 * @throws OperationCanceledException when the monitor says so
	 */
	public void run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.export"), PAINTING + WRITING);
		progress.split(PAINTING);
		style.framing().check(scene);
		Picture picture = style.framing().of(scene);
		OutputFile.write(target, out -> {
			switch (style.format()) {
			case SVG -> SceneExport.svg(picture, style.theme(), title, out);
			case PNG -> SceneExport.png(picture, style.theme(), style.scale(), out);
			default -> throw new IllegalStateException(style.format().name());
			}
			progress.split(WRITING);
		});
	}
}
