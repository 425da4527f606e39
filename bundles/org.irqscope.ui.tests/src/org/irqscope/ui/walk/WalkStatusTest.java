package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.RunState;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Impulses;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Lapic;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the status line says of walks that stand still, and who interrupts next. */
@ExtendWith(NoErrorsLogged.class)
class WalkStatusTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto", TO_END = "org.irqscope.walk.play";
	private static final int PIN = 11, VECTOR = 81;
	private static final long LONG = 600_000_000_000L;
	private IEditorPart editor;
	private WalkPlayer player;

	/** A machine of the examples that is changed before it is opened. */
	private void open(Consumer<VirtualMachine> change) throws Exception {
		IFile file = Desktop.copy("apic", "status");
		VirtualMachine machine = MachineFiles.load(file.getLocation().toPath());
		change.accept(machine);
		file.setContents(new ByteArrayInputStream(MachineFiles.bytes(machine)), true, false, new NullProgressMonitor());
		editor = Desktop.open(file);
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
	}

	@AfterEach
	void close() {
		Desktop.page().closeEditor(editor, false);
		Desktop.settle();
	}

	/** A second device that drives a line of its own. */
	private static void withSecondDevice(VirtualMachine machine) {
		Device device = ModelFactory.eINSTANCE.createSerialDevice();
		device.setId("second");
		device.setName("second");
		device.setSignalling(Signalling.IRQ_LINE);
		device.setGsi(PIN);
		machine.getDevices().add(device);
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(PIN);
		entry.setMask(false);
		entry.setVector(VECTOR);
	}

	/** A timer that ticks every 200 microseconds. */
	private static void withTimer(VirtualMachine machine) {
		Lapic lapic = X86Chips.lapic(machine.getVcpus().get(0));
		lapic.setLvtt(1 << 17 | 0xec);
		lapic.setTdcr(0b1011);
		lapic.setTmict(200_000);
		lapic.setTmcct(200_000);
	}

	private void select(String node) {
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.selectAll");
		ISelectionProvider diagram = editor.getSite().getSelectionProvider();
		Object part = Arrays.stream(((IStructuredSelection) diagram.getSelection()).toArray())
				.filter(one -> Optional.ofNullable(Adapters.adapt(one, Element.class))
						.filter(element -> node.equals(element.getId())).isPresent())
				.findFirst().orElseThrow();
		diagram.setSelection(new StructuredSelection(part));
		Desktop.settle();
	}

	/** What the status line of the window says. */
	private static String status() {
		return texts(Desktop.window().getShell(), false).filter(text -> !text.isEmpty()).findFirst().orElse("");
	}

	private static Stream<String> texts(Composite parent, boolean inside) {
		boolean line = inside || parent.getClass().getSimpleName().equals("StatusLine");
		return Arrays.stream(parent.getChildren()).flatMap((Control child) -> line && child instanceof CLabel label
				? Stream.ofNullable(label.getText()) : child instanceof Composite inner ? texts(inner, line)
						: Stream.empty());
	}

	private Stop stop() {
		return player.stop().orElseThrow();
	}

	private List<String> raised() {
		return stop().impulses().stream().map(arrival -> arrival.impulse().title()).toList();
	}

	@Test
	void afterAWalkF5NamesTheSelectedDeviceAndLetsItInterrupt() throws Exception {
		open(WalkStatusTest::withSecondDevice);
		Desktop.run(INTO);
		Desktop.run(TO_END);
		Desktop.run(TO_END);
		int first = stop().length();
		select("second");
		assertEquals("The walk has ended; F5 lets second interrupt next", status());
		Desktop.run(INTO);
		assertEquals(first + 1, stop().position());
		assertEquals("second", raised().get(1));
		player.jump(Request.Move.TO_END);
		Desktop.awaitWalk();
		assertTrue(stop().walk().hops().stream().map(Hop::call)
				.anyMatch(call -> call.startsWith("guest_vector(vector " + VECTOR)));
	}

	@Test
	void aWalkThatDoesNotEndSaysWhereItStopped() throws Exception {
		open(WalkStatusTest::withTimer);
		Desktop.run(INTO);
		player.then(List.of(Impulses.time(LONG)));
		player.jump(Request.Move.TO_END);
		Desktop.awaitWalk();
		assertEquals(Stop.Cause.HOP_LIMIT, stop().cause());
		assertEquals("Stopped after " + RunControl.HOP_LIMIT + " hops, at hop " + stop().position() + "; F8 goes on",
				status());
		player.jump(Request.Move.TO_START);
		Desktop.awaitWalk();
		assertEquals("", status());
	}

	@Test
	void aWalkThatIsCancelledSaysWhereItWas() throws Exception {
		open(WalkStatusTest::withTimer);
		Desktop.run(INTO);
		player.then(List.of(Impulses.time(LONG)));
		Desktop.awaitWalk();
		player.jump(Request.Move.TO_END);
		RunControl control = player.session().orElseThrow().control();
		Desktop.await("the walk runs", () -> control.state() == RunState.RUNNING);
		control.cancel();
		Desktop.awaitWalk();
		assertEquals(Stop.Cause.CANCELLED, stop().cause());
		assertEquals("Cancelled at hop " + stop().position() + "; F8 goes on", status());
	}
}
