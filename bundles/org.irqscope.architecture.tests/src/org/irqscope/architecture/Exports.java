package org.irqscope.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds packages that a bundle shows to others and that no other uses, and such that others use and that it hides. */
final class Exports {
	private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

	private Exports() {
	}

	static List<String> unused(Repository repository) {
		List<String> unused = new ArrayList<>();
		for (Path bundle : repository.bundles())
			for (String exported : repository.manifest(bundle).exports())
				if (repository.bundles().stream().filter(other -> !other.equals(bundle))
						.filter(other -> mayUse(repository.manifest(other), repository.manifest(bundle).name()))
						.noneMatch(other -> uses(repository, other, exported)))
					unused.add(repository.manifest(bundle).name() + " exports " + exported
							+ ", which no other bundle uses");
		return unused;
	}

	/** What no compiler without bundles notices: a class is there, and its bundle does not show it. */
	static List<String> hidden(Repository repository) {
		List<String> hidden = new ArrayList<>();
		for (Path owner : repository.bundles()) {
			BundleManifest manifest = repository.manifest(owner);
			for (String hides : packages(repository, owner))
				if (!manifest.exports().contains(hides))
					repository.bundles().stream().filter(other -> !other.equals(owner))
							.filter(other -> !repository.manifest(other).host().equals(Optional.of(manifest.name())))
							.filter(other -> uses(repository, other, hides))
							.forEach(other -> hidden.add(repository.manifest(other).name() + " uses " + hides
									+ ", which " + manifest.name() + " does not export"));
		}
		return hidden;
	}

	/** The packages of a bundle's own; those of a fragment are its host's. */
	private static Set<String> packages(Repository repository, Path bundle) {
		Set<String> packages = new TreeSet<>();
		if (repository.manifest(bundle).host().isEmpty())
			for (Path file : repository.java(bundle)) {
				Matcher line = PACKAGE.matcher(Repository.text(file));
				if (line.find())
					packages.add(line.group(1));
			}
		return packages;
	}

	/** Tests see what their host sees, so they count only where they ask for a bundle by name. */
	private static boolean mayUse(BundleManifest other, String bundle) {
		return !other.isTest() || other.requires().contains(bundle);
	}

	private static boolean uses(Repository repository, Path bundle, String exported) {
		Pattern type = Pattern.compile("\\b" + Pattern.quote(exported) + "\\.[A-Z]");
		return repository.files(bundle).stream()
				.filter(file -> file.toString().endsWith(".java") || file.endsWith("plugin.xml"))
				.anyMatch(file -> type.matcher(Repository.text(file)).find());
	}
}
