package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.WalkConfiguration;
import org.irqscope.debug.WalkSourceKind;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A machine that is launched in debug mode: the user chooses who goes on, changes a register, and comes back. */
@ExtendWith(NoErrorsLogged.class)
class DebuggingTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume";
	private static final Impulse MESSAGE = new Impulse.OfMessage("message", 0xfee00000L, 0x51);
	private WalkPlayer player;

	@BeforeEach
	void launch() throws Exception {
		IFile file = Desktop.copy("apic", "debugged");
		// Without posted interrupts it is the vCPU's own work to take one.
		String text = new String(file.getContents().readAllBytes(), StandardCharsets.UTF_8);
		file.setContents(new ByteArrayInputStream(text.replace("<host apicv=\"true\"/>", "<host/>")
				.getBytes(StandardCharsets.UTF_8)), true, false, null);
		ILaunchConfigurationWorkingCopy configuration = DebugPlugin.getDefault().getLaunchManager()
				.getLaunchConfigurationType(WalkConfiguration.TYPE).newInstance(null, "debugged");
		new WalkConfiguration(file.getFullPath().toPortableString(), Optional.empty(), WalkSourceKind.EMULATOR, "")
				.write(configuration);
		configuration.launch(ILaunchManager.DEBUG_MODE, new NullProgressMonitor());
		Desktop.await("the walk is open", () -> Desktop.page().getActiveEditor() != null
				&& Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class) != null
				&& Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class).session().isPresent());
		player = Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.page().showView(IDebugUIConstants.ID_DEBUG_VIEW);
		Desktop.page().activate(Desktop.page().getActiveEditor());
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(Desktop.page().findView(IDebugUIConstants.ID_DEBUG_VIEW));
	}

	private RunControl control() {
		return player.session().orElseThrow().control();
	}

	private Stop ask(Request request) throws Exception {
		Stop stop = control().request(request).get(20, TimeUnit.SECONDS);
		Desktop.await("the stop is shown", () -> player.stop().filter(stop::equals).isPresent());
		return stop;
	}

	private Stop stop() {
		return control().stop().orElseThrow();
	}

	private MachineTarget target() {
		return SessionLaunches.get().target(player.session().orElseThrow()).orElseThrow();
	}

	/** The serial port has signalled its eventfd, and a message has come: a worker and a vCPU can go on. */
	private Stop bothWait() throws Exception {
		for (int step = 0; step < 3; step++)
			Desktop.run(INTO);
		ask(new Request.Act(MESSAGE));
		Stop both = ask(new Request.GoTo(stop().length()));
		assertEquals(List.of("kworker", "vcpu 0"),
				both.waiting().stream().map(waiting -> waiting.context().label()).toList());
		return both;
	}

	/** Selects a context in the Debug view. */
	private void select(String context) {
		ContextThread thread = target().threads().stream().filter(one -> one.getName().equals(context)).findFirst()
				.orElseThrow();
		Tree tree = (Tree) ((IDebugView) Desktop.page().findView(IDebugUIConstants.ID_DEBUG_VIEW)).getViewer()
				.getControl();
		Desktop.await("the context is selected", () -> {
			if (SelectedThread.of(Desktop.window(), player).filter(thread::equals).isPresent())
				return true;
			item(tree.getItems(), thread).ifPresent(item -> {
				tree.setSelection(item);
				tree.notifyListeners(SWT.Selection, new Event());
			});
			return false;
		});
		Desktop.page().activate(Desktop.page().getActiveEditor());
	}

	private static Optional<TreeItem> item(TreeItem[] items, Object element) {
		for (TreeItem item : items) {
			Optional<TreeItem> found = item.getData() == element ? Optional.of(item) : item(item.getItems(), element);
			if (found.isPresent())
				return found;
		}
		return Optional.empty();
	}

	private List<String> goOnWith(String context) {
		select(context);
		Desktop.run(INTO);
		assertEquals(context, stop().hop().orElseThrow().context().label());
		Desktop.run(RESUME);
		return stop().walk().events().stream().map(TraceLine::line).toList();
	}

	@Test
	void whoeverIsSelectedGoesOnAndTheWalksDiffer() throws Exception {
		int both = bothWait().position();
		List<String> vcpuFirst = goOnWith("vcpu 0");
		Stop other = stop();
		Desktop.screenshot("debugging-vcpu-first");
		ask(new Request.GoTo(both));
		List<String> workerFirst = goOnWith("kworker");
		assertNotEquals(vcpuFirst, workerFirst);
		assertNotEquals(other.branch().number(), stop().branch().number());
		Desktop.screenshot("debugging-kworker-first");
		ask(new Request.Switch(other.branch().number()));
		Stop back = ask(new Request.GoTo(other.position()));
		assertEquals(vcpuFirst, back.walk().events().stream().map(TraceLine::line).toList());
		assertEquals(other.state().orElseThrow().hash(), back.state().orElseThrow().hash());
	}

	private IRegister entry() throws Exception {
		for (IRegisterGroup group : target().threads().stream().filter(ContextThread::isCurrent).findFirst()
				.orElseThrow().getTopStackFrame().getRegisterGroups())
			for (IRegister register : group.getRegisters())
				if (register.getName().equalsIgnoreCase("redirtbl[4]"))
					return register;
		throw new AssertionError("the IOAPIC has an entry for pin 4");
	}

	private IVariable mask() throws Exception {
		for (IVariable bits : entry().getValue().getVariables())
			if (bits.getName().equals("mask"))
				return bits;
		throw new AssertionError("an entry has a mask");
	}

	@Test
	void maskThatIsSetInTheMiddleKeepsTheInterruptOnAnotherWay() throws Exception {
		for (int step = 0; step < 3; step++)
			Desktop.run(INTO);
		Stop middle = stop();
		Desktop.await("the registers are there", () -> target().isSuspended());
		assertEquals("0", mask().getValue().getValueString().replaceFirst("^0x", ""));
		mask().setValue("1");
		Desktop.await("the way parts", () -> stop().branch().number() != middle.branch().number()
				&& target().isSuspended());
		assertEquals("1", mask().getValue().getValueString().replaceFirst("^0x", ""));
		Desktop.run(RESUME);
		assertTrue(stop().walk().events().stream().map(TraceLine::line)
				.noneMatch(line -> line.startsWith("kvm_apic_accept_irq")), "nothing passes the mask");
		Desktop.screenshot("debugging-masked");
		ask(new Request.Switch(middle.branch().number()));
		ask(new Request.GoTo(middle.position()));
		Desktop.run(RESUME);
		assertTrue(stop().walk().events().stream().map(TraceLine::line)
				.anyMatch(line -> line.startsWith("kvm_apic_accept_irq")), "the other way is as it was");
	}
}
