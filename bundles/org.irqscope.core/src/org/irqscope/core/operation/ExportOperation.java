package org.irqscope.core.operation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.session.Completeness;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Scene;
import org.irqscope.scene.Theme;

/**
 * Writes the picture of a page of a machine, alone or at a step of a walk, to a file. Runs in any thread, once at a
 * time.
 */
public final class ExportOperation {
	private static final int WALKING = 4, PAINTING = 6;

	private final VirtualMachine machine;
	private final String file;
	private final Page page;
	private final Moment moment;
	private final Style style;
	private final Path target;

	/**
	 * The moment that a picture shows.
	 *
	 * @param stimulus the name or the id of what is done to the machine; nothing for the first stimulus
	 * @param step how many hops have been done
	 */
	public record Moment(Optional<String> stimulus, OptionalInt step) {
		/** The machine as its document has it. */
		public static final Moment REST = new Moment(Optional.empty(), OptionalInt.empty());

		boolean isRest() {
			return stimulus.isEmpty() && step.isEmpty();
		}
	}

	/**
	 * How a picture is painted.
	 *
	 * @param scale pixels of a PNG for one of the picture, above 0
	 */
	public record Style(Theme theme, ImageFormat format, double scale) {
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
		this.machine = machine;
		this.file = file;
		this.page = page;
		this.moment = moment;
		this.style = style;
		this.target = target;
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
		Scene scene = moment.isRest() ? atRest() : walked(progress.split(WALKING));
		String title = Texts.of("picture.title", Optional.ofNullable(machine.getName()).orElse(file));
		new PictureOperation(scene, title, style, target).run(progress.setWorkRemaining(PAINTING).split(PAINTING));
	}

	private Scene atRest() throws OperationException {
		try {
			Completeness.check(machine);
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
		return PageScene.of(page, machine);
	}

	private Scene walked(IProgressMonitor monitor) throws OperationException {
		Session session = new WalkOperation(machine, file, moment.stimulus()).run(monitor);
		int step = moment.step().orElse(session.walk().size());
		if (step < 0 || step > session.walk().size())
			throw new OperationException(file, 0, Texts.of("step.outside", Integer.toString(step),
					Integer.toString(session.walk().size())));
		session.goTo(step);
		return PageScene.of(page, session, 1);
	}
}
