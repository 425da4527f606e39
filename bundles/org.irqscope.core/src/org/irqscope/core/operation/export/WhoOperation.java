package org.irqscope.core.operation.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessQuestion;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.OutputFile;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Theme;

/**
 * Finds out who handles an access of a guest. Runs in any thread but that of a user interface, once at a time.
 *
 * @param machine the machine; it does not change
 * @param file where it was read, for messages
 * @param vcpu the index of the vCPU whose guest makes the access
 */
public record WhoOperation(VirtualMachine machine, String file, Access access, int vcpu) {
	/**
	 * Asks the kernel that the emulator is.
	 *
	 * @throws OperationException when the machine cannot be, or no guest of it can make the access
	 */
	public AccessWay run() throws OperationException {
		if (access.refusal().isPresent())
			throw new OperationException("", 0, access.refusal().get());
		try {
			return AccessQuestion.ask(machine, access, vcpu);
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
	}

	/**
	 * Draws the way of the access; the file's name says in which format.
	 *
	 * @throws OperationException when the file cannot be written, or its name has no known format
	 */
	public void paint(AccessWay way, Page page, Theme theme, Path target, IProgressMonitor monitor)
			throws OperationException {
		String name = target.toString().toLowerCase(Locale.ROOT);
		ExportFormat format = Stream.of(ExportFormat.values()).filter(ExportFormat::isPicture)
				.filter(one -> name.endsWith("." + one.extension())).findFirst()
				.orElseThrow(() -> new OperationException(target.toString(), 0, Texts.of("who.format")));
		if (OutputFile.isSame(Path.of(file), target))
			throw new OperationException(file, 0, Texts.of("machine.is.output"));
		new PictureOperation(PageScene.of(page, machine, way), way.headline(),
				new ExportOperation.Style(theme, format, 1), target).run(monitor);
	}
}
