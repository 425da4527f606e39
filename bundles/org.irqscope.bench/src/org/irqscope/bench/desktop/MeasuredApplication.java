package org.irqscope.bench.desktop;

import java.util.Dictionary;
import java.util.Hashtable;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * Runs another application that opens a workbench, says when its window stands there painted, and closes it. Which one
 * is named by a property, so that all else is the same for all. Main thread.
 */
public final class MeasuredApplication implements IApplication {
	private static final String APPLICATIONS = "org.eclipse.core.runtime.applications",
			COMPLETE = "org/eclipse/e4/ui/LifeCycle/appStartupComplete";

	@Override
	public Object start(IApplicationContext context) throws Exception {
		Dictionary<String, String> topic = new Hashtable<>();
		topic.put(EventConstants.EVENT_TOPIC, COMPLETE);
		FrameworkUtil.getBundle(MeasuredApplication.class).getBundleContext().registerService(EventHandler.class,
				MeasuredApplication::opened, topic);
		return application(System.getProperty(DesktopStart.APPLICATION)).start(context);
	}

	private static IApplication application(String id) throws CoreException {
		for (IConfigurationElement element : Platform.getExtensionRegistry().getExtension(APPLICATIONS, id)
				.getConfigurationElements())
			for (IConfigurationElement run : element.getChildren("run"))
				return (IApplication) run.createExecutableExtension("class");
		throw new IllegalStateException(id);
	}

	private static void opened(Event event) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(() -> painted(display));
	}

	/** All that has been asked for until now is painted when nothing else waits. */
	private static void painted(Display display) {
		display.update();
		while (display.readAndDispatch())
			display.update();
		System.out.println(DesktopStart.OPENED);
		System.out.flush();
		PlatformUI.getWorkbench().close();
	}

	@Override
	public void stop() {
		// The workbench closes itself.
	}
}
