package org.irqscope.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/**
 * A restart with other arguments, such as another workspace. The launcher of Equinox would print them; whoever starts
 * the desktop names a file for them instead. Used by the UI thread.
 *
 * @param arguments one a line
 */
record Relaunch(String arguments) {
	private static final String EXIT_CODE = "eclipse.exitcode", FILE = "org.irqscope.relaunch";

	/** What the workbench asks for; nothing when it is to come back as it was. */
	static Optional<Relaunch> requested() {
		return IApplication.EXIT_RELAUNCH.equals(Integer.getInteger(EXIT_CODE))
				? Optional.ofNullable(System.getProperty(IApplicationContext.EXIT_DATA_PROPERTY)).map(Relaunch::new)
				: Optional.empty();
	}

	/** Leaves the arguments for whoever starts the desktop again, and answers with what code to end. */
	Integer handOver() {
		String file = System.getProperty(FILE);
		if (file == null)
			return IApplication.EXIT_RELAUNCH;
		try {
			Files.writeString(Path.of(file), arguments, StandardCharsets.UTF_8);
			System.clearProperty(IApplicationContext.EXIT_DATA_PROPERTY);
			return IApplication.EXIT_RELAUNCH;
		} catch (IOException e) {
			ILog.get().error(e.getMessage(), e);
			return IApplication.EXIT_RESTART;
		}
	}
}
