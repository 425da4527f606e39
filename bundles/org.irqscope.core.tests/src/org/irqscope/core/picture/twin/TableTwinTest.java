package org.irqscope.core.picture.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever cannot see a picture reads the same in its twin. */
class TableTwinTest {
	@TempDir
	private Path folder;

	private static TwinItem item(List<TwinItem> items, String node) {
		return items.stream().filter(item -> item.node().equals(node)).findFirst().orElseThrow();
	}

	private static TwinItem row(TwinItem node, String row) {
		return node.items().stream().filter(item -> item.row().equals(row)).findFirst().orElseThrow();
	}

	@Test
	void everyNodeOfEveryPageHasItsLine() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.values()[0]).machine();
		for (Page page : Pages.of(machine)) {
			Scene scene = PageScene.of(page, machine);
			assertEquals(scene.nodes().stream().map(Node::title).toList(),
					TableTwin.of(scene).stream().map(TwinItem::name).toList(), page.id());
		}
	}

	@Test
	void shapesAreWords() {
		VirtualMachine machine = NewMachine.create("new");
		X86Chips.pics(machine).get(0).setImr(0xfb);
		List<TwinItem> twin = TableTwin.of(PageScene.of(Pages.named("pic").orElseThrow(), machine));
		String pic = X86Chips.pics(machine).get(0).getId();
		assertTrue(row(item(twin, pic), "pin0").value().contains("IMR masked"), item(twin, pic).toString());
		assertTrue(row(item(twin, pic), "pin2").value().contains("IMR clear"), item(twin, pic).toString());
	}

	@Test
	void aLineSaysWhereItLeads() {
		VirtualMachine machine = NewMachine.create("new");
		List<TwinItem> twin = TableTwin.of(PageScene.of(Pages.named("machine").orElseThrow(), machine));
		TwinItem irqfd = item(twin, machine.getIrqfds().get(0).getId());
		assertTrue(irqfd.items().stream().anyMatch(line -> line.words().equals("to GSI 4: interrupt, armed")),
				irqfd.toString());
	}

	@Test
	void itemsStayTheSameFromHopToHopAndSayWhatChanged() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.values()[0]).machine();
		Page page = Pages.named("machine").orElseThrow();
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			Optional<Set<String>> before = Optional.empty();
			boolean changed = false;
			for (int hop = 1; hop <= session.walk().size(); hop++) {
				session.goTo(hop);
				List<TwinItem> twin = TableTwin.of(PageScene.of(page, session, 1));
				Set<String> keys = new HashSet<>();
				for (TwinItem node : twin) {
					assertTrue(keys.add(node.key()), node.key());
					node.items().forEach(row -> assertTrue(keys.add(row.key()), row.key()));
					changed |= node.items().stream().anyMatch(row -> row.changed() && row.value().contains("\u2192"));
				}
				assertEquals(before.orElse(keys), keys);
				before = Optional.of(keys);
			}
			assertTrue(changed);
		}
	}
}
