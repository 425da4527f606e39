package org.irqscope.core.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.irqscope.core.Texts;
import org.irqscope.core.expression.ExpressionHelp;
import org.irqscope.core.kernel.KernelDifferences;

/** The pages of the help, as Markdown that can be read as it is. Keeps no state, for any thread. */
public final class HelpPages {
	private static final String EXPRESSIONS = "expressions", KERNELS = "kernels";
	/** In the order in which a newcomer reads them. */
	private static final List<String> TOPICS = List.of("getting-started", "concepts", "pages", "views", "keys",
			"menus", "commands", "formats", EXPRESSIONS, "files", "rewritten-messages", "riscv",
			KERNELS, "preferences");

	private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([a-z-]+\\.md[^)]*\\)");

	private HelpPages() {
	}

	/** The names of the pages. */
	public static List<String> topics() {
		return TOPICS;
	}

	/**
	 * A page as a terminal shows it: links are words.
	 *
	 * @throws IOException when there is none
	 */
	public static String text(String topic) throws IOException {
		return LINK.matcher(markdown(topic)).replaceAll("$1");
	}

	/**
	 * A page as Markdown, with links to others.
	 *
	 * @throws IOException when there is none
	 */
	public static String markdown(String topic) throws IOException {
		if (topic.equals(EXPRESSIONS))
			return ExpressionHelp.text();
		if (topic.equals(KERNELS))
			return "# " + Texts.of("help.kernels") + "\n\n" + KernelDifferences.text();
		try (InputStream page = HelpPages.class.getResourceAsStream(topic + ".md")) {
			if (page == null)
				throw new IOException(topic);
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * The first line of a page.
	 *
	 * @throws IOException when there is none
	 */
	public static String title(String topic) throws IOException {
		return text(topic).lines().findFirst().orElse("").replaceFirst("^# ", "");
	}

	/**
	 * The headings of a page, which name what it explains.
	 *
	 * @throws IOException when there is none
	 */
	public static List<String> headings(String topic) throws IOException {
		return text(topic).lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).toList();
	}
}
