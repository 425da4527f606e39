package org.irqscope.debug.breakpoint;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.IBreakpointImportParticipant;

/** Tells the platform's import which of the breakpoints that are there is one that it reads. For any thread. */
public final class BreakpointImport implements IBreakpointImportParticipant {
	private static final String PATH = "path";

	/** They have no lines by which they differ; two of one text at one machine are the same. */
	@Override
	public boolean matches(Map<String, Object> attributes, IBreakpoint breakpoint) {
		return breakpoint instanceof MachineBreakpoint one && one.text().equals(attributes.get(MachineBreakpoint.TEXT))
				&& Optional.ofNullable(attributes.get(PATH))
						.map(path -> path.equals(one.file().map(IFile::getFullPath).map(Object::toString).orElse("/")))
						.orElse(true);
	}

	@Override
	public void verify(IBreakpoint breakpoint) {
		// Whatever is read shows in the view what it is, and whether it can hit.
	}
}
