package org.irqscope.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checked-out sources, without what a build makes of them. Immutable, for any thread. */
record Repository(Path root) {
	private static final Set<String> MADE = Set.of("target", "src-gen", "bin", ".git", ".settings");

	/** The repository in which the tests run: the nearest folder above that has bundles. */
	static Repository here() {
		Path start = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
		for (Path folder = start; folder != null; folder = folder.getParent())
			if (Files.isDirectory(folder.resolve("bundles")) && Files.exists(folder.resolve("pom.xml")))
				return new Repository(folder);
		throw new IllegalStateException("no repository above " + start);
	}

	/** What stands at the top level; folders and files, sorted. */
	List<String> top() {
		return names(root);
	}

	/** The folders of the bundles. */
	List<Path> bundles() {
		return names(root.resolve("bundles")).stream().map(name -> root.resolve("bundles").resolve(name))
				.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).toList();
	}

	BundleManifest manifest(Path bundle) {
		return BundleManifest.read(bundle.resolve("META-INF/MANIFEST.MF"));
	}

	/** All manifests. */
	List<BundleManifest> manifests() {
		return bundles().stream().map(this::manifest).toList();
	}

	/** The hand-written Java files of a bundle. */
	List<Path> java(Path bundle) {
		return files(bundle).stream().filter(file -> file.toString().endsWith(".java")).toList();
	}

	/** All files below a folder that people wrote. */
	List<Path> files(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).filter(file -> !isMade(folder.relativize(file))).sorted()
					.toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isMade(Path relative) {
		for (Path part : relative)
			if (MADE.contains(part.toString()) || part.toString().startsWith(".polyglot."))
				return true;
		return relative.getFileName().toString().equals("pom.tycho");
	}

	/** A file as people know it. */
	String name(Path file) {
		return root.relativize(file).toString();
	}

	static String text(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(file.toString(), e);
		}
	}

	private static List<String> names(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
