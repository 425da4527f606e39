package org.irqscope.export.sequence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.export.SceneExport;
import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;
import org.irqscope.scene.theme.Theme;

/** Writes a walk as a sequence diagram in SVG; the arrows are kept until the last step. Used by one thread. */
public final class SequenceSvg implements WalkWriter {
	private final SequenceArrows messages = new SequenceArrows();
	private final List<SequenceArrow> all = new ArrayList<>();
	private final String title;
	private final Theme theme;
	private final OutputStream output;

	/** @param output UTF-8, stays open */
	public SequenceSvg(WalkTitle title, Theme theme, OutputStream output) {
		this.title = new StepText(title, Locale.getDefault()).heading();
		this.theme = theme;
		this.output = output;
	}

	@Override
	public void step(WalkStep step) {
		step.hop().ifPresent(hop -> all.addAll(messages.of(hop)));
	}

	@Override
	public void close() throws IOException {
		all.addAll(messages.end());
		SequencePicture picture = new SequencePicture(all, title, theme);
		SceneExport.svg(picture.bounds(), picture::paint, theme, title, output);
	}
}
