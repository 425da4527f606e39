package org.irqscope.ui.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IBreakpointManager;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.ui.actions.ExportBreakpointsOperation;
import org.eclipse.debug.ui.actions.ImportBreakpointsOperation;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.scene.Node;
import org.irqscope.scene.StopSign;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.debug.MachinePresentation;
import org.irqscope.ui.debug.SessionLaunches;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Breakpoints of the platform stop walks that the platform's commands run, forwards and backwards. */
@ExtendWith(NoErrorsLogged.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreakpointsTest {
	private static final String RESUME = "org.eclipse.debug.ui.commands.Resume";
	private static final String RESUME_BACK = "org.irqscope.walk.resumeBack";
	private IFile file;
	private IEditorPart editor;
	private WalkPlayer player;

	@BeforeEach
	void open() throws Exception {
		if (editor == null || Desktop.page().findEditor(editor.getEditorInput()) == null) {
			file = Desktop.copy("apic", "stopped");
			editor = Desktop.open(file);
		}
		Desktop.page().activate(editor);
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
	}

	/** The editor stays, as a session of its own for each test is enough. */
	@AfterEach
	void end() throws Exception {
		player.end();
		manager().setEnabled(true);
		manager().removeBreakpoints(MachineBreakpoints.all().toArray(IBreakpoint[]::new), true);
	}

	@AfterAll
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private static IBreakpointManager manager() {
		return DebugPlugin.getDefault().getBreakpointManager();
	}

	private MachineBreakpoint add(String text) throws Exception {
		return MachineBreakpoints.add(Optional.of(file), Breakpoint.parse(text));
	}

	private Stop stop() {
		return player.session().orElseThrow().control().stop().orElseThrow();
	}

	private int run(String command) {
		Desktop.run(command);
		return stop().position();
	}

	private Optional<ContextThread> current() {
		return SessionLaunches.get().target(player.session().orElseThrow()).flatMap(MachineTarget::current);
	}

	@ParameterizedTest
	@ValueSource(strings = { "function kvm_set_irq enter", "function ioapic_set_irq return", "tracepoint kvm_set_irq",
			"gsi 4", "pin ioapic 4", "vcpu 0", "field ioapic.irr bit 4 set" })
	void breakpointStopsTheWalkAtTheSameHopForwardsAndBackwards(String text) throws Exception {
		MachineBreakpoint breakpoint = add(text);
		int there = run(RESUME);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause(), text);
		assertEquals(List.of(text), stop().hits().stream().map(hit -> hit.breakpoint()).toList());
		Desktop.await("the thread says which breakpoint has stopped it",
				() -> current().filter(thread -> Arrays.asList(thread.getBreakpoints()).contains(breakpoint))
						.isPresent());
		AskedBreakpoint.enable(breakpoint, false);
		int end = run(RESUME);
		assertTrue(end > there);
		AskedBreakpoint.enable(breakpoint, true);
		int last = run(RESUME_BACK);
		while (last > there)
			last = run(RESUME_BACK);
		assertEquals(there, last, text);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause());
	}

	private void stopsAgain(String text, Predicate<Hop> expected) throws Exception {
		MachineBreakpoint breakpoint = add(text);
		int there = run(RESUME);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause(), text);
		assertTrue(expected.test(stop().hop().orElseThrow()), text + stop().hop());
		breakpoint.setEnabled(false);
		run(RESUME);
		AskedBreakpoint.enable(breakpoint, true);
		while (run(RESUME_BACK) > there)
			assertEquals(Stop.Cause.BREAKPOINT, stop().cause(), text);
		assertEquals(there, stop().position(), text);
		AskedBreakpoint.enable(breakpoint, false);
		run(RESUME_BACK);
		assertEquals(0, stop().position());
	}

	@Test
	void conditionCountAndContextSayWhichHopCounts() throws Exception {
		stopsAgain("function kvm_set_irq enter in kworker if level",
				hop -> hop.context().label().equals("kworker") && hop.argument("level").orElse(0) == 1);
		stopsAgain("vcpu 0 if lapic[0].irr has 33", hop -> true);
		stopsAgain("gsi 4 count 2", hop -> hop.argument("gsi").orElse(0) == 4);
	}

	@Test
	void breakpointsGoToAFileAndComeBackFromIt(@TempDir Path folder) throws Exception {
		List<String> texts = List.of("field lapic[0].irr bit 33 set if level", "gsi 4 in kworker count 2",
				"pin ioapic 4");
		for (String text : texts)
			add(text);
		MachineBreakpoints.all().get(2).setEnabled(false);
		String target = folder.resolve("walks.bkpt").toString();
		new ExportBreakpointsOperation(MachineBreakpoints.all().toArray(IBreakpoint[]::new), target)
				.run(new NullProgressMonitor());
		manager().removeBreakpoints(MachineBreakpoints.all().toArray(IBreakpoint[]::new), true);
		for (int time = 0; time < 2; time++) {
			new ImportBreakpointsOperation(target, true, false).run(new NullProgressMonitor());
			assertEquals(texts, MachineBreakpoints.all().stream().map(MachineBreakpoint::text).sorted().toList());
			assertEquals(2, MachineBreakpoints.all().stream().map(MachineBreakpoint::breakpoint)
					.filter(one -> one.orElseThrow().enabled()).count());
			assertTrue(MachineBreakpoints.all().stream().allMatch(one -> one.isFor(Optional.of(file))));
		}
	}

	@Test
	void breakpointGoesWithItsFileAndEndsWithIt() throws Exception {
		add("gsi 4");
		Desktop.page().closeAllEditors(false);
		IFile renamed = file.getProject().getFile("renamed.irqscope");
		renamed.delete(true, null);
		file.move(renamed.getFullPath(), true, null);
		Desktop.await("the breakpoint is at the renamed file, and nowhere else",
				() -> MachineBreakpoints.at(Optional.of(renamed), new Where.OfGsi(4)).size() == 1
						&& MachineBreakpoints.all().size() == 1);
		renamed.delete(true, null);
		Desktop.await("the breakpoint is gone", () -> MachineBreakpoints.all().isEmpty());
	}

	@Test
	void viewSaysWhatABreakpointIsAndWhyItCanNeverHit() throws Exception {
		add("pin ioapic 4");
		MachineBreakpoint never = add("gsi 77 if level");
		assertEquals("GSI 77 is raised, lowered or routed, if level [stopped.irqscope] \u2013 can never hit: "
				+ "GSI 77 has no route", new MachinePresentation().getText(never));
		IViewPart view = Desktop.page().showView("org.eclipse.debug.ui.BreakpointView");
		Desktop.settle();
		view.getSite().getSelectionProvider().setSelection(new StructuredSelection(never));
		Desktop.settle();
		Desktop.screenshot("breakpoints-view");
		Desktop.page().hideView(view);
	}

	@Test
	void breakpointsThatAreSkippedStopNothing() throws Exception {
		add("gsi 4");
		manager().setEnabled(false);
		run(RESUME);
		assertEquals(Stop.Cause.END, stop().cause());
		manager().setEnabled(true);
		run(RESUME_BACK);
		assertEquals(Stop.Cause.BREAKPOINT, stop().cause());
	}

	/** Selects a row of the diagram, whose node is named so. */
	private void select(String node, String row) {
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.selectAll");
		ISelectionProvider diagram = editor.getSite().getSelectionProvider();
		Object part = Arrays.stream(((IStructuredSelection) diagram.getSelection()).toArray())
				.filter(EditPart.class::isInstance).map(EditPart.class::cast)
				.flatMap(one -> Stream.concat(Stream.of(one), one.getChildren().stream()))
				.filter(one -> Optional.ofNullable(Adapters.adapt(one, PicturePlace.class))
						.filter(place -> title(place.node()).equals(node) && place.row().equals(row)).isPresent())
				.findFirst().orElseThrow();
		diagram.setSelection(new StructuredSelection(part));
	}

	private String title(String node) {
		return presenter().node(node).map(Node::title).orElse("");
	}

	private PagePresenter presenter() {
		return Adapters.adapt(editor, PagePresenter.class);
	}

	private List<StopSign> signs() {
		return presenter().scene().nodes().stream().filter(node -> node.title().equals("IOAPIC"))
				.flatMap(node -> node.signs().stream()).toList();
	}

	private void awaitSigns(StopSign... expected) {
		Desktop.await("the diagram has the signs " + List.of(expected), () -> signs().equals(List.of(expected)));
	}

	private void toggle() {
		Desktop.run("org.eclipse.debug.ui.commands.ToggleBreakpoint");
	}

	@Test
	void rowOfTheDiagramIsWhereTheWalkStopsAndSaysSo() throws Exception {
		select("IOAPIC", "pin4");
		toggle();
		awaitSigns(new StopSign("pin4", StopSign.Kind.ON));
		MachineBreakpoint breakpoint = MachineBreakpoints.all().get(0);
		assertEquals("pin ioapic 4", breakpoint.text());
		Desktop.screenshot("breakpoint-on");
		AskedBreakpoint.enable(breakpoint, false);
		awaitSigns(new StopSign("pin4", StopSign.Kind.OFF));
		Desktop.screenshot("breakpoint-off");
		AskedBreakpoint.enable(breakpoint, true);
		awaitSigns(new StopSign("pin4", StopSign.Kind.ON));
		run(RESUME);
		awaitSigns(new StopSign("pin4", StopSign.Kind.HIT));
		Desktop.screenshot("breakpoint-hit");
		select("IOAPIC", "pin4");
		toggle();
		awaitSigns();
		assertEquals(List.of(), MachineBreakpoints.all());
	}

	@Test
	void doubleClickAtARowSetsABreakpoint() throws Exception {
		select("IOAPIC", "pin4");
		EditPart row = (EditPart) ((IStructuredSelection) editor.getSite().getSelectionProvider().getSelection())
				.getFirstElement();
		row.performRequest(new Request(RequestConstants.REQ_OPEN));
		awaitSigns(new StopSign("pin4", StopSign.Kind.ON));
	}
}
