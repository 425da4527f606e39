package org.irqscope.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The bundles that the target definition pins, from the local Maven repository. Immutable, for any thread. */
final class TargetPlatform {
	private static final Pattern PINNED = Pattern
			.compile("<groupId>(.+?)</groupId><artifactId>(.+?)</artifactId><version>(.+?)</version>");

	private TargetPlatform() {
	}

	/** The manifests of all bundles; libraries that are wrapped as bundles have none. */
	static List<BundleManifest> manifests(Repository repository, Path mavenRepository) {
		String definition = Repository
				.text(repository.root().resolve("target-platform/org.irqscope.target.target"));
		return PINNED.matcher(definition).results()
				.map(pinned -> mavenRepository.resolve(pinned.group(1).replace('.', '/')).resolve(pinned.group(2))
						.resolve(pinned.group(3)).resolve(pinned.group(2) + "-" + pinned.group(3) + ".jar"))
				.map(TargetPlatform::manifest).flatMap(Optional::stream).toList();
	}

	private static Optional<BundleManifest> manifest(Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			return Optional.ofNullable(file.getManifest())
					.filter(manifest -> manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null)
					.map(BundleManifest::of);
		} catch (IOException e) {
			throw new UncheckedIOException(jar.toString(), e);
		}
	}
}
