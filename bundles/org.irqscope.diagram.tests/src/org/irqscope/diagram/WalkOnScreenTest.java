package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.handlers.IHandlerService;
import org.irqscope.diagram.figures.NodeFigure;
import org.irqscope.diagram.parts.NodeEditPart;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.diagram.viewer.DiagramRootEditPart;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Row;
import org.irqscope.scene.route.Route;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walks of the examples in a real workbench, stepped with its commands; what the figures show is asserted. */
@ExtendWith(NoErrorsLogged.class)
class WalkOnScreenTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto", BACK = "org.irqscope.walk.stepBack",
			END = "org.irqscope.walk.play", START = "org.irqscope.walk.resumeBack";

	private IFile file;
	private MachineEditor editor;

	private void open(String machine) throws Exception {
		file = WideCopy.of(machine, machine + "-wide");
		editor = (MachineEditor) Desktop.open(file);
		player().setReducedMotion(true);
	}

	@AfterEach
	void close() throws CoreException {
		if (editor != null)
			Desktop.page().closeEditor(editor, false);
		file.delete(true, null);
	}

	private WalkPlayer player() {
		return (WalkPlayer) editor.getAdapter(WalkPlayer.class);
	}

	private int position() {
		return player().session().orElseThrow().position();
	}

	private int length() {
		return player().session().orElseThrow().walk().size();
	}

	private GraphicalViewer viewer() {
		return Gestures.viewer(editor);
	}

	private List<NodeFigure> figures() {
		List<NodeFigure> figures = new ArrayList<>();
		for (Object part : viewer().getContents().getChildren())
			figures.add(((NodeEditPart) part).nodeFigure());
		return figures;
	}

	private Node shown(String title) {
		return figures().stream().map(NodeFigure::node).filter(node -> node.title().equals(title)).findFirst()
				.orElseThrow(() -> new AssertionError(title));
	}

	private String field(String node, String name) {
		return shown(node).rows().stream().filter(Row.Field.class::isInstance).map(Row.Field.class::cast)
				.filter(row -> row.name().equals(name)).findFirst().orElseThrow().value();
	}

	private List<Integer> vectors(String node, String bank) {
		return shown(node).rows().stream().filter(Row.VectorMap.class::isInstance).map(Row.VectorMap.class::cast)
				.filter(row -> row.name().equals(bank)).findFirst().orElseThrow().vectors();
	}

	private int bits(String node, String register) {
		return shown(node).rows().stream().filter(Row.BitTable.class::isInstance).map(Row.BitTable.class::cast)
				.flatMap(table -> table.lines().stream()).filter(line -> line.name().equals(register)).findFirst()
				.orElseThrow().bits();
	}

	private void stepTo(String call) {
		do {
			Desktop.run(INTO);
			if (player().session().orElseThrow().hop().orElseThrow().call().contains(call))
				return;
		} while (position() < length());
		throw new AssertionError("the walk has no hop " + call);
	}

	@ParameterizedTest
	@CsvSource({ "noapic, vector 52 (0x34), 42", "apic, vector 33 (0x21), 31" })
	void theWholeWalkIsSteppedToItsVectorAndBackAgain(String machine, String vector, int atLeast) throws Exception {
		open(machine);
		List<Node> before = figures().stream().map(NodeFigure::node).toList();
		Desktop.run(INTO);
		Set<String> stoodOn = new HashSet<>();
		while (position() < length()) {
			figures().stream().map(NodeFigure::node).filter(Node::active).map(Node::title).forEach(stoodOn::add);
			Desktop.run(INTO);
		}
		assertTrue(stoodOn.containsAll(Set.of("ttyS0", "eventfd 0", "irqfd 0", "GSI 4", "IOAPIC", "vCPU 0", vector)),
				stoodOn.toString());
		assertTrue(length() >= atLeast, "hops: " + length());
		ImageData picture = Desktop.screenshot(machine + "-end");
		assertTrue(picture.width > 1000 && colours(picture) > 200, "the window is painted");
		while (position() > 0)
			Desktop.run(BACK);
		assertEquals(before, figures().stream().map(NodeFigure::node).toList());
	}

	private static int colours(ImageData picture) {
		Set<Integer> seen = new HashSet<>();
		for (int y = 0; y < picture.height; y += 3)
			for (int x = 0; x < picture.width; x += 3)
				seen.add(picture.getPixel(x, y));
		return seen.size();
	}

	@Test
	void thePicKeepsTheEdgeUntilTheGuestTakesVector52() throws Exception {
		open("noapic");
		assertEquals(0, bits("PIC master", "irr"));
		stepTo("kvm_pic_set_irq");
		assertEquals(1 << 4, bits("PIC master", "irr"));
		stepTo("kvm_pic_read_irq");
		Desktop.screenshot("noapic-read-irq");
		assertEquals(0, bits("PIC master", "irr"));
		assertEquals(1 << 4, bits("PIC master", "isr"));
		stepTo("pic_ioport_write");
		assertEquals(0, bits("PIC master", "isr"));
		assertEquals(List.of(), vectors("LAPIC 0", "IRR"));
	}

	@Test
	void theLocalApicHoldsVector33BetweenAcceptAndEoi() throws Exception {
		open("apic");
		assertEquals(List.of(), vectors("LAPIC 0", "IRR"));
		stepTo("__apic_accept_irq");
		Desktop.run(INTO);
		while (vectors("LAPIC 0", "IRR").isEmpty() && vectors("LAPIC 0", "ISR").isEmpty())
			Desktop.run(INTO);
		Desktop.screenshot("apic-accept");
		Desktop.run(END);
		Desktop.run(END);
		assertEquals(length(), position());
		assertEquals(List.of(), vectors("LAPIC 0", "ISR"));
		assertEquals(List.of(), vectors("LAPIC 0", "IRR"));
	}

	@Test
	void hoveringABitNamesItAndTheHopsThatChangeIt() throws Exception {
		open("noapic");
		stepTo("kvm_pic_read_irq");
		Set<String> pic = tips(figure("PIC master"));
		assertTrue(pic.contains("isr: IR4 was taken and its EOI is missing.\nhop 25 sets it: kvm_pic_read_irq\n"
				+ "hop 37 clears it: pic_ioport_write"), pic.toString());
		assertTrue(tips(figure("LAPIC 0")).containsAll(Set.of("IRR: vector 0 (0x0) does not ask.",
				"ISR: vector 255 (0xff) is not in service.",
				"TMR: vector 52 (0x34) came last from an edge, whose EOI stays here.")));
	}

	private NodeFigure figure(String title) {
		return figures().stream().filter(figure -> figure.node().title().equals(title)).findFirst().orElseThrow();
	}

	/** What a pointer that goes over a whole figure is told. */
	private Set<String> tips(NodeFigure figure) {
		Set<String> tips = new HashSet<>();
		Rectangle area = figure.getHandleBounds();
		figure.translateToAbsolute(area);
		for (int y = area.y; y < area.bottom(); y += 2)
			for (int x = area.x; x < area.right(); x += 2) {
				Event moved = new Event();
				moved.x = x;
				moved.y = y;
				viewer().getControl().notifyListeners(SWT.MouseMove, moved);
				if (figure.getToolTip() instanceof Label tip)
					tips.add(tip.getText());
			}
		return tips;
	}

	@Test
	void whatChangesInAHopIsMarkedAndSaysWhatItWas() throws Exception {
		open("noapic");
		stepTo("eventfd_signal");
		assertEquals("1", field("eventfd 0", "count"));
		Row.Field count = (Row.Field) shown("eventfd 0").rows().get(0);
		assertEquals(Mark.CHANGED, count.mark());
		assertEquals("0", count.before());
		Desktop.run(INTO);
		assertFalse(((Row.Field) shown("eventfd 0").rows().get(0)).mark() == Mark.CHANGED
				&& ((Row.Field) shown("eventfd 0").rows().get(0)).before().equals("0"));
	}

	@Test
	void theTokenRestsOnTheNodeOfItsHopAndCarriesTheGsi() throws Exception {
		open("noapic");
		stepTo("kvm_set_irq");
		DiagramRootEditPart root = (DiagramRootEditPart) viewer().getRootEditPart();
		assertEquals("GSI 4", root.token().token().orElseThrow().text());
		assertEquals(List.of("irqfd0 gsi4"), linesInUse());
	}

	private List<String> linesInUse() {
		return editor.presenter().orElseThrow().scene().routes().stream().map(Route::link)
				.filter(link -> link.state() == Link.State.IN_USE)
				.map(link -> link.from().node() + " " + link.to().node()).toList();
	}

	@Test
	void theAcknowledgeGoesBackToThePicAndTheEoiFollowsItsOwnLine() throws Exception {
		open("noapic");
		String pic = shown("PIC master").id(), lapic = shown("LAPIC 0").id(), vcpu = shown("vCPU 0").id();
		stepTo("kvm_pic_read_irq");
		assertEquals(Set.of(pic + " " + lapic, lapic + " " + vcpu), Set.copyOf(linesInUse()));
		stepTo("pic_ioport_write");
		assertEquals(List.of("vector52 " + pic), linesInUse());
	}

	@Test
	void theTokenTravelsAlongTheLineAndArrives() throws Exception {
		open("noapic");
		stepTo("irqfd_wakeup");
		Desktop.run(BACK);
		player().setReducedMotion(false);
		player().setHopMillis(WalkPlayer.FASTEST * 4);
		Desktop.run(INTO);
		DiagramRootEditPart root = (DiagramRootEditPart) viewer().getRootEditPart();
		Set<Point> places = new HashSet<>();
		Desktop.await("the token arrives", () -> {
			Point at = root.token().token().orElseThrow().at();
			places.add(at);
			return at.equals(editor.presenter().orElseThrow().motion().orElseThrow().at(1).at());
		});
		assertTrue(places.size() > 3, "places on the way: " + places.size());
	}

	@Test
	void runToEndPlaysAndBackToStartStandsBeforeTheFirstHop() throws Exception {
		open("apic");
		Desktop.run(END);
		assertTrue(player().isPlaying());
		Desktop.run(END);
		assertEquals(length(), position());
		Desktop.run(START);
		assertEquals(0, position());
		assertFalse(isEnabled(BACK));
		assertTrue(isEnabled(INTO));
	}

	private static boolean isEnabled(String command) {
		try {
			Desktop.window().getService(IHandlerService.class).executeCommand(command, null);
			return true;
		} catch (NotEnabledException e) {
			return false;
		} catch (org.eclipse.core.commands.common.CommandException e) {
			throw new AssertionError(command, e);
		}
	}

	@Test
	void aWalkLeavesTheDocumentAsItIs() throws Exception {
		open("noapic");
		Desktop.run(END);
		Desktop.run(END);
		assertFalse(editor.isDirty());
	}
}
