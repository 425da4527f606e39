package org.irqscope.core.operation;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;

/** What the parser of HTML's own rules says against a page. For one thread. */
final class HtmlErrors implements ErrorHandler {
	private final List<String> errors = new ArrayList<>();

	private HtmlErrors() {
	}

	/** All errors with their lines; none when the page is as HTML has to be. */
	static List<String> of(String page) throws SAXException, IOException {
		HtmlErrors errors = new HtmlErrors();
		HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
		parser.setContentHandler(new DefaultHandler());
		parser.setErrorHandler(errors);
		parser.parse(new InputSource(new StringReader(page)));
		return errors.errors;
	}

	@Override
	public void warning(SAXParseException problem) {
		// What may be better is no error.
	}

	@Override
	public void error(SAXParseException problem) {
		errors.add(problem.getLineNumber() + ": " + problem.getMessage());
	}

	@Override
	public void fatalError(SAXParseException problem) {
		error(problem);
	}
}
