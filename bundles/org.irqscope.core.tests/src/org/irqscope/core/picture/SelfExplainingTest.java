package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.explain.Explanations;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.picture.twin.TableTwin;
import org.irqscope.core.picture.twin.TwinItem;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Piece;
import org.irqscope.scene.Row;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.Cell;
import org.irqscope.scene.route.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of every example says by itself what it shows, wherever a walk stands. */
class SelfExplainingTest {
	/** The first word, the end of the last one, and no other sentence between. */
	private static final String SENTENCE = "(?s)\\S.*[.:?](?<![.] \\p{Lu}.{0,400})";
	private static final int STOPS = 5;
	private final Set<String> faults = new TreeSet<>();

	@TempDir
	private Path folder;

	/** Looks at each page of each example at some positions of its walk. */
	private void look(BiConsumer<String, Scene> looking) throws Exception {
		List<VirtualMachine> machines = new ArrayList<>();
		for (Examples example : Examples.values())
			machines.add(new Texted(Files.createDirectories(folder.resolve(example.machine()))).with(example)
					.machine());
		for (RiscvExample example : RiscvExample.values())
			machines.add(example.create());
		for (VirtualMachine machine : machines)
			try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
				int length = session.walk().size();
				for (int stop = 0; stop <= STOPS; stop++) {
					session.goTo(length * stop / STOPS);
					for (Page page : Pages.of(machine))
						looking.accept(page.id().replaceAll("[0-9]+$", ""), PageScene.of(page, session, 1));
				}
			}
		assertEquals(Set.of(), faults);
	}

	@Test
	void everyNodeRowAndBitIsExplainedInASentence() throws Exception {
		look((page, scene) -> {
			for (Node node : scene.nodes()) {
				sentence(page + " " + node.role(), Explanations.of(node));
				for (Row row : node.rows())
					row(page + " " + node.role() + " " + row.id(), node, row);
			}
		});
	}

	/** Where a row has no name its node is explained; sources are explained by what they say themselves. */
	private void row(String where, Node node, Row row) {
		if (row instanceof Row.BitTable table)
			for (Row.BitLine line : table.lines())
				IntStream.range(0, table.columns()).forEach(bit -> sentence(where + line.name(),
						Explanations.of(node, new Cell(line.name(), bit))));
		else if (row instanceof Row.VectorMap map)
			sentence(where, Explanations.of(node, new Cell(map.name(), map.vectors().stream().findFirst().orElse(0))));
		else if (row instanceof Row.Drawing drawing && !drawing.spots().isEmpty())
			drawing.spots().stream().filter(spot -> !where.startsWith("sources"))
					.forEach(spot -> sentence(where, Optional.of(spot.tip())));
		else if (!row.id().isEmpty())
			sentence(where, Explanations.of(node, row.id()));
	}

	private void sentence(String where, Optional<String> tip) {
		if (tip.filter(text -> text.matches(SENTENCE)).isEmpty())
			faults.add(where + ": " + tip.orElse("nothing"));
	}

	@Test
	void theLegendHasEverySignOfThePictureAndNoOther() throws Exception {
		look((page, scene) -> {
			Set<String> shown = new TreeSet<>();
			scene.nodes().stream().flatMap(node -> node.rows().stream()).forEach(row -> signs(row, shown));
			for (Route route : scene.routes())
				shown.add(route.link().kind() + " " + route.link().state());
			Set<String> explained = scene.legend().entries().stream().map(SelfExplainingTest::sign)
					.collect(Collectors.toCollection(TreeSet::new));
			if (!shown.equals(explained))
				faults.add(page + " shows " + shown + " and explains " + explained);
		});
	}

	private static String sign(Legend.Entry entry) {
		if (entry instanceof Legend.Entry.Line line)
			return line.kind() + " " + line.state();
		return entry instanceof Legend.Entry.Bit bit ? bit.state().toString()
				: ((Legend.Entry.Changed) entry).mark().toString();
	}

	private static void signs(Row row, Set<String> signs) {
		if (row instanceof Row.Field field)
			mark(field.mark(), signs);
		if (row instanceof Row.Pin pin) {
			mark(pin.mark(), signs);
			signs.add(pin.state().toString());
		}
		if (row instanceof Row.BitTable table)
			for (Row.BitLine line : table.lines()) {
				for (int bit = 0; bit < table.columns(); bit++)
					signs.add(((line.bits() >> bit & 1) != 0 ? line.set() : line.clear()).toString());
				changed(line.changed() != 0, line.recent() != 0, signs);
			}
		if (row instanceof Row.VectorMap map) {
			if (!map.vectors().isEmpty())
				signs.add(map.set().toString());
			changed(!map.changed().isEmpty(), !map.recent().isEmpty(), signs);
		}
		if (row instanceof Row.Drawing drawing) {
			mark(drawing.mark(), signs);
			for (Piece piece : drawing.pieces())
				if (piece instanceof Piece.Glyph glyph)
					signs.add(glyph.state().toString());
		}
	}

	private static void changed(boolean now, boolean before, Set<String> signs) {
		if (now)
			signs.add(Mark.CHANGED.toString());
		if (before)
			signs.add(Mark.RECENT.toString());
	}

	private static void mark(Mark mark, Set<String> signs) {
		if (mark != Mark.NONE)
			signs.add(mark.toString());
	}

	@Test
	void theTwinHasARowForEveryNodeForEveryRowAndForEveryLine() throws Exception {
		look((page, scene) -> {
			List<TwinItem> twin = TableTwin.of(scene);
			if (!twin.stream().map(TwinItem::node).toList().equals(scene.nodes().stream().map(Node::id).toList()))
				faults.add(page + ": " + twin);
			for (int at = 0; at < twin.size(); at++)
				twin(page, scene, scene.nodes().get(at), twin.get(at));
		});
	}

	private void twin(String page, Scene scene, Node node, TwinItem item) {
		long rows = node.rows().stream().mapToLong(SelfExplainingTest::readable).sum();
		long lines = scene.routes().stream().filter(route -> route.link().from().node().equals(node.id())).count();
		if (item.items().size() != rows + lines)
			faults.add(page + " " + node.title() + " has " + rows + " rows and " + lines + " lines: " + item.items());
		for (TwinItem row : item.items())
			if (row.name().isBlank())
				faults.add(page + " " + node.title() + " has a row without a name: " + row);
	}

	/** How many lines a row has to be read as; what only heads a table has none. */
	private static long readable(Row row) {
		if (row instanceof Row.BitTable table)
			return table.lines().size();
		boolean heads = row instanceof Row.Drawing drawing && drawing.name().isEmpty()
				&& drawing.pieces().stream().noneMatch(piece -> piece instanceof Piece.Glyph glyph
						&& glyph.state() != BitState.CLEAR);
		return heads ? 0 : 1;
	}
}
