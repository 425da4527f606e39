package org.irqscope.ui.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.eclipse.core.resources.IMarkerDelta;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointsListener;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.ui.Texts;

/** Breakpoints that somebody asks for in the dialog, and whether a walk stops there on both ways. UI thread. */
public final class AskedBreakpoint {
	private static final String RESUME = "org.eclipse.debug.ui.commands.Resume",
			RESUME_BACK = "org.irqscope.walk.resumeBack";

	private AskedBreakpoint() {
	}

	/** Opens the dialog by its command, fills it in, and confirms it. */
	public static void ask(String where, String condition, String context, int count) {
		Dialogs.answer(Texts.of("breakpoint.new"), () -> Desktop.run("org.irqscope.breakpoint.new"), shell -> {
			List<Text> fields = Dialogs.controls(shell, Text.class).stream().filter(Text::getEditable).toList();
			fields.get(0).setText(where);
			fields.get(1).setText(condition);
			Dialogs.controls(shell, Combo.class).get(0).setText(context);
			Dialogs.controls(shell, Spinner.class).get(0).setSelection(count);
			confirm(shell);
		});
		Desktop.await("the breakpoint is set", () -> MachineBreakpoints.all().size() == 1);
	}

	private static void confirm(Shell shell) {
		Button ok = Dialogs.controls(shell, Button.class).stream()
				.filter(button -> Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData())).findFirst()
				.orElseThrow();
		assertTrue(ok.isEnabled(), "what is written is a breakpoint");
		ok.notifyListeners(SWT.Selection, new Event());
	}

	/** Goes on to where the only breakpoint stops, to the end, and back to the same hop; answers its position. */
	public static int stopsOnBothWays(Supplier<Stop> now, String text) {
		assertEquals(List.of(text), MachineBreakpoints.all().stream().map(MachineBreakpoint::text).toList());
		Desktop.run(RESUME);
		Stop hit = now.get();
		assertEquals(Stop.Cause.BREAKPOINT, hit.cause(), text);
		assertEquals(List.of(text), hit.hits().stream().map(one -> one.breakpoint()).toList());
		DebugPlugin.getDefault().getBreakpointManager().setEnabled(false);
		Desktop.run(RESUME);
		assertTrue(now.get().position() > hit.position(), text);
		DebugPlugin.getDefault().getBreakpointManager().setEnabled(true);
		do {
			Desktop.run(RESUME_BACK);
			assertEquals(Stop.Cause.BREAKPOINT, now.get().cause(), text);
		} while (now.get().position() > hit.position());
		assertEquals(hit.position(), now.get().position(), text);
		return hit.position();
	}

	/** Lets a breakpoint stop or not, and waits until all that follow breakpoints have heard of it. */
	static void enable(MachineBreakpoint breakpoint, boolean enabled) throws Exception {
		AtomicBoolean heard = new AtomicBoolean();
		IBreakpointsListener listener = new IBreakpointsListener() {
			@Override
			public void breakpointsAdded(IBreakpoint[] breakpoints) {
				// The breakpoint is there.
			}

			@Override
			public void breakpointsRemoved(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
				// It stays there.
			}

			@Override
			public void breakpointsChanged(IBreakpoint[] breakpoints, IMarkerDelta[] deltas) {
				heard.set(true);
			}
		};
		DebugPlugin.getDefault().getBreakpointManager().addBreakpointListener(listener);
		breakpoint.setEnabled(enabled);
		Desktop.await("the change is known", heard::get);
		DebugPlugin.getDefault().getBreakpointManager().removeBreakpointListener(listener);
	}

	/** No breakpoint is left, and those to come count. */
	public static void removeAll() throws Exception {
		DebugPlugin.getDefault().getBreakpointManager().setEnabled(true);
		DebugPlugin.getDefault().getBreakpointManager()
				.removeBreakpoints(MachineBreakpoints.all().toArray(IBreakpoint[]::new), true);
	}
}
