package org.irqscope.core.kernel;

import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.journal.Site;

/**
 * Where the manuals of processors, chips and interfaces say what a function has to do: by its name, else by the sort of
 * part that it works on. The names of manuals are the same in every language. For any thread.
 */
public final class ManualSections {
	private static final ResourceBundle SECTIONS = ResourceBundle
			.getBundle(ManualSections.class.getPackageName() + ".manuals");
	private static final String PLACE = "place.";

	private ManualSections() {
	}

	/** The section; nothing for what no manual is about. */
	public static Optional<String> of(Site site) {
		return Stream.of(functionOfPlace(site), site.functionName(), place(site)).filter(SECTIONS::containsKey)
				.map(SECTIONS::getString).findFirst()
				.or(() -> Chips.of(site.description().place()).flatMap(Chip::manual));
	}

	/** Two architectures can have a function of one name. */
	private static String functionOfPlace(Site site) {
		return site.description().place() + "." + site.functionName();
	}

	private static String place(Site site) {
		return PLACE + site.description().place();
	}
}
