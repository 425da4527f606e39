package org.irqscope.trace.drgn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/** One struct as drgn prints it, from the line with its type to its closing brace. */
final class DrgnStruct {
	private static final Pattern OPENING = Pattern
			.compile("(?:\\*\\(struct (\\w+) \\*\\)\\S+ = |\\(struct (\\w+)\\))\\{");
	private static final Pattern MEMBER = Pattern.compile("\\.(\\w+) = (.*?),?");
	private static final Set<String> UNDERSTOOD = Set.of("dev_count", "ioeventfd_count", "range", "ops");

	private record Member(String value, Line line) {
	}

	private final Line opening;
	private final String type;
	private final Map<String, Member> members = new HashMap<>();
	/** How many braces are open. */
	private int depth = 1;

	private DrgnStruct(Line opening, String type) {
		this.opening = opening;
		this.type = type;
	}

	/** The struct that a line opens, when it opens one of that type. */
	static Optional<DrgnStruct> open(Line line, String type) {
		if (!line.text().endsWith("{"))
			return Optional.empty();
		Matcher matcher = OPENING.matcher(line.text().strip());
		boolean opens = matcher.matches() && (type.equals(matcher.group(1)) || type.equals(matcher.group(2)));
		return opens ? Optional.of(new DrgnStruct(line, type)) : Optional.empty();
	}

	boolean closed() {
		return depth == 0;
	}

	SourceLine where() {
		return opening.where();
	}

	/**
	 * Looks at the next line of the struct.
	 *
	 * @return false for members that nobody asks for
	 * @throws ImportException when the line cannot belong to the struct, because it begins at the margin
	 */
	boolean take(Line line) throws ImportException {
		String text = line.text().strip();
		if (text.startsWith("}")) {
			depth--;
			return true;
		}
		if (!LineScan.isBlank(line.text().charAt(0)))
			throw neverCloses();
		Matcher matcher = MEMBER.matcher(text);
		boolean understood = depth == 1 && matcher.matches() && UNDERSTOOD.contains(matcher.group(1));
		if (text.endsWith("{"))
			depth++;
		if (understood)
			add(matcher.group(1), new Member(matcher.group(2), line));
		return understood;
	}

	private void add(String name, Member member) throws ImportException {
		Member before = members.putIfAbsent(name, member);
		if (before != null && !before.value.equals(member.value))
			throw member.line.wrong("contradiction.member", name, Integer.toString(before.line.where().line()));
	}

	ImportException neverCloses() {
		return opening.wrong("never.closes", "struct " + type);
	}

	/**
	 * The value of a member such as {@code (int)5}.
	 *
	 * @throws ImportException when it is missing, no number or out of range
	 */
	int number(String name, Quantity quantity) throws ImportException {
		Member member = members.get(name);
		if (member == null)
			throw opening.wrong("missing", quantity.title());
		return (int) quantity.read(member.line, member.value.replaceFirst("^\\([^)]*\\)", ""));
	}

	/**
	 * The symbol that a member points to.
	 *
	 * @throws ImportException when it is missing
	 */
	String symbol(String name) throws ImportException {
		Member member = members.get(name);
		if (member == null)
			throw opening.wrong("missing", name);
		return DrgnSymbol.of(member.line, member.value);
	}
}
