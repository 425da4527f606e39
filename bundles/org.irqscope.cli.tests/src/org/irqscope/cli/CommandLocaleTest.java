package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands print the same in every country: what other programs read, and sentences with their numbers. */
class CommandLocaleTest {
	@TempDir
	private Path folder;
	private final Locale locale = Locale.getDefault();

	@AfterEach
	void goHome() {
		Locale.setDefault(locale);
	}

	@ParameterizedTest
	@ValueSource(strings = { "de-DE", "tr-TR", "ar-EG" })
	void walkIsPrintedTheSameInEveryCountry(String country) throws Exception {
		ExampleFiles files = new ExampleFiles(folder);
		List<Object> walk = List.of("walk", files.machine(Examples.APIC), "--compare", files.trace(Examples.APIC));
		Locale.setDefault(Locale.ENGLISH);
		List<CommandRun> here = prints(walk);
		Locale.setDefault(Locale.forLanguageTag(country));
		assertEquals(here, prints(walk));
	}

	private static List<CommandRun> prints(List<Object> compare) {
		return List.of(CommandRun.run(compare.toArray()), CommandRun.done("walk", compare.get(1), "--format", "json"),
				CommandRun.done("walk", compare.get(1), "--format", "perf"), CommandRun.done("--help"));
	}

	@Test
	void refusalNamesItsNumbersInItsOwnDigits() throws Exception {
		Locale.setDefault(Locale.forLanguageTag("ar-EG"));
		Path trace = Files.writeString(folder.resolve("trace.txt"), "\n".repeat(1233) + "pic[2] irq_base:8\n");
		CommandRun.refused(trace + ":1234: the number of the PIC is 2, which is not between 0 and 1", "import", trace,
				"-o", folder.resolve("m.irqscope"));
	}
}
