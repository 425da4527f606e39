package org.irqscope.core.imports.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.model.Inference;
import org.irqscope.model.Knowledge;
import org.irqscope.model.ModelFactory;
import org.irqscope.trace.facts.SourceLine;

/** How it is known what an import puts into a machine: seen, concluded or assumed, each with its line. */
public final class Conclusions {
	private final Map<String, List<Inference>> byFile = new LinkedHashMap<>();
	private final String firstFile;

	/** @param firstFile the file that carries what rests on no line */
	public Conclusions(String firstFile) {
		this.firstFile = firstFile;
	}

	/**
	 * Keeps a conclusion.
	 *
	 * @param where the line that it rests on
	 * @param about the part of the machine that is as it is for this reason
	 * @param key its text
	 * @param values what stands in the text
	 * @return what was kept, to say which features it is about
	 */
	public Inference add(SourceLine where, EObject about, String key, Object... values) {
		Inference inference = ModelFactory.eINSTANCE.createInference();
		inference.setLine(where.line());
		inference.setKey(key);
		for (Object value : values)
			inference.getValues().add(DocumentText.of(value.toString()));
		inference.setAbout(about);
		byFile.computeIfAbsent(where.file(), file -> new ArrayList<>()).add(inference);
		return inference;
	}

	/**
	 * A line says so itself.
	 *
	 * @param subject what the part is called
	 * @param features those that the line tells
	 */
	public void seen(SourceLine where, EObject about, String subject, EStructuralFeature... features) {
		String names = Arrays.stream(features).map(EStructuralFeature::getName).collect(Collectors.joining(", "));
		Inference inference = add(where, about, "seen.values", subject, names);
		inference.setKnowledge(Knowledge.SEEN);
		about(inference, features);
	}

	/** Nothing that was read says so. */
	public Inference assume(EObject about, String key, Object... values) {
		Inference inference = add(new SourceLine(firstFile, 0), about, key, values);
		inference.setKnowledge(Knowledge.ASSUMED);
		return inference;
	}

	/** Nothing that was read says so, and the import may be told: it was, or what is usual is taken. */
	public Inference assume(Assumptions.Value<?> value, EObject about, String key, Object... values) {
		Inference inference = value.given() ? add(new SourceLine(firstFile, 0), about, "given.value", value.key(),
				value.value()) : assume(about, key, values);
		inference.setAssumption(value.key());
		if (value.given())
			inference.setKnowledge(Knowledge.GIVEN);
		return inference;
	}

	/** Says which features of its part a conclusion is about. */
	public static void about(Inference inference, EStructuralFeature... features) {
		for (EStructuralFeature feature : features)
			inference.getFeatures().add(feature.getName());
	}

	/** What rests on a file, for its source; the next time nothing. */
	public List<Inference> take(String file) {
		return Optional.ofNullable(byFile.remove(file)).orElse(List.of());
	}
}
