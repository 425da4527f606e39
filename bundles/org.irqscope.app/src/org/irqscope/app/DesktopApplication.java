package org.irqscope.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** The desktop: one workbench from start to exit. Run by the UI thread. */
public final class DesktopApplication implements IApplication {
	@Override
	public Object start(IApplicationContext context) {
		Display display = PlatformUI.createDisplay();
		VirtualRows.leaveUnstyled(display);
		VirtualRows.askFromAbove(display);
		try {
			boolean restart = PlatformUI.createAndRunWorkbench(display,
					new DesktopAdvisor()) == PlatformUI.RETURN_RESTART;
			return restart ? Relaunch.requested().map(Relaunch::handOver).orElse(EXIT_RESTART) : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	@Override
	public void stop() {
		if (!PlatformUI.isWorkbenchRunning())
			return;
		IWorkbench workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().syncExec(workbench::close);
	}
}
