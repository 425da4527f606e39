package org.irqscope.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds words that mean something on one machine only: folders of people, and hosts that are not the world's. */
final class ForeignPlaces {
	private static final Pattern FOLDER = Pattern.compile("(?<![\\w.$}*)-])/(?:work|root|home|Users|workspace)/\\S*");
	private static final Pattern HOST = Pattern.compile("\\b(?:https?|ftp|git|ssh)://([^\\s/\"'<>:)]+)");
	private static final Set<String> WORLD = Set.of("apache.org", "eclipse.org", "w3.org", "omg.org", "sil.org",
			"github.com", "irqscope.org");
	/** What tools printed elsewhere is kept as it is. */
	private static final Pattern KEPT = Pattern.compile(".*/(samples|recordings|examples)/.*|.*\\.(ttf|png|gz)");

	private ForeignPlaces() {
	}

	static List<String> folders(Repository repository) {
		return find(repository, FOLDER, folder -> true);
	}

	static List<String> hosts(Repository repository) {
		return find(repository, HOST, host -> !isWorlds(host.group(1)));
	}

	private static boolean isWorlds(String host) {
		return WORLD.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
	}

	private static List<String> find(Repository repository, Pattern pattern, Predicate<MatchResult> bad) {
		List<String> found = new ArrayList<>();
		for (Path file : repository.files(repository.root()))
			if (!KEPT.matcher(repository.name(file)).matches())
				pattern.matcher(Repository.text(file)).results().filter(bad)
						.forEach(match -> found.add(repository.name(file) + ": " + match.group()));
		return found;
	}
}
