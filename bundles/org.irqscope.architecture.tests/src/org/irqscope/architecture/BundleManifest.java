package org.irqscope.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;

/**
 * What a manifest says about arrows. Immutable, for any thread.
 *
 * @param host the bundle that a fragment belongs to
 * @param requires bundles that have to be there
 * @param imports packages that have to be there
 * @param exports packages that others may use
 */
record BundleManifest(String name, Optional<String> host, List<String> requires, List<String> imports,
		List<String> exports) {

	static BundleManifest read(Path file) {
		try (InputStream input = Files.newInputStream(file)) {
			return of(new Manifest(input));
		} catch (IOException e) {
			throw new UncheckedIOException(file.toString(), e);
		}
	}

	static BundleManifest of(Manifest manifest) {
		return new BundleManifest(names(manifest, "Bundle-SymbolicName").get(0),
				names(manifest, "Fragment-Host").stream().findFirst(), names(manifest, "Require-Bundle"),
				names(manifest, "Import-Package"), names(manifest, "Export-Package"));
	}

	boolean isTest() {
		return name.endsWith(".tests");
	}

	/** The names of a header's entries, without those that may be absent. */
	private static List<String> names(Manifest manifest, String header) {
		String value = manifest.getMainAttributes().getValue(header);
		List<String> names = new ArrayList<>();
		for (String entry : value == null ? List.<String>of() : entries(value)) {
			if (entry.replace("\"", "").contains("resolution:=optional"))
				continue;
			for (String part : entry.split(";"))
				if (part.contains("="))
					break;
				else
					names.add(part.strip());
		}
		return List.copyOf(names);
	}

	/** The entries between commas; a comma in quotes separates nothing. */
	private static List<String> entries(String value) {
		return List.of(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
	}
}
