package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.SmallScreen;
import org.irqscope.testing.Trees;
import org.irqscope.ui.branch.BranchesView;
import org.irqscope.ui.breakpoint.AskedBreakpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One session from its launch on, through all that the debugger can do with a machine, and the views beside it. */
@ExtendWith(NoErrorsLogged.class)
class DrivenMachineTest {
	private static final List<String> WORKER_FIRST = List.of("kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|edge)",
			"kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", "kvm_inj_virq: IRQ 0x51", "kvm_inj_virq: IRQ 0x21");
	private static final List<String> VCPU_FIRST = List.of("kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|edge)",
			"kvm_inj_virq: IRQ 0x51", "kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", "kvm_inj_virq: IRQ 0x21");
	private static final List<String> BREAKPOINTS = List.of("function kvm_set_irq enter",
			"function ioapic_set_irq return", "tracepoint kvm_set_irq", "gsi 4", "pin ioapic 4", "vector 33", "vcpu 0",
			"eventfd 0", "mmio 0xfee00000..0xfee00fff", "port 0x20..0x21", "field ioapic.irr bit 4 set",
			"field ioapic.irr bit 4 cleared", "field ioapic.irr changed", "field lapic[0].isr read");
	private SmallScreen screen;
	private DrivenMachine machine;

	@BeforeEach
	void launch() throws Exception {
		screen = new SmallScreen("org.irqscope.ui.debug");
		machine = new DrivenMachine("driven");
	}

	@AfterEach
	void close() throws Exception {
		AskedBreakpoint.removeAll();
		machine.close();
		screen.close();
	}

	/** Does something to the machine by the command and its dialog. */
	private static void act(String line) {
		Dialogs.answer("Do Something to the Machine", () -> Desktop.run("org.irqscope.act.do"), shell -> {
			List<Combo> fields = Dialogs.controls(shell, Combo.class);
			fields.get(fields.size() - 1).setText(line);
			Dialogs.press(shell, "Do");
			Desktop.await("the dialog closes", shell::isDisposed);
		});
	}

	/** The serial port has signalled its eventfd, and a message has come: a worker and a vCPU can go on. */
	private Stop bothWait() {
		for (int step = 0; step < 3; step++)
			Desktop.run(DrivenMachine.INTO);
		act("message 0xfee00000 0x51");
		while (contexts().contains("vmm"))
			Desktop.run(DrivenMachine.INTO);
		assertEquals(List.of("kworker", "vcpu 0"), contexts());
		return machine.stop();
	}

	private List<String> contexts() {
		return machine.stop().waiting().stream().map(waiting -> waiting.context().label()).toList();
	}

	private List<String> delivered() {
		return machine.events().stream()
				.filter(line -> line.startsWith("kvm_apic_accept_irq") || line.startsWith("kvm_inj_virq")).toList();
	}

	private void goesOn(String context) {
		machine.select(context);
		Desktop.run(DrivenMachine.INTO);
		assertEquals(context, machine.stop().hop().orElseThrow().context().label());
	}

	private Stop ended(List<String> events) {
		assertFalse(machine.stop().canStepForward());
		assertEquals(events, delivered());
		return machine.stop();
	}

	@Test
	void orderBreakpointsEditsAndBranchesAreDrivenByCommandsAndShownByTheViews() throws Exception {
		Stop choice = bothWait();
		goesOn("kworker");
		machine.stepToEnd();
		Stop workerFirst = ended(WORKER_FIRST);
		same(choice, machine.stepBackTo(choice.position()));
		goesOn("vcpu 0");
		Stop vcpuFirst = runToEnd(VCPU_FIRST);
		assertNotEquals(workerFirst.branch().number(), vcpuFirst.branch().number());
		same(choice, machine.ask(new Request.GoTo(choice.position())));
		guestAccesses();
		everyKindOfBreakpoint();
		masked();
		switchTo(workerFirst.branch().name());
		assertEquals(WORKER_FIRST, delivered());
		runToEnd(WORKER_FIRST);
		assertEquals(workerFirst.state(), machine.stop().state());
		switchTo(vcpuFirst.branch().name());
		assertEquals(VCPU_FIRST, delivered());
		pictures();
	}

	private Stop runToEnd(List<String> events) {
		Desktop.run(DrivenMachine.RESUME);
		return ended(events);
	}

	/** Back where one of two could go on all is as it was, in the order in which they wait too. */
	private static void same(Stop choice, Stop again) {
		assertEquals(choice.position(), again.position());
		assertEquals(choice.state(), again.state());
		assertEquals(choice.waiting(), again.waiting());
	}

