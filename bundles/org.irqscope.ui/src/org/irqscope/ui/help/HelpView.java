package org.irqscope.ui.help;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.ViewPart;
import org.irqscope.core.help.HelpPages;

/** Says what can be done in a part of the window, and with which keys. Used by the UI thread. */
public final class HelpView extends ViewPart {
	private static final int MARGIN = 8;
	private static final String WALKING = "org.irqscope.walk.", DEBUG = "org.eclipse.debug.ui.commands.";
	private static final List<String> COMMANDS = List.of(DEBUG + "StepInto", DEBUG + "StepOver", DEBUG + "StepReturn",
			DEBUG + "Resume", WALKING + "stepBack", WALKING + "stepBackOver", WALKING + "stepBackReturn",
			WALKING + "resumeBack", WALKING + "play",
			WALKING + "present", DEBUG + "Suspend", DEBUG + "Terminate", WALKING + "interrupt",
			DEBUG + "ToggleBreakpoint", "org.irqscope.page.inside", "org.irqscope.page.back",
			"org.irqscope.page.next", "org.irqscope.page.previous", "org.irqscope.page.next_vcpu",
			"org.irqscope.page.previous_vcpu", "org.irqscope.diagram.connect",
			"org.eclipse.ui.edit.rename", "org.eclipse.ui.edit.findReplace", "org.eclipse.ui.newWizard",
			"org.eclipse.ui.window.quickAccess");
	private Label about;
	private Combo topics;
	private Composite body;
	private StyledText text;
	private Table keys;

	@Override
	public void createPartControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().applyTo(page);
		about = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(about);
		topics = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
		HelpPages.topics().forEach(topic -> topics.add(title(topic)));
		topics.add(Texts.of("keys.now"));
		body = new Composite(page, SWT.NONE);
		body.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		topics.addListener(SWT.Selection, event -> read());
		text = new StyledText(body, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		keys = new Table(body, SWT.FULL_SELECTION);
		keys.setHeaderVisible(true);
		for (String column : List.of("column.key", "column.command", "column.does"))
			new TableColumn(keys, SWT.NONE).setText(Texts.of(column));
		COMMANDS.forEach(this::add);
		for (TableColumn column : keys.getColumns())
			column.pack();
		explain(getSite().getPage().getActivePart());
	}

	/** A command that has a key now. */
	private void add(String id) {
		IBindingService bindings = getSite().getService(IBindingService.class);
		Command command = getSite().getService(ICommandService.class).getCommand(id);
		TriggerSequence key = bindings.getBestActiveBindingFor(id);
		try {
			if (command.isDefined() && key != null)
				new TableItem(keys, SWT.NONE)
						.setText(new String[] { key.format(), command.getName(), description(command) });
		} catch (NotDefinedException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	private static String description(Command command) throws NotDefinedException {
		return command.getDescription() == null ? "" : command.getDescription();
	}

	/** Says what a part is for. */
	void explain(IWorkbenchPart part) {
		String id = part == null ? "" : part.getSite().getId();
		about.setText(Texts.of(topic(id)));
		about.getParent().layout();
		topics.select(HelpPages.topics().indexOf(page(id)));
		read();
	}

	/** Shows the chosen page, its headings in bold. */
	private void read() {
		int chosen = Math.max(0, topics.getSelectionIndex());
		boolean isPage = chosen < HelpPages.topics().size();
		((StackLayout) body.getLayout()).topControl = isPage ? text : keys;
		body.layout();
		String page = isPage ? text(HelpPages.topics().get(chosen)) : "";
		text.setText(page.replaceAll("(?m)^#+ ", ""));
		int at = 0;
		for (String line : page.split("\n", -1)) {
			String shown = line.replaceFirst("^#+ ", "");
			if (line.startsWith("#"))
				text.setStyleRange(new StyleRange(at, shown.length(), null, null, SWT.BOLD));
			at += shown.length() + 1;
		}
	}

	private static String text(String topic) {
		try {
			return HelpPages.text(topic);
		} catch (IOException e) {
			ILog.get().error(e.getMessage(), e);
			return "";
		}
	}

	private static String title(String topic) {
		return text(topic).lines().findFirst().orElse(topic).replaceFirst("^# ", "");
	}

	/** The page that is about a part. */
	private static String page(String part) {
		return switch (part) {
		case "org.irqscope.diagram.editor" -> "pages";
		case "org.irqscope.ui.script" -> "files";
		default -> part.startsWith("org.irqscope.ui.") ? "views" : "getting-started";
		};
	}

	private static String topic(String part) {
		return switch (part) {
		case "org.irqscope.diagram.editor" -> "topic.diagram";
		case "org.irqscope.ui.script" -> "topic.script";
		case "org.irqscope.ui.walk" -> "topic.walk";
		case "org.irqscope.ui.timeline" -> "topic.timeline";
		default -> "topic.else";
		};
	}

	@Override
	public void setFocus() {
		topics.setFocus();
	}
}
