package org.irqscope.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/** The desktop: one workbench from start to exit. Run by the UI thread. */
public final class DesktopApplication implements IApplication {
	private static final String VERSION = "org.irqscope.version";

	@Override
	public Object start(IApplicationContext context) {
		// The About dialog reads it.
		String version = FrameworkUtil.getBundle(DesktopApplication.class).getVersion().toString();
		System.setProperty(VERSION, version);
		Display display = PlatformUI.createDisplay();
		StartScreen screen = StartScreen.open(display, version);
		VirtualRows.leaveUnstyled(display);
		VirtualRows.askFromAbove(display);
		SystemColours.follow(display);
		try {
			boolean restart = PlatformUI.createAndRunWorkbench(display,
					new DesktopAdvisor(screen)) == PlatformUI.RETURN_RESTART;
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
