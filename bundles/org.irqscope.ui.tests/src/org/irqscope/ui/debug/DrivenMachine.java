package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.testing.Desktop;

/** An example that is launched in debug mode and driven by the commands of the debugger. Used by the UI thread. */
final class DrivenMachine implements AutoCloseable {
	static final String INTO = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume", BACK = "org.irqscope.walk.stepBack",
			RESUME_BACK = "org.irqscope.walk.resumeBack";
	private final ILaunchConfiguration configuration;
	private final WalkPlayer player;
	private final boolean hasView = Desktop.page().findView(IDebugUIConstants.ID_DEBUG_VIEW) != null;

	/** Launches a copy of the example "apic", in which it is the vCPU's own work to take an interrupt. */
	DrivenMachine(String name) throws Exception {
		IFile file = Desktop.copy("apic", name);
		String text = new String(file.getContents().readAllBytes(), StandardCharsets.UTF_8);
		file.setContents(new ByteArrayInputStream(text.replace("<host apicv=\"true\"/>", "<host/>")
				.getBytes(StandardCharsets.UTF_8)), true, false, null);
		ILaunchConfigurationWorkingCopy copy = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE).newInstance(null, name);
		WalkConfiguration.emulated(file.getFullPath().toPortableString()).write(copy);
		configuration = copy.doSave();
		DebugUITools.launch(configuration, ILaunchManager.DEBUG_MODE);
		Desktop.await("the walk is open", () -> opened().flatMap(WalkPlayer::stop).isPresent());
		player = opened().orElseThrow();
		player.setReducedMotion(true);
		Desktop.page().showView(IDebugUIConstants.ID_DEBUG_VIEW);
		activate();
	}

	private static Optional<WalkPlayer> opened() {
		return Optional.ofNullable(Desktop.page().getActiveEditor())
				.map(editor -> Adapters.adapt(editor, WalkPlayer.class));
	}

	private static void activate() {
		Desktop.page().activate(Desktop.page().getActiveEditor());
	}

	Stop stop() {
		return player.session().orElseThrow().control().stop().orElseThrow();
	}

	MachineTarget target() {
		return SessionLaunches.get().target(player.session().orElseThrow()).orElseThrow();
	}

	List<String> events() {
		return stop().walk().events().stream().map(TraceLine::line).toList();
	}

	/** Asks the run, and waits until that is shown. */
	Stop ask(Request request) throws Exception {
		Stop stop = player.session().orElseThrow().control().request(request).get(60, TimeUnit.SECONDS);
		Desktop.await("the stop is shown", () -> player.stop().filter(stop::equals).isPresent());
		return stop;
	}

	/** Steps hop by hop to the end. */
	Stop stepToEnd() {
		while (stop().canStepForward())
			Desktop.run(INTO);
		return stop();
	}

	/** Steps back hop by hop. */
	Stop stepBackTo(int position) {
		while (stop().position() > position)
			Desktop.run(BACK);
		assertEquals(position, stop().position());
		return stop();
	}

	/** Selects a context in the Debug view, as a click does. */
	void select(String context) {
		ContextThread thread = target().threads().stream().filter(one -> one.getName().equals(context)).findFirst()
				.orElseThrow();
		Tree tree = tree(IDebugUIConstants.ID_DEBUG_VIEW);
		Desktop.await("the context is selected", () -> {
			if (SelectedThread.of(Desktop.window(), player).filter(thread::equals).isPresent())
				return true;
			item(tree.getItems(), thread).ifPresent(item -> {
				tree.setSelection(item);
				tree.notifyListeners(SWT.Selection, new Event());
			});
			return false;
		});
		activate();
	}

	private static Optional<TreeItem> item(TreeItem[] items, Object element) {
		for (TreeItem item : items) {
			Optional<TreeItem> found = item.getData() == element ? Optional.of(item) : item(item.getItems(), element);
			if (found.isPresent())
				return found;
		}
		return Optional.empty();
	}

	/** The tree of a view of the platform's debugger. */
	static Tree tree(String view) {
		return (Tree) ((IDebugView) Desktop.page().findView(view)).getViewer().getControl();
	}

	/** The mask of the redirection entry for pin 4, among the registers of the debug model. */
	IVariable mask() throws Exception {
		Desktop.await("the registers are there", () -> target().isSuspended());
		ContextThread current = target().current().orElseThrow();
		for (IRegisterGroup group : current.getTopStackFrame().getRegisterGroups())
			for (IRegister register : group.getRegisters())
				if (register.getName().equalsIgnoreCase("redirtbl[4]"))
					return mask(register);
		throw new AssertionError("the IOAPIC has an entry for pin 4");
	}

	private static IVariable mask(IRegister entry) throws CoreException {
		for (IVariable bits : entry.getValue().getVariables())
			if (bits.getName().equals("mask"))
				return bits;
		throw new AssertionError("an entry has a mask");
	}

	@Override
	public void close() throws CoreException {
		Desktop.page().closeAllEditors(false);
		if (!hasView)
			Desktop.page().hideView(Desktop.page().findView(IDebugUIConstants.ID_DEBUG_VIEW));
		configuration.delete();
	}
}
