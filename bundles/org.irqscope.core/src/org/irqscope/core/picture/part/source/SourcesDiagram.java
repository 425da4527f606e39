package org.irqscope.core.picture.part.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.knowledge.Conclusion;
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
	private static final int MOST = 16;
	/** A column of a slide has room for so many lines, and two columns beside each other for so many letters. */
	private static final int COLUMN = 16, LONGEST = 52, LONGEST_VALUES = 24;
	private static final String NONE = "\u2013", MORE = "\u2026";
	private final VirtualMachine machine;
	private final List<Conclusion> all;

	SourcesDiagram(VirtualMachine machine) {
		this.machine = machine;
		this.all = Conclusion.all(machine);
	}

	/** A line of a table, and what it means in a sentence. */
	private record Line(List<Entry> entries, String tip) {
	}

	Diagram diagram() {
		List<Node> nodes = new ArrayList<>();
		for (int number = 0; number < machine.getSources().size(); number++)
			nodes.addAll(file("source" + number, machine.getSources().get(number)));
		List<Conclusion> others = all.stream().filter(one -> one.line() == 0).toList();
		if (!others.isEmpty())
			nodes.addAll(nodes("assumed", Role.VECTOR, Texts.of("sources.assumed.title"),
					Texts.of("sources.assumed.caption", others.size()), lines(others, List.of())));
		return new Diagram(nodes, List.of());
	}

	private List<Node> file(String id, ImportedSource source) {
		String name = source.getFile() == null ? "" : source.getFile();
		List<Conclusion> lines = all.stream().filter(one -> one.line() > 0 && one.file().equals(name)).toList();
		return nodes(id, Role.ROUTING, cut(name), Texts.of("sources.caption", source.getLines(), source.getEvents(),
				source.getUnknownLines().size()), lines(lines, source.getUnknownLines()));
	}

	private static List<Line> lines(List<Conclusion> conclusions, List<UnknownLine> unknown) {
		return Stream.concat(conclusions.stream().map(SourcesDiagram::line), unknown.stream().map(SourcesDiagram::line))
				.toList();
	}

	/** A table, of which each column of the screen has a part; what is beyond is only counted. */
	private static List<Node> nodes(String id, Role role, String title, String caption, List<Line> lines) {
		List<Node> nodes = new ArrayList<>();
		int shown = Math.min(MOST, lines.size());
		for (int from = 0; from == 0 || from < shown; from += COLUMN) {
			List<Row> rows = new ArrayList<>(rows(lines.subList(from, Math.min(shown, from + COLUMN))));
			if (from + COLUMN >= shown && lines.size() > shown)
				rows.add(new Row.Field("more", Texts.of("sources.more", lines.size() - shown), ""));
			nodes.add(new Node(from == 0 ? id : id + "-" + from, role, title,
					from == 0 ? caption : Texts.of("sources.continued"), rows, false));
		}
		return nodes;
	}

	private static List<Row> rows(List<Line> lines) {
		PageTable table = new PageTable(
				List.of(column("line"), column("grade"), column("about"), column("values"), column("says")));
		for (Line line : lines)
			table.line("", Mark.NONE, line.entries, Optional.of(line.tip));
		return lines.isEmpty() ? List.of() : table.rows();
	}

	private static PageTable.Column column(String key) {
		return new PageTable.Column(Texts.of("sources." + key + ".title"), "", Texts.of("sources." + key + ".tip"));
	}

	private static Line line(Conclusion one) {
		String grade = Texts.of("sources." + one.knowledge().getName().toLowerCase(Locale.ROOT));
		return new Line(List.of(one.line() > 0 ? Entry.value(Integer.toString(one.line())) : Entry.quiet(NONE),
				one.isAssumed() ? Entry.aside(grade) : Entry.word(grade),
				Entry.word(cut(one.element().map(Machines::title).orElse(NONE))), values(one),
				one.isAssumed() ? Entry.aside(cut(one.text())) : Entry.word(cut(one.text()))), one.text());
	}

	private static Entry values(Conclusion one) {
		String values = String.join(", ", one.features());
		return values.isEmpty() ? Entry.quiet(one.assumption().isEmpty() ? NONE : one.assumption())
				: Entry.value(cut(values, LONGEST_VALUES));
	}

	private static Line line(UnknownLine line) {
		return new Line(List.of(Entry.value(Integer.toString(line.getLine())), Entry.aside(Texts.of("sources.unknown")),
				Entry.quiet(NONE), Entry.quiet(NONE), Entry.quiet(cut(line.getText()))), line.getText());
	}

	private static String cut(String text) {
		return cut(text, LONGEST);
	}

	private static String cut(String text, int longest) {
		return text.length() <= longest ? text : text.substring(0, longest - 1).stripTrailing() + MORE;
	}
}
