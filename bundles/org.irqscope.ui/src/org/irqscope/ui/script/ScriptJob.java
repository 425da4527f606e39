package org.irqscope.ui.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.core.session.script.ScriptSource;
import org.irqscope.debug.WalkResult;
import org.irqscope.ui.Texts;
import org.irqscope.ui.launch.ResultJob;

/** Runs an op script and opens its walk before the operation of a line. */
final class ScriptJob extends ResultJob {
	private final String name;
	private final Path file;
	private final List<String> lines;
	private final int line;

	ScriptJob(String name, Path file, List<String> lines, int line) {
		super(Texts.of("script.job", name));
		this.file = file;
		this.name = name;
		this.lines = lines;
		this.line = line;
	}

	@Override
	protected WalkResult result(IProgressMonitor monitor) throws OperationException {
		ScriptSession script = ScriptOperation.run(name, lines, line, monitor);
		return new WalkResult.FreeWalk(script.session(), script.lines().before(line),
				Optional.of(new ScriptSource(file, lines, script.lines())));
	}
}
