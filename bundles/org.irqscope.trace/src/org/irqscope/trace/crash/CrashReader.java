package org.irqscope.trace.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ChipFact;
import org.irqscope.trace.facts.IoapicFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.TextFormat;

/**
 * What crash prints for {@code struct kvm_ioapic} and {@code struct kvm_pic}, and gdb for {@code print *ioapic}: a
 * struct from its first to its last brace. Structs that hold no chip are not understood.
 */
public final class CrashReader implements LineReader {
	private static final Pattern OPENING = Pattern.compile("(?:struct (\\w+)|\\$\\d+ =) \\{.*");
	private static final Pattern PROMPT = Pattern.compile("(?:crash(?:_\\w+)?|\\(gdb\\))>? .*|crash> *");
	private static final int MOST = 8192, CHIPS = 2;

	private final List<Line> open = new ArrayList<>();
	private int depth;

	/** Lines are counted when it is known what the struct is. */
	@Override
	public Optional<TextFormat> format() {
		return Optional.empty();
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		if (open.isEmpty() && PROMPT.matcher(text).matches()) {
			findings.ignore(Ignored.PROMPT);
			return true;
		}
		Matcher opening = OPENING.matcher(text);
		if (open.isEmpty() && !opening.matches())
			return false;
		if (!open.isEmpty() && (opening.matches() || open.size() == MOST))
			end(findings);
		open.add(line);
		text.chars().forEach(c -> depth += c == '{' ? 1 : c == '}' ? -1 : 0);
		if (depth <= 0)
			close(findings);
		return true;
	}

	private void close(Findings findings) {
		String text = Line.joined(open);
		Optional<CrashStruct> struct = new CrashStruct.Parser(text.substring(text.indexOf('{'))).read();
		SourceLine where = open.get(0).where();
		boolean chip = struct.isPresent()
				&& (ioapic(where, struct.get(), findings) | pics(where, struct.get(), findings));
		for (Line line : open)
			if (chip)
				findings.understood(TextFormat.CRASH);
			else
				findings.addUnknown(line);
		open.clear();
		depth = 0;
	}

	private static boolean ioapic(SourceLine where, CrashStruct struct, Findings findings) {
		Optional<CrashStruct> table = struct.member("redirtbl");
		OptionalLong base = number(struct, "base_address");
		if (table.isEmpty() || base.isEmpty())
			return false;
		findings.add(new IoapicFact(where, base.getAsLong()));
		for (int pin = 0; pin < table.get().elements().size(); pin++) {
			OptionalLong bits = number(table.get().elements().get(pin), "bits");
			if (bits.isPresent())
				findings.add(new ChipFact.Pin(where, pin, bits.getAsLong()));
		}
		return true;
	}

	private static boolean pics(SourceLine where, CrashStruct struct, Findings findings) {
		List<CrashStruct> chips = struct.member("pics").map(CrashStruct::elements).orElse(List.of());
		for (int chip = 0; chip < chips.size() && chip < CHIPS; chip++)
			pic(where, chip, chips.get(chip), findings);
		return !chips.isEmpty();
	}

	private static void pic(SourceLine where, int chip, CrashStruct pic, Findings findings) {
		findings.add(new ChipFact.Pic(where, chip, value(pic, "irr"), value(pic, "imr"), value(pic, "isr"),
				value(pic, "irq_base"), value(pic, "elcr")));
	}

	private static int value(CrashStruct struct, String name) {
		return (int) number(struct, name).orElse(0) & 0xff;
	}

	private static OptionalLong number(CrashStruct struct, String name) {
		return struct.member(name).map(CrashStruct::number).orElse(OptionalLong.empty());
	}

	/** What never closed says nothing. */
	@Override
	public void end(Findings findings) {
		open.forEach(findings::addUnknown);
		open.clear();
		depth = 0;
	}
}
