package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about itself, and about arguments that mean nothing. */
class UsageTest {
	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "import", "walk", "why", "who", "export", "examples", "replay", "conform" })
	void everyCommandTellsHowItIsUsed(String command) {
		CommandRun help = CommandRun.done(command, "--help");
		assertTrue(help.out().contains("\nUsage: irqscope " + command + " "), help.out());
		assertTrue(help.out().contains("\nOptions:\n"), help.out());
		assertTrue(help.lines().stream().allMatch(line -> line.length() <= 80), help.out());
		assertEquals(help, CommandRun.done(command, "-h"));
		String all = CommandRun.done("--help").out();
		assertTrue(all.contains("\n  " + command + " "), all);
	}

	@Test
	void everyOptionIsExplained() {
		for (String command : List.of("import", "walk", "why", "who", "export", "examples", "replay", "conform")) {
			String[] lines = CommandRun.done(command, "--help").out().split("\n");
			for (int at = 0; at < lines.length; at++)
				if (lines[at].matches(" {2,6}(-\\w, )?--?\\w.*"))
					assertTrue(lines[at].matches(".*\\w {2,}\\w.*") || lines[at + 1].matches(" {20,}\\w.*"), lines[at]);
		}
	}

	@Test
	void helpNamesTheExitCodes() {
		assertTrue(CommandRun.done("--help").out().contains("Exit codes: 0 done, 1 a comparison failed, 2 usage"));
		assertTrue(CommandRun.done("--version").out().startsWith("IRQScope 1."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                                       | a command is missing               | irqscope
			fly                                                      | 'fly'                              | irqscope
			walk                                                     | 'M.irqscope'                       | irqscope \
			walk
			walk a b                                                 | 'b'                                | irqscope \
			walk
			walk a --speed 3                                         | '--speed'                          | irqscope \
			walk
			walk a --format xml                                      | 'xml'                              | irqscope \
			walk
			walk a --from one                                        | 'one'                              | irqscope \
			walk
			import -o m.irqscope                                     | 'FILE'                             | irqscope \
			import
			import a                                                 | '--output=M.irqscope'              | irqscope \
			import
			import a --pid me -o m                                   | 'me'                               | irqscope \
			import
			export m --format svg -o a                               | '--diagram=PAGE'                   | irqscope \
			export
			export m --diagram clock --format svg -o a               | 'clock'                            | irqscope \
			export
			export m --diagram machine --format bmp -o a             | 'bmp'                              | irqscope \
			export
			export m --diagram machine --format svg                  | '--output=FILE'                    | irqscope \
			export
			export m --diagram machine --format svg -o a --at middle | 'middle'                           | irqscope \
			export
			export m --diagram machine --format svg -o a --theme red | 'red'                              | irqscope \
			export
			""")
	void argumentsThatMeanNothingAreRefusedInALine(String line, String reason, String command) {
		CommandRun run = CommandRun.run((Object[]) Arrays.stream(line.split(" ")).filter(word -> !word.isEmpty())
				.toArray(String[]::new));
		assertTrue(run.err().startsWith("irqscope: ") && run.err().contains(reason), run.err());
		assertTrue(run.err().endsWith("; see \"" + command + " --help\"\n"), run.err());
		assertEquals(1, run.err().lines().count());
		assertEquals("", run.out());
		assertEquals(ExitCode.UNUSABLE, run.code());
	}
}
