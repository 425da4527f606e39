package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Scene;
import org.junit.jupiter.api.Test;

/** On every page only what the shown interrupt touches can be shown. */
class OnlyInterruptTest {
	private static Set<String> titles(Scene scene) {
		return scene.nodes().stream().map(Node::title).collect(Collectors.toSet());
	}

	private static List<Page> kinds(VirtualMachine machine) {
		return Pages.of(machine).stream().filter(page -> Pages.names().contains(page.id())).toList();
	}

	@Test
	void everyPageHidesWhatTheInterruptDoesNotTouch() throws Exception {
		VirtualMachine machine = BigMachine.of(4, 3, 8);
		Map<String, Integer> hidden = new TreeMap<>();
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			session.goTo(session.walk().size());
			for (Page page : kinds(machine)) {
				session.view().setOnlyInterrupt(false);
				Set<String> all = titles(PageScene.of(page, session, 1));
				session.view().setOnlyInterrupt(true);
				Set<String> only = titles(PageScene.of(page, session, 1));
				assertTrue(all.containsAll(only), page.id() + " shows more: " + only);
				hidden.put(page.id(), all.size() - only.size());
			}
		}
		assertEquals(Set.of("ioapic", "lapic0"), hidden.entrySet().stream().filter(one -> one.getValue() == 0)
				.map(Map.Entry::getKey).collect(Collectors.toSet()), "these two are touched as a whole: " + hidden);
	}

	@Test
	void whereTheWalkStandsIsSeenAndAllCanBeRead() throws Exception {
		VirtualMachine machine = NewMachine.create("new");
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			for (int hop = 1; hop <= session.walk().size(); hop++) {
				session.goTo(hop);
				for (Page page : kinds(machine)) {
					session.view().setOnlyInterrupt(false);
					Scene all = PageScene.of(page, session, 1);
					session.view().setOnlyInterrupt(true);
					Scene only = PageScene.of(page, session, 1);
					String where = page.id() + " at hop " + hop;
					page.node(session.view(), session.walk().hop(hop - 1)).filter(id -> all.node(id).isPresent())
							.ifPresent(id -> assertTrue(only.node(id).isPresent(), where + " lacks " + id));
					assertEquals(List.of(), SceneFaults.of(only), where);
				}
			}
		}
	}

	@Test
	void withoutAWalkEverythingIsShown() {
		VirtualMachine machine = NewMachine.create("new");
		for (Page page : kinds(machine)) {
			machine.setOnlyInterrupt(false);
			Set<String> all = titles(PageScene.of(page, machine));
			machine.setOnlyInterrupt(true);
			assertEquals(all, titles(PageScene.of(page, machine)), page.id());
		}
	}
}
