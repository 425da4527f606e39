package org.irqscope.core.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.NodePart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breakpoints of every kind that is about a part of a machine are set where the picture shows that part. */
class StopPlacesTest {
	@TempDir
	Path folder;
	private VirtualMachine machine;

	@BeforeEach
	void load() throws Exception {
		machine = new Texted(folder).with(Examples.APIC).machine();
	}

	/** The nodes of a page, and their rows. */
	private Stream<PicturePlace> places(String page) {
		return PageScene.of(Pages.named(page).orElseThrow(), machine).nodes().stream().flatMap(node -> Stream.concat(
				Stream.of(new PicturePlace(machine, node.id(), "")),
				NodePart.of(node).stream().map(part -> new PicturePlace(machine, node.id(), part.id()))));
	}

	private static String kind(Where where) {
		String text = where.text();
		return text.startsWith("field ") ? "field " + text.substring(text.lastIndexOf(' ') + 1)
				: text.replaceFirst(" [0-9].*", "");
	}

	@Test
	void everyKindHasItsPlace() {
		Set<String> kinds = new TreeSet<>();
		Pages.of(machine).forEach(page -> places(page.id()).flatMap(place -> StopPlaces.of(place).stream())
				.map(StopPlacesTest::kind).forEach(kinds::add));
		assertEquals(new TreeSet<>(Set.of("gsi", "pin ioapic", "pin pic", "vector", "vcpu", "eventfd", "port", "mmio",
				"field set", "field cleared", "field changed", "field read")), kinds);
	}

	@Test
	void aRowOfALongTableStandsForItsGsi() {
		for (String page : List.of("routing", "vectors")) {
			List<PicturePlace> rows = places(page).filter(place -> place.row().startsWith("gsi4-")).toList();
			assertFalse(rows.isEmpty(), page);
			rows.forEach(row -> assertEquals("gsi 4", StopPlaces.of(row).get(0).text(), page));
		}
	}

	@Test
	void aRangeOfABusStandsForItsAddresses() {
		Set<String> stops = new TreeSet<>();
		places("buses").filter(place -> !place.row().isEmpty()).flatMap(place -> StopPlaces.at(place).stream())
				.map(Where::text).forEach(stops::add);
		assertEquals(Set.of("mmio 0xfec00000..0xfec000ff", "port 0x20..0x21", "port 0x40..0x43", "port 0x61..0x64",
				"port 0xa0..0xa1", "port 0x4d0..0x4d1"), stops);
	}
}
