package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
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

	/**
	 * Keeps a conclusion.
	 *
	 * @param where the line that it rests on
	 * @param about the part of the machine that is as it is for this reason
	 * @param key its text
	 * @param values what stands in the text
	 */
	void add(SourceLine where, EObject about, String key, Object... values) {
		Inference inference = ModelFactory.eINSTANCE.createInference();
		inference.setLine(where.line());
		inference.setKey(key);
		for (Object value : values)
			inference.getValues().add(DocumentText.of(value.toString()));
		inference.setAbout(about);
		byFile.computeIfAbsent(where.file(), file -> new ArrayList<>()).add(inference);
	}

	/** Nothing that was read says so. */
	void assume(EObject about, String key, Object... values) {
		add(new SourceLine(firstFile, 0), about, key, values);
	}

	/** What rests on a file, for its source; the next time nothing. */
	List<Inference> take(String file) {
		return Optional.ofNullable(byFile.remove(file)).orElse(List.of());
	}
}
