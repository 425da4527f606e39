package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.irqscope.core.help.HelpPages;
import org.junit.jupiter.api.Test;

/** {@code help}: its pages, and that they explain every command. */
class HelpCommandTest {
	@Test
	void allPagesAreListedAndEachIsPrinted() throws Exception {
		List<String> listed = CommandRun.done("help").lines();
		assertEquals(HelpPages.topics(), listed.stream().map(line -> line.split(" ")[0]).toList());
		for (String topic : HelpPages.topics())
			assertEquals(HelpPages.text(topic), CommandRun.done("help", topic).out());
		CommandRun.refused("there is no page \"cooking\"; there are: " + String.join(", ", HelpPages.topics()), "help",
				"cooking");
	}

	@Test
	void everyCommandIsExplained() throws Exception {
		String usage = CommandRun.done("--help").out();
		List<String> commands = Arrays.stream(usage.substring(usage.indexOf("Commands:")).split("\n"))
				.filter(line -> line.matches("  [a-z].*")).map(line -> line.strip().split(" ")[0]).toList();
		assertTrue(commands.contains("export"), usage);
		assertEquals(commands, HelpPages.headings("commands"));
	}
}
