package org.irqscope.ui.act;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IPath;
import org.eclipse.gef.EditPart;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.picture.Places;
import org.irqscope.core.decision.ActWord;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.model.Ioapic;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done to a machine where its walk stands: by menus and a dialog, in an order that the user chooses. */
@ExtendWith(NoErrorsLogged.class)
class ActCommandsTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto",
			RESUME = "org.eclipse.debug.ui.commands.Resume", DO = "org.irqscope.act.do";
	private IFile file;
	private IEditorPart editor;
	private WalkPlayer player;

	@BeforeEach
	void open() throws Exception {
		file = Desktop.copy("apic", "acts");
		// Without posted interrupts it is the vCPU's own work to take one.
		String text = new String(file.getContents().readAllBytes(), StandardCharsets.UTF_8);
		file.setContents(new ByteArrayInputStream(text.replace("<host apicv=\"true\"/>", "<host/>")
				.getBytes(StandardCharsets.UTF_8)), true, false, null);
		edit();
		Desktop.run(INTO);
	}

	private void edit() throws Exception {
		editor = Desktop.open(file);
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private Stop stop() {
		return player.session().orElseThrow().control().stop().orElseThrow();
	}

	private List<String> came() {
		return stop().impulses().stream().map(arrival -> arrival.impulse().title()).toList();
	}

	private List<String> events() {
		return stop().walk().events().stream().map(TraceLine::line).toList();
	}

	/** Selects a pin of the IOAPIC in the diagram. */
	private void selectPin(int pin) {
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.selectAll");
		ISelectionProvider diagram = editor.getSite().getSelectionProvider();
		Object part = Arrays.stream(((IStructuredSelection) diagram.getSelection()).toArray())
				.filter(EditPart.class::isInstance).map(EditPart.class::cast)
				.flatMap(node -> node.getChildren().stream()).filter(row -> isPin(row, pin)).findFirst().orElseThrow();
		diagram.setSelection(new StructuredSelection(part));
		Desktop.settle();
	}

	private static boolean isPin(Object row, int pin) {
		PicturePlace place = Adapters.adapt(row, PicturePlace.class);
		return place != null && place.row().equals("pin" + pin)
				&& Places.element(place.machine(), place.node()).filter(Ioapic.class::isInstance).isPresent();
	}

	private static void run(String command, Map<String, String> parameters) throws Exception {
		ParameterizedCommand one = ParameterizedCommand.generateCommand(
				Desktop.window().getService(ICommandService.class).getCommand(command), parameters);
		Desktop.window().getService(IHandlerService.class).executeCommand(one, null);
		Desktop.awaitWalk();
	}

	private static Stream<Control> controls(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Composite inner
				? Stream.concat(Stream.of(child), controls(inner)) : Stream.of(child));
	}

	/** Opens the dialog by its command, and lets somebody use it. */
	private static void dialog(Consumer<Shell> user) {
		Display.getCurrent().asyncExec(() -> user.accept(shell()));
		Desktop.run(DO);
	}

	private static Shell shell() {
		return Arrays.stream(Display.getCurrent().getShells())
				.filter(shell -> shell.getText().equals("Do Something to the Machine")).findFirst().orElseThrow();
	}

	private static Combo line(Shell shell) {
		List<Combo> combos = controls(shell).filter(Combo.class::isInstance).map(Combo.class::cast).toList();
		return combos.get(combos.size() - 1);
	}

	private static Button button(Shell shell, String text) {
		return controls(shell).filter(Button.class::isInstance).map(Button.class::cast)
				.filter(one -> one.getText().replace("&", "").equals(text)).findFirst().orElseThrow();
	}

	private static void press(Shell shell, String text) {
		button(shell, text).notifyListeners(SWT.Selection, new Event());
	}

	private static void write(Shell shell, String line) {
		line(shell).setText(line);
		assertTrue(button(shell, "Do").isEnabled(), line);
		press(shell, "Do");
	}

	@Test
	void aLineIsRaisedAndLoweredAtItsPinAndAPulseDoesBothAtOnce() throws Exception {
		Desktop.run(RESUME);
		selectPin(4);
		int before = stop().position();
		Desktop.run("org.irqscope.act.pulse");
		assertEquals(List.of("raise 4 1", "raise 4 0"), came().subList(came().size() - 2, came().size()));
		assertEquals(before, stop().position());
		Desktop.run("org.irqscope.act.raise");
		assertEquals("raise 4 1", came().get(came().size() - 1));
		Desktop.run(RESUME);
		Desktop.run("org.irqscope.act.lower");
		assertEquals("raise 4 0", came().get(came().size() - 1));
	}

	@Test
	void theDialogMasksAnEntryInTheMiddleWhichStartsABranch() throws Exception {
		Desktop.run(RESUME);
		List<String> delivered = events();
		player.goTo(2);
		Desktop.awaitWalk();
		int main = stop().branch().number();
		dialog(shell -> write(shell, "set ioapic.redirtbl[4].mask 1"));
		assertNotEquals(main, stop().branch().number());
		Desktop.run(RESUME);
		assertFalse(events().stream().anyMatch(line -> line.startsWith("kvm_apic_accept_irq")), "masked");
		assertTrue(delivered.stream().anyMatch(line -> line.startsWith("kvm_apic_accept_irq")), "not masked");
	}

	@Test
	void theDialogProposesWhatIsSelectedAndSaysWhatIsWrong() throws Exception {
		selectPin(4);
		List<String> proposed = new ArrayList<>();
		List<Boolean> enabled = new ArrayList<>();
		dialog(shell -> {
			proposed.addAll(List.of(line(shell).getItems()));
			line(shell).setText("line 4");
			enabled.add(button(shell, "Do").isEnabled());
			line(shell).setText("line 4 1");
			enabled.add(button(shell, "Do").isEnabled());
			try {
				Desktop.screenshot("act-dialog");
			} catch (IOException e) {
				throw new AssertionError(e);
			}
			press(shell, "Cancel");
		});
		assertTrue(proposed.containsAll(List.of("raise 4 1", "set ioapic.redirtbl[4].mask 1")), proposed.toString());
		assertEquals(List.of(false, true), enabled);
	}

	@Test
	void whatTheKernelRefusesIsSaidInTheDialogWithItsErrno() throws Exception {
		Desktop.run(RESUME);
		List<String> said = new ArrayList<>();
		dialog(shell -> {
			write(shell, "irqfd-del 0 99");
			Desktop.await("the dialog says why",
					() -> shell.isDisposed() || button(shell, "Do").isEnabled() || errors(shell).findAny().isPresent());
			if (!shell.isDisposed()) {
				errors(shell).forEach(said::add);
				press(shell, "Cancel");
			}
		});
		assertTrue(said.isEmpty() || said.toString().contains("kernel refuses"), said.toString());
		dialog(shell -> write(shell, "route-chip 5 9 1"));
		dialog(shell -> {
			write(shell, "route-commit");
			Desktop.await("the dialog says why", () -> shell.isDisposed() || errors(shell).findAny().isPresent());
			errors(shell).forEach(said::add);
			press(shell, "Cancel");
		});
		assertTrue(said.toString().contains("EINVAL"), said.toString());
	}

	private static Stream<String> errors(Shell shell) {
		return controls(shell).map(control -> control instanceof Text text ? text.getText()
				: control instanceof Label label ? label.getText() : "")
				.filter(text -> text.contains("kernel refuses"));
	}

	/** The serial port has signalled its eventfd, and a message has come: a worker and a vCPU can go on. */
	private List<Waiting> bothWait() throws Exception {
		for (int step = 0; step < 2; step++)
			Desktop.run(INTO);
		dialog(shell -> write(shell, "message 0xfee00000 0x51"));
		player.goTo(stop().length());
		Desktop.awaitWalk();
		return stop().waiting();
	}

	@Test
	void theContextThatIsChosenGoesOnAndTheSessionKeepsIt() throws Exception {
		List<Waiting> waiting = bothWait();
		assertEquals(List.of("kworker", "vcpu 0"), waiting.stream().map(one -> one.context().label()).toList());
		run("org.irqscope.context.step", Map.of("org.irqscope.context.name", "vcpu 0"));
		assertEquals("vcpu 0", stop().hop().orElseThrow().context().label());
		Desktop.run(RESUME);
		List<String> events = events();
		int position = stop().position();
		long hash = stop().state().orElseThrow().hash();
		IFile saved = file.getParent().getFile(IPath.fromPortableString("acts.irqsession"));
		if (saved.exists())
			saved.delete(true, null);
		Desktop.run("org.irqscope.session.save");
		Desktop.await("the session is saved", saved::exists);
		assertTrue(new String(saved.getContents().readAllBytes(), StandardCharsets.UTF_8).contains("run vcpu 0"));
		Desktop.page().closeAllEditors(false);
		IDE.openEditor(Desktop.page(), saved);
		Desktop.await("the session goes on", () -> Desktop.page().getActiveEditor() != null
				&& Optional.ofNullable(Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class))
						.flatMap(WalkPlayer::stop).isPresent());
		Desktop.awaitWalk();
		player = Adapters.adapt(Desktop.page().getActiveEditor(), WalkPlayer.class);
		assertEquals(position, stop().position());
		assertEquals(hash, stop().state().orElseThrow().hash());
		assertEquals(events, events());
	}

	@Test
	void everyWordAndEachOfItsOperandsIsExplained() {
		for (ActWord word : ActWord.WORDS) {
			assertTrue(Texts.of("act.word." + word.word()).startsWith(word.word() + " "), word.word());
			word.operands().forEach(operand -> assertTrue(!Texts.of("act.operand." + operand).isBlank(), operand));
		}
	}
}
