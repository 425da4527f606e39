package org.irqscope.core.operation.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.BreakpointPicture;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.OutputFile;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.operation.WalkOperation;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.session.Completeness;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.export.PageSize;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.theme.Theme;

/**
 * Writes the picture of a page of a machine, alone or at the steps of a walk, to a file. Runs in any thread, once at
 * a time.
 */
public final class ExportOperation {
	private static final int WALKING = 4, PAINTING = 6;

	private final Optional<VirtualMachine> machine;
	private final String file;
	private final Optional<Path> trace;
	private final Page page;
	private final Moment moment;
	private final Style style;
	private final Path target;
	private List<Breakpoint> breakpoints = List.of();
	private WalkSteps steps = WalkSteps.ALL;

	/**
	 * The moment that a picture shows.
	 *
	 * @param stimuli the names or the ids of what is done to the machine, one after the other; none for the first
	 * stimulus
	 * @param nanoseconds how much virtual time passes after that
	 * @param step how many hops have been done
	 */
	public record Moment(List<String> stimuli, long nanoseconds, OptionalInt step) {
		/** The machine as its document has it. */
		public static final Moment REST = new Moment(Optional.empty(), OptionalInt.empty());

		public Moment {
			stimuli = List.copyOf(stimuli);
		}

		/** A moment of the walk of one stimulus. */
		public Moment(Optional<String> stimulus, OptionalInt step) {
			this(stimulus.stream().toList(), 0, step);
		}

		boolean isRest() {
			return stimuli.isEmpty() && nanoseconds == 0 && step.isEmpty();
		}
	}

	/**
	 * How pictures are painted.
	 *
	 * @param scale pixels of a file of pixels for one of the picture, above 0
	 * @param paper the pages of a file that has some
	 * @param delay how long each step of a picture that moves is shown, in milliseconds
	 */
	public record Style(Theme theme, ExportFormat format, double scale, Framing framing, PageSize paper, int delay) {
		/** How long a step is shown where nobody says how long. */
		public static final int DELAY = 1_500;

		/** A picture of all of a page. */
		public Style(Theme theme, ExportFormat format, double scale) {
			this(theme, format, scale, false);
		}

		/** @param slide true for the shape of a slide, 16 by 9 */
		public Style(Theme theme, ExportFormat format, double scale, boolean slide) {
			this(theme, format, scale, new Framing(slide, List.of(), ""), PageSize.A4, DELAY);
		}
	}

	/**
	 * An export.
	 *
	 * @param machine the machine; it does not change
	 * @param file where it was read, which is not written over
	 * @param page what of the machine is shown
	 * @param moment the moment; with a stimulus and without step the end of its walk
	 * @param target the file to write
	 */
	public ExportOperation(VirtualMachine machine, String file, Page page, Moment moment, Style style,
			Path target) {
		this(Optional.of(machine), file, Optional.empty(), page, moment, style, target);
	}

	/**
	 * An export.
	 *
	 * @param machine as above; nothing where the trace shows what machine there is
	 * @param file the machine's, or the trace in its place
	 * @param trace what was recorded of the machine, in place of what it does by itself; shown at its end where the
	 * moment has no step
	 */
	public ExportOperation(Optional<VirtualMachine> machine, String file, Optional<Path> trace, Page page,
			Moment moment, Style style, Path target) {
		this.machine = machine;
		this.file = file;
		this.trace = trace;
		this.page = page;
		this.moment = moment;
		this.style = style;
		this.target = target;
	}

	/** A file with a picture a step has only these. */
	public ExportOperation of(WalkSteps chosen) {
		steps = chosen;
		return this;
	}

	/** The picture also shows where breakpoints stop. */
	public ExportOperation showing(List<Breakpoint> shown) {
		breakpoints = List.copyOf(shown);
		return this;
	}

	/**
	 * Paints and writes; the file appears as a whole or not at all.
	 *
	 * @throws OperationException when the machine cannot be, has no such moment, or the file cannot be written
	 * @throws OperationCanceledException when the monitor says so
	 */
	public void run(IProgressMonitor monitor) throws OperationException {
		if (OutputFile.isSame(Path.of(file), target))
			throw new OperationException(file, 0, Texts.of("machine.is.output"));
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.export"), WALKING + PAINTING);
		if (!style.format().isPicture()) {
			steps(progress);
			return;
		}
		boolean rest = moment.isRest() && trace.isEmpty();
		Scene scene = rest ? atRest(machine.orElseThrow()) : walked(progress.split(WALKING));
		String title = Texts.of("picture.title", machine.map(VirtualMachine::getName).orElse(file));
		new PictureOperation(scene, title, style, target).run(progress.setWorkRemaining(PAINTING).split(PAINTING));
	}

	private Scene atRest(VirtualMachine resting) throws OperationException {
		try {
			Completeness.check(resting);
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
		return signed(PageScene.of(page, resting), resting);
	}

	private void steps(SubMonitor progress) throws OperationException {
		try (Session session = walk(progress.split(WALKING))) {
			WalkSteps chosen = moment.step().isPresent() ? WalkSteps.only(moment.step().getAsInt()) : steps;
			new StepsOperation(session, page, chosen, style, target).run(file, progress.split(PAINTING));
		}
	}

	private Session walk(IProgressMonitor monitor) throws OperationException {
		return trace.isPresent() ? new TraceWalkOperation(trace.get(), machine).run(monitor)
				: new WalkOperation(machine.orElseThrow(), file, moment.stimuli(), moment.nanoseconds())
						.run(monitor);
	}

	private Scene walked(IProgressMonitor monitor) throws OperationException {
		Session session = walk(monitor);
		int step = moment.step().orElse(session.walk().size());
		if (step < 0 || step > session.walk().size())
			throw new OperationException(file, 0, Texts.of("step.outside", Integer.toString(step),
					Integer.toString(session.walk().size())));
		session.goTo(step);
		return signed(PageScene.of(page, session, 1), session.view());
	}

	private Scene signed(Scene scene, VirtualMachine shown) {
		return breakpoints.isEmpty() ? scene
				: scene.signed(new BreakpointPicture(shown).signs(breakpoints, one -> false));
	}
}
