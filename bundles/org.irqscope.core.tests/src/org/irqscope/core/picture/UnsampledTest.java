package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a trace is walked through, no picture shows registers of the document as if the trace had told them. */
class UnsampledTest {
	private static final String TRACE = " kworker/0:0 6133 [000] 2834.000001: kvm:kvm_set_irq: gsi 4 level 1 source 0";
	private static final List<Role> CHIPS = List.of(Role.PIC, Role.IOAPIC, Role.LAPIC);
	@TempDir
	Path folder;
	private VirtualMachine machine;

	@BeforeEach
	void load() throws Exception {
		machine = new Texted(folder).with(Examples.APIC).machine();
	}

	private Session traced() throws Exception {
		Path trace = Files.writeString(folder.resolve("trace.txt"), TRACE);
		Session session = new TraceWalkOperation(trace, Optional.of(machine)).run(new NullProgressMonitor());
		session.ask(Move.STEP_INTO);
		return session;
	}

	/** The rows of the chips, and of the vCPU itself. */
	private Stream<Row> chips(Diagram diagram) {
		String vcpu = machine.getVcpus().get(0).getId();
		return diagram.nodes().stream().filter(node -> CHIPS.contains(node.role()) || node.id().equals(vcpu))
				.map(Node::rows).flatMap(List::stream);
	}

	/** What a row says of the machine; empty for the heads of tables. */
	private static List<String> said(Row row) {
		if (row instanceof Row.BitTable table)
			return table.lines().stream().map(line -> line.bits() + " " + line.clear()).toList();
		if (row instanceof Row.VectorMap map)
			return List.of(map.vectors().toString());
		if (row instanceof Row.Pin pin)
			return List.of(pin.state() + " " + pin.shown());
		String value = row instanceof Row.Field field ? field.shown() : ((Row.Drawing) row).value();
		return value.isEmpty() ? List.of() : List.of(value);
	}

	@Test
	void everyPageSaysThatNobodyHasSampledTheRegisters() throws Exception {
		try (Session session = traced()) {
			for (Page page : Pages.of(machine)) {
				Diagram document = page.diagram(machine, Highlights.NONE, Unfolded.NONE);
				Diagram traced = page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
				chips(traced).flatMap(row -> said(row).stream())
						.forEach(value -> assertTrue(value.endsWith("not sampled")
								|| value.equals("0 " + BitState.UNKNOWN), page.id() + ": " + value));
				for (Node node : traced.nodes())
					assertEquals(document.node(node.id()).orElseThrow().bounds().height(),
							node.bounds().height(), page.id() + " " + node.id());
			}
		}
	}

	@Test
	void whatTheDocumentSaysOfDevicesAndRoutesStays() throws Exception {
		try (Session session = traced()) {
			Diagram traced = MachinePage.PAGE.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
			Node device = traced.nodes().stream().filter(node -> node.role() == Role.DEVICE).findFirst().orElseThrow();
			assertTrue(device.rows().get(0) instanceof Row.Pin pin && pin.state() != BitState.UNKNOWN);
			Node eventfd = traced.nodes().stream().filter(node -> node.role() == Role.EVENTFD).findFirst()
					.orElseThrow();
			assertEquals("not sampled", ((Row.Field) eventfd.rows().get(0)).value());
		}
	}

	/** Whether something would come through, and what a chip makes of it, is to be read in its registers. */
	@Test
	void noTableSaysWhatWouldComeThrough() throws Exception {
		try (Session session = traced()) {
			for (String id : List.of("routing", "vectors")) {
				Page page = Pages.of(machine).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
				List<String> document = lines(page.diagram(machine, Highlights.NONE, Unfolded.NONE));
				List<String> traced = lines(page.diagram(session.view(), Highlights.of(session), Unfolded.NONE));
				assertEquals(document.size(), traced.size(), id);
				assertTrue(document.stream().anyMatch(line -> line.contains("comes through")), document.toString());
				for (String line : traced)
					assertTrue(line.endsWith("now not sampled") && !line.contains("vector"), id + ": " + line);
			}
		}
	}

	/** What a line does not say, no filter finds in it. */
	@ParameterizedTest
	@ValueSource(strings = { "routing", "vectors" })
	void aFilterFindsWhatTheTableSaysAndNotWhatTheDocumentHolds(String id) throws Exception {
		Page page = Pages.of(machine).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
		try (Session session = traced()) {
			for (String word : List.of("open", "vector:33", "vcpu:0")) {
				assertFalse(found(page, machine, Highlights.NONE, word).isEmpty(), word);
				assertEquals(List.of(), found(page, session.view(), Highlights.of(session), word), word);
			}
			assertEquals(List.of(), found(page, session.view(), Highlights.of(session), "blocked"));
			List<String> all = found(page, session.view(), Highlights.of(session), "");
			assertEquals(all, found(page, session.view(), Highlights.of(session), "not sampled"));
			assertFalse(found(page, session.view(), Highlights.of(session), "gsi:4").isEmpty());
		}
	}

	private static List<String> found(Page page, VirtualMachine shown, Highlights highlights, String filter) {
		return lines(page.diagram(shown, highlights, Unfolded.NONE.filtered(filter)));
	}

	/** The lines of tables about routes of chips. */
	private static List<String> lines(Diagram diagram) {
		return diagram.nodes().stream().flatMap(node -> node.rows().stream()).filter(Row.Drawing.class::isInstance)
				.map(row -> ((Row.Drawing) row).value()).filter(value -> value.contains("now ")).toList();
	}

	@Test
	void aMachineThatRunsShowsWhatItHolds() throws Exception {
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			Diagram walked = MachinePage.PAGE.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
			assertFalse(chips(walked).flatMap(row -> said(row).stream())
					.anyMatch(value -> value.contains("not sampled") || value.contains(BitState.UNKNOWN.name())));
			assertTrue(chips(walked).allMatch(row -> !(row instanceof Row.Pin pin) || pin.mark() != null
					&& pin.mark() != Mark.CHANGED));
		}
	}
}
