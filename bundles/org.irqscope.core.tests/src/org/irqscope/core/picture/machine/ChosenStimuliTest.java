package org.irqscope.core.picture.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.edit.Removal;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.session.Stimuli;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can come to a machine stands somewhere in its picture, where it can be chosen. */
class ChosenStimuliTest {
	private static Diagram diagram(VirtualMachine machine) {
		return MachinePage.PAGE.diagram(machine, Highlights.NONE, Unfolded.ALL);
	}

	/** What the nodes and rows of a picture are about. */
	private static Stream<EObject> about(VirtualMachine machine) {
		return diagram(machine).nodes().stream().flatMap(node -> Stream.concat(
				Places.element(machine, node.id()).stream(), NodePart.of(node).stream().map(NodePart::id)
						.flatMap(row -> RowSubject.of(machine, node.id(), row).map(RowSubject::element).stream())));
	}

	/** A stimulus that is made for an element does the same as one of the document. */
	private static boolean same(Stimulus one, Stimulus other) {
		return one == other
				|| one instanceof IrqLineStimulus line && other instanceof IrqLineStimulus drawn
						&& line.getGsi() == drawn.getGsi() && line.isLevel() == drawn.isLevel()
				|| one instanceof EventfdStimulus eventfd && other instanceof EventfdStimulus drawn
						&& eventfd.getEventfd() == drawn.getEventfd();
	}

	static Stream<OfferedExample> examples() {
		return OfferedExample.all().stream();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void everyStimulusOfEveryExampleCanBeChosen(OfferedExample example) {
		VirtualMachine machine = example.machine().get();
		List<Stimulus> chosen = about(machine).map(element -> Stimuli.own(machine, element)).flatMap(Optional::stream)
				.toList();
		for (Stimulus stimulus : machine.getStimuli())
			assertTrue(chosen.stream().anyMatch(one -> same(stimulus, one)), stimulus.getName());
	}

	@Test
	void aScriptIsARowThatCanBeTakenAway() {
		VirtualMachine machine = NewMachine.create("new");
		assertEquals(Optional.empty(), diagram(machine).node(Places.STIMULI));
		ScriptStimulus script = ModelFactory.eINSTANCE.createScriptStimulus();
		script.setName("route away");
		script.setScript("route-clear\nroute-commit\n");
		machine.getStimuli().add(script);
		Node node = diagram(machine).node(Places.STIMULI).orElseThrow();
		Row.Field row = (Row.Field) node.rows().get(0);
		assertEquals("route away: script, 2 lines", row.name() + ": " + row.value());
		assertEquals(Optional.of(script),
				RowSubject.of(machine, node.id(), row.id()).map(RowSubject::element));
		assertTrue(Removal.isRow(script));
		assertEquals(Optional.empty(), RowSubject.of(machine, node.id(), Places.stimulus(99)));
	}
}
