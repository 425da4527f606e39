package org.irqscope.ui.help;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.help.ITopic;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;
import org.irqscope.help.HelpBook;

/**
 * Says what can be done in a part of the window, and with which keys, and shows the pages of the platform's table of
 * contents. Used by the UI thread.
 */
public final class HelpView extends ViewPart {
	/** The id in plugin.xml. */
	static final String ID = "org.irqscope.ui.help";
	private Label about;
	private Combo topics;
	private List<ITopic> pages;
	private Composite body;
	private HelpText text;
	private Control keys;

	@Override
	public void createPartControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(page);
		about = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(about);
		topics = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		pages = Stream.of(HelpSystem.getTocs()).flatMap(book -> Stream.of(book.getTopics())).toList();
		pages.forEach(one -> topics.add(one.getLabel()));
		topics.add(Texts.of("keys.now"));
		body = new Composite(page, SWT.NONE);
		body.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		topics.addListener(SWT.Selection, event -> read());
		text = new HelpText(body, this::shown);
		keys = new KeysTable(body, getSite()).control();
		show(HelpBook.address(HelpBook.FIRST));
	}

	/** Shows what the platform knows of a part. */
	void show(IContext context) {
		about.setText(context.getText());
		about.getParent().layout();
		for (IHelpResource topic : context.getRelatedTopics()) {
			show(topic.getHref());
			return;
		}
	}

	/** Shows the page that an address leads to. */
	void show(String address) {
		bring(text.control());
		text.show(address);
	}

	/** A link may have led to another page than was chosen. */
	private void shown(String topic) {
		for (int at = 0; at < pages.size(); at++)
			if (HelpBook.topic(pages.get(at).getHref()).equals(topic))
				topics.select(at);
	}

	private void read() {
		int chosen = topics.getSelectionIndex();
		if (chosen < pages.size())
			show(pages.get(chosen).getHref());
		else
			bring(keys);
	}

	private void bring(Control control) {
		((StackLayout) body.getLayout()).topControl = control;
		body.layout();
	}

	@Override
	public void setFocus() {
		topics.setFocus();
	}
}
