package org.irqscope.cli;

import java.util.List;

import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.export.PageSize;
import org.irqscope.scene.theme.Theme;

import picocli.CommandLine.Option;

/** What of a page is exported, and on what. */
final class PictureLook {
	private static final int SHORTEST = 20, LONGEST = 60_000;
	@Option(names = "--slide")
	private boolean slide;
	@Option(names = "--crop", paramLabel = "NAME", split = ",")
	private List<String> around = List.of();
	@Option(names = "--caption", paramLabel = "TEXT", defaultValue = "")
	private String caption;
	@Option(names = "--paper", paramLabel = "a4|a3|letter|slide", defaultValue = "a4")
	private PageSize paper;
	@Option(names = "--delay", paramLabel = "MS", defaultValue = "" + Style.DELAY)
	private int delay;

	/** @throws OperationException when nobody can look at a step so shortly, or so long */
	Style style(Theme theme, ExportFormat format, double scale) throws OperationException {
		if (delay < SHORTEST || delay > LONGEST)
			throw new OperationException("", 0, Texts.of("export.delay", Integer.toString(delay), SHORTEST, LONGEST));
		return new Style(theme, format, scale, new Framing(slide, around, caption), paper, delay);
	}
}
