package org.irqscope.debug;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.irqscope.core.operation.OperationException;

/** Runs launch configurations of type "Interrupt walk". Called by the platform's launch job. */
public final class WalkLaunchDelegate extends LaunchConfigurationDelegate {
	@Override
	public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
			throws CoreException {
		WalkConfiguration walk = WalkConfiguration.of(configuration);
		try {
			WalkResults.publish(new WalkRun(walk).run(monitor));
		} catch (OperationException e) {
			throw new CoreException(new Status(IStatus.ERROR, WalkLaunchDelegate.class, e.getMessage()));
		} finally {
			// Nothing goes on running that the launch would stand for.
			DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
		}
	}

	/** Nothing is built before a walk. */
	@Override
	public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
		return false;
	}
}
