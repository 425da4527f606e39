package org.irqscope.ui.help;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.help.HelpBook;
import org.irqscope.ui.ThemeColors;
import org.irqscope.ui.link.LinkedText;
import org.irqscope.ui.link.TextLinks;

/** A page of the help in a part of the window or a dialog; its links lead to other pages. Used by the UI thread. */
final class HelpText {
	private static final int MARGIN = 8;
	private final StyledText text;
	private final TextLinks links;
	private final Consumer<String> shown;
	private String wanted = "";

	/** @param shown hears of the topic of each page that is shown */
	HelpText(Composite parent, Consumer<String> shown) {
		this.shown = shown;
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		links = new TextLinks(text);
	}

	Control control() {
		return text;
	}

	/** Shows the page that an address leads to, as soon as it is read. */
	void show(String address) {
		wanted = address;
		CompletableFuture.supplyAsync(() -> html(address)).thenAccept(html -> text.getDisplay().asyncExec(() -> {
			if (!text.isDisposed() && wanted.equals(address))
				show(html, address);
		}));
	}

	/** How high lines are shows only when they are near. */
	private void top(int line) {
		text.setTopIndex(line);
		text.setTopPixel(text.getTopPixel() + text.getLinePixel(line) - MARGIN);
	}

	private static String html(String address) {
		try {
			return HelpBook.html(HelpBook.topic(address));
		} catch (IOException e) {
			ILog.get().error(e.getMessage(), e);
			return "<html/>";
		}
	}

	private void show(String html, String address) {
		LinkedText written = new LinkedText(new ThemeColors(DiagramTheme.current()));
		HtmlText page = new HtmlText(written, this::show);
		try {
			page.read(html);
		} catch (IOException e) {
			ILog.get().error(e.getMessage(), e);
		}
		written.show(text, links);
		top(text.getLineAtOffset(page.offset(HelpBook.place(address)).orElse(0)));
		shown.accept(HelpBook.topic(address));
	}
}