	/** What no walk of the example does by itself. */
	private void guestAccesses() {
		Desktop.run(DrivenMachine.RESUME);
		act("out 0x21 0xff");
		Desktop.run(DrivenMachine.RESUME);
		act("read32 0xfee00110");
		Desktop.run(DrivenMachine.RESUME);
	}

	private void everyKindOfBreakpoint() throws Exception {
		for (String text : BREAKPOINTS) {
			Desktop.run(DrivenMachine.RESUME_BACK);
			AskedBreakpoint.ask(text, "", "", 0);
			AskedBreakpoint.stopsOnBothWays(machine::stop, text);
			AskedBreakpoint.removeAll();
		}
		stopsWhereItCounts("function kvm_set_irq enter", "level", "kworker", 0,
				"function kvm_set_irq enter in kworker if level");
		stopsWhereItCounts("gsi 4", "", "", 2, "gsi 4 count 2");
		Desktop.run(DrivenMachine.RESUME_BACK);
		assertEquals(0, machine.stop().position());
	}

	private void stopsWhereItCounts(String where, String condition, String context, int count, String text)
			throws Exception {
		Desktop.run(DrivenMachine.RESUME_BACK);
		AskedBreakpoint.ask(where, condition, context, count);
		AskedBreakpoint.stopsOnBothWays(machine::stop, text);
		AskedBreakpoint.removeAll();
	}

	/** In the middle the entry is masked, so that only the message is delivered. */
	private void masked() throws Exception {
		for (int step = 0; step < 3; step++)
			Desktop.run(DrivenMachine.INTO);
		Stop middle = machine.stop();
		showsMask("0");
		machine.mask().setValue("1");
		Desktop.await("the way parts", () -> machine.stop().branch().number() != middle.branch().number()
				&& machine.target().isSuspended());
		showsMask("1");
		runToEnd(List.of());
		Desktop.screenshot("driven-masked");
		machine.ask(new Request.GoTo(middle.position() + 1));
		machine.stepBackTo(middle.position());
		showsMask("0");
	}

	private static void showsMask(String value) throws Exception {
		Desktop.page().showView(IDebugUIConstants.ID_REGISTER_VIEW);
		Tree registers = DrivenMachine.tree(IDebugUIConstants.ID_REGISTER_VIEW);
		Desktop.await("the mask is " + value, () -> Trees.present(registers, "IOAPIC", "redirtbl[4]", "mask")
				.filter(row -> row.getText(1).equals(value)).isPresent());
		Desktop.page().activate(Desktop.page().getActiveEditor());
	}

	/** Goes to another way in the Branches view. */
	private void switchTo(String branch) throws Exception {
		Desktop.page().showView(BranchesView.ID);
		Desktop.await(branch + " is listed", () -> row(branch).isPresent());
		TreeItem row = row(branch).orElseThrow();
		row.getParent().setSelection(row);
		row.getParent().notifyListeners(SWT.DefaultSelection, new Event());
		Desktop.await("the other way is current", () -> machine.stop().branch().name().equals(branch));
		Desktop.awaitWalk();
		Desktop.page().activate(Desktop.page().getActiveEditor());
	}

	private static Optional<TreeItem> row(String branch) {
		return Dialogs.controls(Desktop.window().getShell(), Tree.class).stream()
				.flatMap(tree -> rows(tree.getItems())).filter(row -> row.getText().startsWith(branch)).findFirst();
	}

	private static Stream<TreeItem> rows(TreeItem[] items) {
		return Arrays.stream(items).flatMap(item -> Stream.concat(Stream.of(item), rows(item.getItems())));
	}

	/** At the last hop in the local APIC every view shows what there is to see, in light and in dark. */
	private void pictures() throws Exception {
		Desktop.run(DrivenMachine.RESUME);
		machine.ask(new Request.GoTo(lastInLapic()));
		for (String kind : List.of(SmallScreen.LIGHT, SmallScreen.DARK)) {
			screen.turn(kind);
			Desktop.page().showView(IDebugUIConstants.ID_VARIABLE_VIEW);
			Trees.row(DrivenMachine.tree(IDebugUIConstants.ID_VARIABLE_VIEW), "LAPIC 0");
			screen("driven-variables-" + kind);
			showsMask("0");
			Desktop.page().showView("org.irqscope.ui.timeline");
			screen("driven-registers-" + kind);
		}
	}

	private int lastInLapic() {
		Walk walk = machine.stop().walk();
		for (int hop = walk.size() - 1; hop >= 0; hop--)
			if (walk.hop(hop).place().toString().equals("LAPIC 0"))
				return hop + 1;
		throw new AssertionError("the walk comes to the local APIC");
	}

	private static void screen(String name) throws Exception {
		Desktop.awaitViews();
		assertTrue(Desktop.screenshot(name).width > 0, name);
	}
}
