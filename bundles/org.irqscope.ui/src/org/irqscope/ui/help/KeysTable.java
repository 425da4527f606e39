package org.irqscope.ui.help;

import java.util.List;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.services.IServiceLocator;

/** The keys that can be used now, and what they do. Used by the UI thread. */
final class KeysTable {
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
	private final IServiceLocator services;
	private final Table table;

	KeysTable(Composite parent, IServiceLocator services) {
		this.services = services;
		table = new Table(parent, SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (String column : List.of("column.key", "column.command", "column.does"))
			new TableColumn(table, SWT.NONE).setText(Texts.of(column));
		COMMANDS.forEach(this::add);
		for (TableColumn column : table.getColumns())
			column.pack();
	}

	Control control() {
		return table;
	}

	/** A command that has a key now. */
	private void add(String id) {
		IBindingService bindings = services.getService(IBindingService.class);
		Command command = services.getService(ICommandService.class).getCommand(id);
		TriggerSequence key = bindings.getBestActiveBindingFor(id);
		try {
			if (command.isDefined() && key != null)
				new TableItem(table, SWT.NONE)
						.setText(new String[] { key.format(), command.getName(), description(command) });
		} catch (NotDefinedException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	private static String description(Command command) throws NotDefinedException {
		return command.getDescription() == null ? "" : command.getDescription();
	}
}
