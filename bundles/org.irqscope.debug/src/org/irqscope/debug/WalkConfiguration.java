package org.irqscope.debug;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.irqscope.core.operation.KvmSource;

/**
 * What a launch configuration of type "Interrupt walk" says. Immutable, for any thread.
 *
 * @param file a machine or an op script; a path of the workspace, or of the file system; empty where the machine is the
 * one that the trace shows
 * @param stimulus the name of what is done to the machine; nothing for its first stimulus
 * @param trace the recorded trace, for walks that come from one
 * @param kernel the version of the prepared kernel, for walks that come from one
 * @param compared true where a source that was recorded is shown beside the emulator's own walk, and not walked through
 */
public record WalkConfiguration(String file, Optional<String> stimulus, WalkSourceKind source, String trace,
		String kernel, boolean compared) {
	/** The id of the configuration type. */
	public static final String TYPE = "org.irqscope.debug.walk";
	private static final String FILE = TYPE + ".file", STIMULUS = TYPE + ".stimulus", SOURCE = TYPE + ".source",
			TRACE = TYPE + ".trace", KERNEL = TYPE + ".kernel", COMPARED = TYPE + ".compared";

	/** A walk from another source than a prepared kernel. */
	public WalkConfiguration(String file, Optional<String> stimulus, WalkSourceKind source, String trace,
			boolean compared) {
		this(file, stimulus, source, trace, "", compared);
	}

	/** The emulator's walk of a file, with its first stimulus. */
	public static WalkConfiguration emulated(String file) {
		return new WalkConfiguration(file, Optional.empty(), WalkSourceKind.EMULATOR, "", false);
	}

	/** Reads a configuration. */
	public static WalkConfiguration of(ILaunchConfiguration configuration) throws CoreException {
		String stimulus = configuration.getAttribute(STIMULUS, "");
		return new WalkConfiguration(configuration.getAttribute(FILE, ""),
				stimulus.isEmpty() ? Optional.empty() : Optional.of(stimulus),
				WalkSourceKind.of(configuration.getAttribute(SOURCE, "")), configuration.getAttribute(TRACE, ""),
				configuration.getAttribute(KERNEL, ""), configuration.getAttribute(COMPARED, false));
	}

	/** Writes into a configuration. */
	public void write(ILaunchConfigurationWorkingCopy configuration) {
		configuration.setAttribute(FILE, file);
		configuration.setAttribute(STIMULUS, stimulus.orElse(""));
		configuration.setAttribute(SOURCE, source.id());
		configuration.setAttribute(TRACE, trace);
		configuration.setAttribute(KERNEL, kernel);
		configuration.setAttribute(COMPARED, compared);
	}

	/** True where no file has the machine, since the trace shows what there is. */
	public boolean isTraceAlone() {
		return source == WalkSourceKind.TRACE && !compared && file.isBlank();
	}

	/** Whose KVM is asked: nothing where the walk comes from none, or from a version that nobody has named. */
	public Optional<KvmSource> kvm() {
		return switch (source) {
		case HOST_KVM -> Optional.of(KvmSource.HOST);
		case KERNEL -> KvmSource.of(kernel).filter(kvm -> kvm.version().isPresent());
		case EMULATOR, TRACE -> Optional.empty();
		};
	}

	/** The file in the file system; nothing when there is none. */
	public Optional<Path> path() {
		return path(file);
	}

	/** The trace in the file system; nothing when there is none. */
	public Optional<Path> tracePath() {
		return path(trace);
	}

	private static Optional<Path> path(String written) {
		if (written.isBlank())
			return Optional.empty();
		IPath path = IPath.fromPortableString(written);
		if (path.segmentCount() >= 2) {
			IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(path);
			if (file.exists() && file.getLocation() != null)
				return Optional.of(file.getLocation().toPath());
		}
		Path outside = Path.of(written);
		return outside.toFile().isFile() ? Optional.of(outside) : Optional.empty();
	}
}
