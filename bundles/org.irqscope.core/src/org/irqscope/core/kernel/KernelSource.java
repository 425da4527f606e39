package org.irqscope.core.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.emulator.journal.Site;

/**
 * The source of a kernel that the user has named: a folder or a package. Says what it lacks, and never needs the
 * network. Reads files; not for the UI thread.
 *
 * @param named what the user has named; empty when nothing
 * @param cache where packages are unpacked
 */
public record KernelSource(String named, Path cache) {
	/** What there is of a function. */
	public sealed interface Answer {
		/** Its source. */
		record Found(KernelFunction function) implements Answer {
		}

		/** Why there is none, in the user's language. */
		record Lacking(String why) implements Answer {
		}
	}

	/** What is said where no hop is. */
	public static Answer nothing() {
		return lacking("kernel.no.hop");
	}

	private static Answer lacking(String key, Object... values) {
		return new Answer.Lacking(Texts.of(key, values));
	}

	/**
	 * Looks for the function of a site.
	 *
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Answer find(Site site, IProgressMonitor monitor) {
		if (site.file().isEmpty())
			return lacking("kernel.not.kernel", site.functionName());
		if (named.isBlank())
			return lacking("kernel.none");
		Path path = Path.of(named.strip());
		if (!Files.exists(path))
			return lacking("kernel.missing", named);
		if (Files.isDirectory(path))
			return find(new KernelTree(path), site);
		return SourcePackage.is(path) ? unpacked(path, site, monitor) : lacking("kernel.no.source", named);
	}

	private Answer unpacked(Path path, Site site, IProgressMonitor monitor) {
		try {
			return find(new KernelTree(new SourcePackage(path).unpacked(cache, monitor)), site);
		} catch (IOException e) {
			return lacking("kernel.no.package", named, reason(e));
		}
	}

	private Answer find(KernelTree tree, Site site) {
		if (!tree.isKernel())
			return lacking("kernel.no.source", named);
		try {
			Optional<KernelFunction> function = tree.find(site.file(), site.functionName());
			if (function.isPresent())
				return new Answer.Found(function.get());
			String version = tree.version().map(number -> Texts.of("kernel.version", number))
					.orElse(Texts.of("kernel.version.unknown"));
			return tree.has(site.file())
					? lacking("kernel.no.function", named, site.functionName(), site.file(), version)
					: lacking("kernel.no.file", named, site.file(), version);
		} catch (IOException e) {
			return lacking("kernel.unreadable", named, reason(e));
		}
	}

	private static String reason(IOException failure) {
		return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
	}
}
