package org.irqscope.trace.tree;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.TextFormat;

/** A device tree as {@code dtc} prints it: the harts of a machine of RISC-V, its chips, and who drives which line. */
public final class DeviceTreeReader implements LineReader {
	private static final Pattern BEGIN = Pattern.compile("/dts-v1/;|/ ?\\{");
	private static final Pattern NODE = Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_]*): )?([A-Za-z0-9,._+@/-]+) ?\\{");
	private static final Pattern PROPERTY = Pattern.compile("([A-Za-z0-9,._+?#-]+)(?: ?= ?(.*))?;");
	private static final Pattern OTHER = Pattern.compile("/(?:memreserve|plugin|include|bits)/.*|//.*|/\\*.*\\*/");
	private static final String END = "};";
	/** The node that is being read. */
	private Optional<TreeNode> node = Optional.empty();
	/** A property whose value goes on in the next line. */
	private String begun = "";
	private boolean announced;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.DEVICE_TREE);
	}

	/** Names of properties begin with a number sign, as comments do elsewhere. */
	@Override
	public boolean isInside() {
		return node.isPresent();
	}

	@Override
	public boolean take(Line line, Findings findings) {
		String text = line.text().strip();
		if (node.isEmpty() && !announced && !BEGIN.matcher(text).matches())
			return false;
		if (text.isEmpty() || OTHER.matcher(text).matches())
			return true;
		if (text.startsWith("/dts")) {
			announced = true;
			return true;
		}
		return begun.isEmpty() ? takeWhole(line, text, findings) : takeRest(line, text, findings);
	}

	private boolean takeWhole(Line line, String text, Findings findings) {
		if (text.equals(END))
			return close(findings);
		Matcher opened = NODE.matcher(text);
		if (opened.matches()) {
			node = Optional.of(new TreeNode(opened.group(2), Optional.ofNullable(opened.group(1)), line.where(), node));
			return true;
		}
		Matcher property = PROPERTY.matcher(text);
		if (node.isPresent() && property.matches()) {
			node.get().put(property.group(1), TreeValue.of(Optional.ofNullable(property.group(2)).orElse("")));
			return true;
		}
		boolean goesOn = node.isPresent() && text.contains("=") && !text.endsWith(";") && !text.endsWith("}");
		if (goesOn)
			begun = text;
		return goesOn;
	}

	private boolean takeRest(Line line, String text, Findings findings) {
		String whole = begun + " " + text;
		if (!text.endsWith(";")) {
			begun = whole;
			return true;
		}
		begun = "";
		return takeWhole(line, whole, findings);
	}

	private boolean close(Findings findings) {
		Optional<TreeNode> closed = node;
		node = closed.flatMap(one -> one.parent);
		if (closed.isPresent() && node.isEmpty()) {
			announced = false;
			new TreeFacts(closed.get()).facts().forEach(findings::add);
		}
		return closed.isPresent();
	}

	/** A tree that breaks off says what it has said. */
	@Override
	public void end(Findings findings) {
		begun = "";
		while (node.isPresent())
			close(findings);
		announced = false;
	}
}
