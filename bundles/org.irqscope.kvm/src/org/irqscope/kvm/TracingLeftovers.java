package org.irqscope.kvm;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Traces of killed processes, which the kernel goes on filling until somebody removes them: whoever starts does so.
 * Keeps no state, for any thread.
 */
public final class TracingLeftovers {
	private static final Logger LOG = System.getLogger(TracingLeftovers.class.getName());

	private TracingLeftovers() {
	}

	/** Removes what can be removed; without tracefs, or the right to use it, there is nothing to do. */
	public static void remove() {
		try {
			remove(Files.readAllLines(Mounts.FILE), Files.readSymbolicLink(Tracefs.PID_NAMESPACE).toString());
		} catch (IOException e) {
			LOG.log(Level.DEBUG, Mounts.FILE.toString(), e);
		}
	}

	/** The numbers in the names of traces mean processes of the initial namespace, and nobody else may judge them. */
	static void remove(List<String> mounts, String pidNamespace) throws IOException {
		Optional<Path> instances = Mounts.tracefs(mounts).map(Tracefs::instances);
		if (pidNamespace.equals(Tracefs.INITIAL_PID_NAMESPACE) && instances.filter(Files::isWritable).isPresent())
			TraceInstance.removeStale(instances.get());
	}
}
