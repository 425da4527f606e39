package org.irqscope.core.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.core.imports.draft.DocumentText;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.GuestInterrupts;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Knowledge;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.UnknownLine;
import org.irqscope.trace.facts.LostEvents;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportedText;


/** Keeps with the machine what it was made of: files, the lines that nobody understood, and what was concluded. */
final class SourceImport {
	private SourceImport() {
	}

	static void run(Draft draft, List<ImportedText> texts) {
		for (LostEvents gap : draft.evidence().lost())
			if (gap.count().isPresent())
				draft.conclusions().add(gap.where(), draft.machine(), "inference.lost.counted",
						gap.count().getAsLong(), gap.cpu());
			else
				draft.conclusions().add(gap.where(), draft.machine(), "inference.lost", gap.cpu());
		for (GuestInterrupts.Growth growth : draft.evidence().interrupts().growths())
			draft.conclusions().add(growth.row().where(), draft.machine(), "inference.interrupt.grew",
					growth.row().label(), growth.times(), growth.since().line(), growth.processors());
		texts.stream().filter(text -> text.ignoredLines() > 0).forEach(text -> passedOver(draft, text));
		for (ImportedText text : texts)
			draft.machine().getSources().add(source(draft, text, name(text, texts)));
	}

	/** What says nothing about a machine is only counted. */
	private static void passedOver(Draft draft, ImportedText text) {
		String reasons = text.ignored().entrySet().stream().map(one -> one.getKey().title() + " " + one.getValue())
				.collect(Collectors.joining(", "));
		draft.conclusions().add(new SourceLine(text.file(), text.lines()), draft.machine(), "seen.passed.over",
				text.ignoredLines(), reasons).setKnowledge(Knowledge.SEEN);
	}

	private static ImportedSource source(Draft draft, ImportedText text, String name) {
		ImportedSource source = ModelFactory.eINSTANCE.createImportedSource();
		source.setFile(name);
		source.setLines(text.lines());
		source.setEvents(text.events().size() + text.calls().size());
		for (org.irqscope.trace.facts.UnknownLine line : text.unknown()) {
			UnknownLine unknown = ModelFactory.eINSTANCE.createUnknownLine();
			unknown.setLine(line.where().line());
			unknown.setText(DocumentText.of(line.text()));
			source.getUnknownLines().add(unknown);
		}
		source.getInferences().addAll(draft.conclusions().take(text.file()));
		return source;
	}

	/** The name without the folder, as long as that tells the files apart. */
	private static String name(ImportedText text, List<ImportedText> texts) {
		String name = fileName(text);
		return texts.stream().filter(other -> fileName(other).equals(name)).count() > 1 ? text.file() : name;
	}

	private static String fileName(ImportedText text) {
		Path name = Path.of(text.file()).getFileName();
		return name == null ? text.file() : name.toString();
	}
}
