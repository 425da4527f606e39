package org.irqscope.core.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.picture.pages.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help explains all that there is, in lines that fit a terminal. */
class HelpPagesTest {
	private static final int COLUMNS = 88;

	static Stream<String> topics() {
		return HelpPages.topics().stream();
	}

	@ParameterizedTest
	@MethodSource("topics")
	void everyPageHasATitleAndFitsATerminal(String topic) throws Exception {
		List<String> lines = HelpPages.text(topic).lines().toList();
		assertTrue(lines.get(0).matches("# [A-Z].+"), lines.get(0));
		if (topic.equals("kernels"))
			return;
		assertEquals(List.of(), lines.stream().filter(line -> line.length() > COLUMNS || line.contains("\t")).toList());
	}

	@Test
	void everyPageOfADiagramIsExplained() throws Exception {
		assertEquals(List.copyOf(Pages.names()), HelpPages.headings("pages"));
	}

	@Test
	void everyFormatIsExplained() throws Exception {
		List<String> headings = HelpPages.headings("formats");
		for (ExportFormat format : ExportFormat.values())
			assertTrue(headings.contains(format.word()), format.word());
	}
}
