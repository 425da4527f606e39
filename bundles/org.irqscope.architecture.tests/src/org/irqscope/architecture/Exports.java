package org.irqscope.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds packages that a bundle shows to others and that no other uses. */
final class Exports {
	private Exports() {
	}

	static List<String> unused(Repository repository) {
		List<String> unused = new ArrayList<>();
		for (Path bundle : repository.bundles())
			for (String exported : repository.manifest(bundle).exports())
				if (repository.bundles().stream().filter(other -> !other.equals(bundle))
						.filter(other -> mayUse(repository.manifest(other), repository.manifest(bundle).name()))
						.noneMatch(other -> uses(repository, other, exported)))
					unused.add(repository.manifest(bundle).name() + " exports " + exported + ", which no other bundle uses");
		return unused;
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
