package org.irqscope.bench.desktop;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;

/** A workbench with nothing in it: the least that a desktop of the same bundles can be. UI thread. */
public final class BareApplication implements IApplication {
	private static final String PERSPECTIVE = "org.irqscope.bench.desktop.empty";

	@Override
	public Object start(IApplicationContext context) {
		Display display = PlatformUI.createDisplay();
		try {
			PlatformUI.createAndRunWorkbench(display, new Bare());
			return EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	/** What every workbench has to say. */
	private static final class Bare extends WorkbenchAdvisor {
		@Override
		public void initialize(IWorkbenchConfigurer configurer) {
			configurer.setSaveAndRestore(true);
		}

		@Override
		public String getInitialWindowPerspectiveId() {
			return PERSPECTIVE;
		}

		/** So that the next start finds nothing to mend. */
		@Override
		public boolean preShutdown() {
			try {
				ResourcesPlugin.getWorkspace().save(true, null);
				return true;
			} catch (CoreException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	@Override
	public void stop() {
		// Only the benchmark starts it, and closes it.
	}
}
