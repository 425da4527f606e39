package org.irqscope.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what is written as in the country of the user, beside {@code org.irqscope.text.Wording}, which knows how. */
final class Languages {
	private static final Pattern OF_THE_COUNTRY = Pattern.compile("String\\.format\\(\\s*\"|\\.formatted\\("
			+ "|to(?:Lower|Upper)Case\\(\\)|new (?:MessageFormat|DecimalFormat|SimpleDateFormat)\\("
			+ "|(?:Number|Date)Format\\.get|\\.printf\\(\\s*\"");
	/** Wording itself, and the emulator, which requires nothing. */
	private static final List<String> WORDING = List.of("org/irqscope/text/Wording.java",
			"org/irqscope/emulator/script/Texts.java", "org/irqscope/emulator/journal/Sentences.java");

	private Languages() {
	}

	/** Every such place in what is no test. */
	static List<String> ofTheCountry(Repository repository) {
		List<String> found = new ArrayList<>();
		for (Path bundle : repository.bundles())
			if (!bundle.toString().endsWith(".tests"))
				for (Path file : repository.java(bundle))
					if (WORDING.stream().noneMatch(file::endsWith))
						OF_THE_COUNTRY.matcher(Repository.text(file)).results()
								.forEach(match -> found.add(repository.name(file) + ": " + match.group()));
		return found;
	}
}
