package org.irqscope.ui.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.kvm.kernel.PreparedKernel;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dialog of launch configurations is about interrupt walks alone, and explains what is chosen in it. */
@ExtendWith(NoErrorsLogged.class)
class LaunchDialogTest {
	private static final String TITLE = "Interrupt Walk Configurations";
	private final IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
	private final ITheme theme = engine.getActiveTheme();

	@AfterEach
	void close() throws Exception {
		engine.setTheme(theme, false);
		Desktop.page().closeAllEditors(false);
		ILaunchConfigurationType type = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE);
		for (ILaunchConfiguration made : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations(type))
			made.delete();
	}

	private static void dialog(Consumer<Shell> user) {
		Dialogs.answer(TITLE, () -> Desktop.run("org.irqscope.launch"), user);
	}

	private static Button button(Shell shell, String beginning) {
		return Dialogs.controls(shell, Button.class).stream()
				.filter(one -> one.getText().replace("&", "").startsWith(beginning)).findFirst().orElseThrow();
	}

	private static void screen(Shell shell, String name) {
		Desktop.awaitViews();
		try {
			Desktop.screenshot(shell, name);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void onlyInterruptWalksAreThereAndTheStimulusIsExplained() throws Exception {
		for (String kind : List.of("e4_default", "e4_dark")) {
			engine.setTheme(engine.getThemes().stream().filter(one -> one.getId().endsWith(kind)).findFirst()
					.orElseThrow(), false);
			Desktop.open(Desktop.example("apic"));
			dialog(shell -> {
				Tree tree = Dialogs.controls(shell, Tree.class).get(0);
				assertEquals(List.of("Interrupt walk"),
						Arrays.stream(tree.getItems()).map(TreeItem::getText).toList());
				assertTrue(Dialogs.texts(shell).stream().anyMatch(text -> text.contains("Empty: the first stimulus")),
						Dialogs.texts(shell).toString());
				notClipped(shell);
				screen(shell, "launch-dialog-" + kind);
				Dialogs.press(shell, "Close");
			});
		}
	}

	/** Every button ends within all that it stands in. */
	private static void notClipped(Shell shell) {
		Desktop.settle();
		for (Button button : Dialogs.controls(shell, Button.class))
			for (Control around = button.getParent(); button.isVisible() && around != shell; around = around
					.getParent())
				assertTrue(right(button) <= right(around), button.getText() + " in " + around);
	}

	private static int right(Control control) {
		return control.toDisplay(control.getSize().x, 0).x;
	}

	@Test
	void aTraceIsChosenToBeWalkedThrough() throws Exception {
		Desktop.open(Desktop.example("noapic"));
		String trace = Desktop.example("noapic").getProject().getFile("noapic/perf-script-noapic.txt").getLocation()
				.toOSString();
		dialog(shell -> {
			Button source = button(shell, "Trace: what perf or ftrace");
			Dialogs.controls(shell, Button.class).stream().filter(one -> (one.getStyle() & SWT.RADIO) != 0)
					.forEach(one -> one.setSelection(one == source));
			source.notifyListeners(SWT.Selection, new Event());
			assertTrue(Dialogs.texts(shell).stream().anyMatch(text -> text.contains("Choose a trace")),
					Dialogs.texts(shell).toString());
			List<Text> fields = Dialogs.controls(source.getParent().getParent(), Text.class);
			fields.get(fields.size() - 1).setText(trace);
			Desktop.settle();
			assertFalse(Dialogs.texts(shell).stream().anyMatch(text -> text.contains("Choose a trace")),
					Dialogs.texts(shell).toString());
			screen(shell, "launch-dialog-trace");
			// Else it would ask whether to save.
			Dialogs.press(shell, "Revert");
			Dialogs.press(shell, "Close");
		});
	}

	@Test
	void aPreparedKernelIsChosenByItsVersion() throws Exception {
		Desktop.open(Desktop.example("apic"));
		dialog(shell -> {
			Button source = button(shell, "The KVM of a prepared kernel");
			Dialogs.controls(shell, Button.class).stream().filter(one -> (one.getStyle() & SWT.RADIO) != 0)
					.forEach(one -> one.setSelection(one == source));
			source.notifyListeners(SWT.Selection, new Event());
			Desktop.settle();
			Combo kernels = Dialogs.controls(source.getParent(), Combo.class).get(0);
			List<String> prepared = PreparedKernel.all().stream().map(PreparedKernel::version).toList();
			assertEquals(prepared, List.of(kernels.getItems()));
			assertTrue(kernels.isEnabled());
			assertEquals(prepared.isEmpty(), Dialogs.texts(shell).stream()
					.anyMatch(text -> text.contains("No kernel is prepared: run \"releng/kernel 6.12\"")),
					Dialogs.texts(shell).toString());
			notClipped(shell);
			screen(shell, "launch-dialog-kernel");
			// Else it would ask whether to save.
			Dialogs.press(shell, "Revert");
			Dialogs.press(shell, "Close");
		});
	}
}
