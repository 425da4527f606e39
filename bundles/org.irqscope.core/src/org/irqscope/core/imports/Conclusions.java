package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.model.Inference;
import org.irqscope.model.ModelFactory;
import org.irqscope.trace.facts.SourceLine;

/** What an import concludes and does not read: each with the line that it rests on. */
final class Conclusions {
	private final Map<String, List<Inference>> byFile = new LinkedHashMap<>();
	private final String firstFile;

	/** @param firstFile the file that carries what rests on no line */
	Conclusions(String firstFile) {
		this.firstFile = firstFile;
	}

	void add(SourceLine where, String key, Object... values) {
		Inference inference = ModelFactory.eINSTANCE.createInference();
		inference.setLine(where.line());
		inference.setText(Texts.of(key, values));
		byFile.computeIfAbsent(where.file(), file -> new ArrayList<>()).add(inference);
	}

	/** Nothing that was read says so. */
	void assume(String key, Object... values) {
		add(new SourceLine(firstFile, 0), key, values);
	}

	/** What rests on a file, for its source; the next time nothing. */
	List<Inference> take(String file) {
		return Optional.ofNullable(byFile.remove(file)).orElse(List.of());
	}
}
