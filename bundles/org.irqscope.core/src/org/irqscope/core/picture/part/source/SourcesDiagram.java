package org.irqscope.core.picture.part.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.imports.Conclusion;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Machines;
import org.irqscope.model.UnknownLine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** A table for each file, line by line, and one of what no line says. For one thread. */
final class SourcesDiagram {
	private static final int MOST = 48, LONGEST = 96;
	private static final String NONE = "\u2013", MORE = "\u2026";
	private final VirtualMachine machine;
	private final List<Conclusion> all;

	SourcesDiagram(VirtualMachine machine) {
		this.machine = machine;
		this.all = Conclusion.all(machine);
	}

	Diagram diagram() {
		List<Node> nodes = new ArrayList<>();
		for (ImportedSource source : machine.getSources())
			nodes.add(file(nodes.size(), source));
		List<Conclusion> others = all.stream().filter(one -> one.line() == 0).toList();
		if (!others.isEmpty())
			nodes.add(new Node("assumed", Role.VECTOR, Texts.of("sources.assumed.title"),
					Texts.of("sources.assumed.caption", others.size()), rows(others, List.of()), false));
		return new Diagram(nodes, List.of());
	}

	private Node file(int number, ImportedSource source) {
		String name = source.getFile() == null ? "" : source.getFile();
		List<Conclusion> lines = all.stream().filter(one -> one.line() > 0 && one.file().equals(name)).toList();
		return new Node("source" + number, Role.ROUTING, cut(name), Texts.of("sources.caption", source.getLines(),
				source.getEvents(), source.getUnknownLines().size()), rows(lines, source.getUnknownLines()), false);
	}

	private List<Row> rows(List<Conclusion> conclusions, List<UnknownLine> unknown) {
		PageTable table = new PageTable(
				List.of(column("line"), column("grade"), column("about"), column("values"), column("says")));
		for (Conclusion one : conclusions.subList(0, Math.min(MOST, conclusions.size())))
			line(table, one);
		int room = Math.max(0, MOST - conclusions.size());
		for (UnknownLine line : unknown.subList(0, Math.min(room, unknown.size())))
			table.line("", Mark.NONE, List.of(Entry.value(Integer.toString(line.getLine())),
					Entry.aside(Texts.of("sources.unknown")), Entry.quiet(NONE), Entry.quiet(NONE),
					Entry.quiet(cut(line.getText()))), Optional.of(line.getText()));
		List<Row> rows = new ArrayList<>(table.rows());
		int more = conclusions.size() + unknown.size() - MOST;
		if (more > 0)
			rows.add(new Row.Field("more", Texts.of("sources.more", more), ""));
		return rows;
	}

	private static PageTable.Column column(String key) {
		return new PageTable.Column(Texts.of("sources." + key + ".title"), "", Texts.of("sources." + key + ".tip"));
	}

	private static void line(PageTable table, Conclusion one) {
		String grade = Texts.of("sources." + one.knowledge().getName().toLowerCase(Locale.ROOT));
		String values = String.join(", ", one.features());
		table.line("", Mark.NONE, List.of(
				one.line() > 0 ? Entry.value(Integer.toString(one.line())) : Entry.quiet(NONE),
				one.isAssumed() ? Entry.aside(grade) : Entry.word(grade),
				Entry.word(cut(one.element().map(Machines::title).orElse(NONE))),
				values.isEmpty() ? Entry.quiet(one.assumption().isEmpty() ? NONE : one.assumption())
						: Entry.value(cut(values)),
				one.isAssumed() ? Entry.aside(cut(one.text())) : Entry.word(cut(one.text()))),
				Optional.of(one.text()));
	}

	private static String cut(String text) {
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).stripTrailing() + MORE;
	}
}
