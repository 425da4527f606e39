package org.irqscope.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.debug.WalkResult;
import org.irqscope.ui.Texts;

/** Walks through the trace that a machine was imported from, in the background. */
public final class ImportedTraces extends ResultJob {
	private final Path machine;
	private final List<Path> files;

	/** @param files what the machine was imported from; the first one with events is walked through */
	public ImportedTraces(Path machine, List<Path> files) {
		super(Texts.of("trace.job", machine.getFileName()));
		this.machine = machine;
		this.files = List.copyOf(files);
	}

	@Override
	protected WalkResult result(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, files.size());
		Optional<OperationException> refused = Optional.empty();
		for (Path file : files)
			try {
				return new WalkResult.MachineWalk(machine, new TraceWalkOperation(file,
						Optional.of(MachineReading.read(machine))).run(progress.split(1)));
			} catch (OperationException e) {
				refused = Optional.of(refused.orElse(e));
			}
		throw refused.orElseThrow();
	}
}
