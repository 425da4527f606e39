package org.irqscope.core.operation.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.edit.Captions;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.OutputFile;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.WalkScenes;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.export.Picture;
import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;
import org.irqscope.export.html.HtmlWalk;
import org.irqscope.export.motion.ApngWalk;
import org.irqscope.export.motion.GifWalk;
import org.irqscope.export.motion.MotionFrames;
import org.irqscope.export.pdf.HandoutWalk;
import org.irqscope.export.pdf.PdfWalk;
import org.irqscope.export.sequence.SequenceSvg;
import org.irqscope.export.sequence.SequenceText;
import org.irqscope.export.text.CsvWalk;
import org.irqscope.export.text.MarkdownWalk;
import org.irqscope.scene.Rect;

/**
 * Writes a walk to a file with a picture of a page for each step; it keeps one step at a time. Runs in the thread that
 * owns the session, which is not that of a user interface, once at a time.
 */
public final class StepsOperation {
	private final Session session;
	private final Page page;
	private final WalkSteps steps;
	private final Style style;
	private final Path target;
	private Captions captions;

	/**
	 * An export.
	 *
	 * @param session it stands at the last of the steps in the end
	 * @param target the file to write
	 */
	public StepsOperation(Session session, Page page, WalkSteps steps, Style style, Path target) {
		this.session = session;
		this.page = page;
		this.steps = steps;
		this.style = style;
		this.target = target;
		this.captions = Captions.of(session.document());
	}

	/** Says this of hops, where the document has changed since the walk began. */
	public StepsOperation saying(Captions said) {
		captions = said;
		return this;
	}

	/**
	 * Paints and writes; the file appears as a whole or not at all.
	 *
	 * @param name what messages call the walk
	 * @throws OperationException when the walk has no such steps, or the file cannot be written
	 * @throws OperationCanceledException when the monitor says so
	 */
	public void run(String name, IProgressMonitor monitor) throws OperationException {
		int size = session.walk().size();
		steps.check(name, size);
		int count = steps.to(size) - steps.from() + 1;
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.export"), 2 * count);
		if (!style.format().hasPictures()) {
			progress.setWorkRemaining(count);
			OutputFile.write(target, out -> writeWords(new BufferedOutputStream(out), progress));
			return;
		}
		WalkScenes scenes = new WalkScenes(page, session);
		style.framing().check(scenes.here());
		Rect bounds = style.format().isMoving() ? bounds(scenes, progress.split(count)) : new Rect(0, 0, 0, 0);
		progress.setWorkRemaining(count);
		OutputFile.write(target, out -> write(scenes, bounds, new BufferedOutputStream(out), progress));
	}

	/** Where no picture is painted, nobody has to go anywhere. */
	private void writeWords(OutputStream out, SubMonitor progress) throws IOException {
		try (WalkWriter writer = writer(new Rect(0, 0, 0, 0), out)) {
			for (int step = Math.max(1, steps.from()); step <= steps.to(session.walk().size()); step++) {
				progress.split(1);
				writer.step(step(step, Picture.NONE, Optional.of(session.walk().hop(step - 1))));
			}
		}
		out.flush();
	}

	/** All that is shown, since the pictures of some files have one size. */
	private Rect bounds(WalkScenes scenes, SubMonitor progress) {
		progress.setWorkRemaining(steps.to(session.walk().size()) - steps.from() + 1);
		Rect bounds = null;
		for (int step = steps.from(); step <= steps.to(session.walk().size()); step++) {
			progress.split(1);
			session.goTo(step);
			Rect area = style.framing().of(scenes.here()).area();
			bounds = bounds == null ? area : bounds.union(area);
		}
		return bounds;
	}

	private void write(WalkScenes scenes, Rect bounds, OutputStream out, SubMonitor progress) throws IOException {
		int size = session.walk().size();
		try (WalkWriter writer = writer(bounds, out)) {
			for (int step = steps.from(); step <= steps.to(size); step++) {
				progress.split(1);
				session.goTo(step);
				writer.step(step(step, style.framing().of(scenes.here()), session.hop()));
			}
		}
		out.flush();
	}

	private WalkStep step(int position, Picture picture, Optional<Hop> hop) {
		return new WalkStep(position, picture, hop, hop.flatMap(one -> captions.at(session.title(), one)).orElse(""));
	}

	private WalkWriter writer(Rect bounds, OutputStream out) throws IOException {
		WalkTitle title = new WalkTitle(session.document().getName(), page.title(session.document()), about(),
				session.walk().size());
		return switch (style.format()) {
		case HTML -> new HtmlWalk(title, out);
		case PDF -> new PdfWalk(title, style.paper(), style.theme(), out);
		case GIF -> new GifWalk(frames(title, bounds), style.delay(), out);
		case APNG -> new ApngWalk(frames(title, bounds), steps.to(title.size()) - steps.from() + 1, style.delay(), out);
		case HANDOUT -> new HandoutWalk(title, style.paper(), style.theme(), out);
		case SEQUENCE -> new SequenceSvg(title, style.theme(), out);
		case MERMAID -> new SequenceText(SequenceText.Language.MERMAID, title, out);
		case PLANTUML -> new SequenceText(SequenceText.Language.PLANTUML, title, out);
		case MARKDOWN -> new MarkdownWalk(title, out);
		case CSV -> new CsvWalk(out);
		case SVG, PNG -> throw new IllegalStateException(style.format().name());
		};
	}

	/** What was done to the machine, unless somebody wants to call it otherwise. */
	private String about() {
		String caption = style.framing().caption();
		return caption.isEmpty() ? session.title() : caption;
	}

	private MotionFrames frames(WalkTitle title, Rect bounds) {
		return new MotionFrames(new StepText(title, Locale.getDefault()), bounds, style.theme(), style.scale());
	}
}
