package org.irqscope.ui.launch;

import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.debug.WalkConfiguration;

/** Opens the launch configurations of interrupt walks, at the one of the file that is selected or open. */
public final class LaunchHandler extends AbstractHandler {
	private static final String GROUP = "org.irqscope.ui.walks";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			ILaunchConfigurationType type = DebugPlugin.getDefault().getLaunchManager()
					.getLaunchConfigurationType(WalkConfiguration.TYPE);
			Optional<IFile> file = WorkspaceFiles.selected();
			Object shown = file.isPresent() ? configuration(type, file.get()) : type;
			DebugUITools.openLaunchConfigurationDialogOnGroup(HandlerUtil.getActiveShellChecked(event),
					new StructuredSelection(shown), GROUP);
			return null;
		} catch (CoreException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}

	/** The file's configuration; a new one where it has none. */
	static ILaunchConfiguration configuration(ILaunchConfigurationType type, IFile file) throws CoreException {
		ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
		String path = file.getFullPath().toPortableString();
		for (ILaunchConfiguration known : Arrays.asList(manager.getLaunchConfigurations(type)))
			if (WalkConfiguration.of(known).file().equals(path))
				return known;
		ILaunchConfigurationWorkingCopy made = type.newInstance(null,
				manager.generateLaunchConfigurationName(file.getName()));
		WalkConfiguration.emulated(path).write(made);
		return made.doSave();
	}
}
