package org.irqscope.help;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.irqscope.core.help.HelpPages;

/** The pages of the help as HTML, and the addresses by which the platform knows them. Immutable, for any thread. */
public final class HelpBook {
	/** What a newcomer reads first. */
	public static final String FIRST = "getting-started";
	private static final String BUNDLE = "org.irqscope.help", HTML = ".html", SOURCE = ".md";
	private static final AttributeProvider LINKS = HelpBook::attributes;

	private HelpBook() {
	}

	/** The topics that have a page, in their order. */
	public static List<String> topics() {
		return HelpPages.topics();
	}

	/** The address of a page, as the platform's table of contents has it. */
	public static String address(String topic) {
		return "/" + BUNDLE + "/" + topic + HTML;
	}

	/** The topic that an address leads to, wherever on the page. */
	public static String topic(String address) {
		return address.replaceFirst("[#?].*", "").replaceFirst(".*/", "").replaceFirst("\\" + HTML + "$", "");
	}

	/** The place on its page that an address leads to; empty for its beginning. */
	public static String place(String address) {
		return address.contains("#") ? address.substring(address.indexOf('#') + 1) : "";
	}

	/** The context in which the platform looks for the help of a part, a wizard or a page, by its id. */
	public static String context(String id) {
		return BUNDLE + "." + id.substring(id.lastIndexOf('.') + 1);
	}

	/**
	 * A page as a document of HTML that is well-formed XML too.
	 *
	 * @throws IOException when there is none
	 */
	public static String html(String topic) throws IOException {
		Node page = Parser.builder().build().parse(HelpPages.markdown(topic));
		String body = HtmlRenderer.builder().attributeProviderFactory(context -> LINKS).build().render(page);
		return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head><title>"
				+ HelpPages.title(topic).replace("&", "&amp;").replace("<", "&lt;") + "</title></head>\n<body>\n" + body
				+ "</body>\n</html>\n";
	}

	/** Headings can be led to, and links lead to pages of HTML. */
	private static void attributes(Node node, String tag, Map<String, String> attributes) {
		if (node instanceof Heading)
			attributes.put("id", words(node).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
		attributes.computeIfPresent("href", (name, to) -> to.replaceFirst("\\" + SOURCE + "(?=$|#)", HTML));
	}

	private static String words(Node heading) {
		StringBuilder words = new StringBuilder();
		heading.accept(new AbstractVisitor() {
			@Override
			public void visit(Text text) {
				words.append(text.getLiteral());
			}

			@Override
			public void visit(Code code) {
				words.append(code.getLiteral());
			}
		});
		return words.toString();
	}
}
