package org.irqscope.ui.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Breakpoints go to a file and come back by the platform's own wizards, as somebody uses them. */
@ExtendWith(NoErrorsLogged.class)
class BreakpointWizardsTest {
	private static final String WIZARDS = "org.eclipse.debug.internal.ui.importexport.breakpoints.Wizard";
	private static final List<String> TEXTS = List.of("field lapic[0].irr bit 33 set if level",
			"function ioapic_set_irq return", "gsi 4 in kworker count 2");

	@AfterEach
	void close() throws Exception {
		AskedBreakpoint.removeAll();
	}

	private static void open(String command, String parameter, String wizard) {
		try {
			ICommandService commands = Desktop.window().getService(ICommandService.class);
			Desktop.window().getService(IHandlerService.class).executeCommand(ParameterizedCommand
					.generateCommand(commands.getCommand(command), Map.of(parameter, WIZARDS + wizard)), null);
		} catch (Exception e) {
			throw new AssertionError(wizard, e);
		}
	}

	private static void write(Shell wizard, Path file) {
		Dialogs.controls(wizard, Combo.class).forEach(combo -> combo.setText(file.toString()));
		Dialogs.controls(wizard, Text.class).stream().filter(Text::getEditable)
				.forEach(text -> text.setText(file.toString()));
	}

	private static List<String> texts() {
		return MachineBreakpoints.all().stream().map(MachineBreakpoint::text).sorted().toList();
	}

	@Test
	void breakpointsAreExportedAndImported(@TempDir Path folder) throws Exception {
		IFile file = Desktop.example("apic");
		for (String text : TEXTS)
			MachineBreakpoints.add(Optional.of(file), Breakpoint.parse(text));
		Path target = folder.resolve("walks.bkpt");
		Dialogs.answer("Export Breakpoints", () -> open(IWorkbenchCommandConstants.FILE_EXPORT,
				IWorkbenchCommandConstants.FILE_EXPORT_PARM_WIZARDID, "ExportBreakpoints"), shell -> {
					Tree tree = Dialogs.controls(shell, Tree.class).get(0);
					Desktop.await("all are listed", () -> tree.getItemCount() == TEXTS.size());
					Dialogs.press(shell, "Select All");
					write(shell, target);
					picture(shell, "breakpoints-export");
					Dialogs.press(shell, "Finish");
				});
		assertTrue(Files.readString(target).contains("function ioapic_set_irq return"));
		DebugPlugin.getDefault().getBreakpointManager()
				.removeBreakpoints(MachineBreakpoints.all().toArray(IBreakpoint[]::new), true);
		assertEquals(List.of(), texts());
		Dialogs.answer("Import Breakpoints", () -> open(IWorkbenchCommandConstants.FILE_IMPORT,
				IWorkbenchCommandConstants.FILE_IMPORT_PARM_WIZARDID, "ImportBreakpoints"), shell -> {
					write(shell, target);
					Dialogs.controls(shell, Text.class).get(0).notifyListeners(SWT.Modify, new Event());
					picture(shell, "breakpoints-import");
					Dialogs.press(shell, "Finish");
				});
		Desktop.await("all are back", () -> texts().equals(TEXTS));
		assertTrue(MachineBreakpoints.all().stream().allMatch(one -> one.isFor(Optional.of(file))));
	}

	private static void picture(Shell shell, String name) {
		try {
			Desktop.screenshot(shell, name);
		} catch (Exception e) {
			throw new AssertionError(name, e);
		}
	}
}
