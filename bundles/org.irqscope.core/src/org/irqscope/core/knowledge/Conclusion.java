package org.irqscope.core.knowledge;

import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.Texts;
import org.irqscope.model.Element;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Inference;
import org.irqscope.model.Knowledge;
import org.irqscope.model.VirtualMachine;

/**
 * One thing that an import concluded or assumed, as the machine keeps it. Reads the model only, in the thread that owns
 * it.
 *
 * @param file the name of the file that it rests on
 * @param line the line there; 0 for an assumption, which no line bears out
 * @param about the part of the machine that is as it is for this reason; nothing when it is gone, or not known
 * @param key what was concluded, as a key of this bundle's texts; empty in documents that kept the text itself
 * @param values what stands in the text
 * @param written the text of documents that kept it; else empty
 * @param knowledge how it is known
 * @param features the features of that part that it is about; none when it is about the part as a whole
 * @param assumption under which key an import can be told otherwise; empty when it cannot
 */
public record Conclusion(String file, int line, Optional<EObject> about, String key, List<String> values,
		String written, Knowledge knowledge, List<String> features, String assumption) {
	private static final List<String> KINDS = List.of("inference.", "assumption.", "seen.", "given.");
	private static final String SEEN = "seen.";

	/** Everything that was concluded, assumed or told about a machine, in the order of its files. */
	public static List<Conclusion> of(VirtualMachine machine) {
		return all(machine).stream().filter(one -> !one.key.startsWith(SEEN)).toList();
	}

	/** How everything is known about a machine, also what lines say themselves, in the order of its files. */
	public static List<Conclusion> all(VirtualMachine machine) {
		return machine.getSources().stream()
				.flatMap(source -> source.getInferences().stream().map(one -> of(source, one))).toList();
	}

	/** What was concluded about a part of a machine; about an element also what is about its parts that are none. */
	public static List<Conclusion> about(VirtualMachine machine, EObject part) {
		return of(machine).stream().filter(one -> one.concerns(part)).toList();
	}

	private static Conclusion of(ImportedSource source, Inference inference) {
		return new Conclusion(text(source.getFile()), inference.getLine(), Optional.ofNullable(inference.getAbout()),
				text(inference.getKey()), List.copyOf(inference.getValues()), text(inference.getText()),
				knowledge(inference), List.copyOf(inference.getFeatures()), text(inference.getAssumption()));
	}

	/** Older documents say only by the line whether something was assumed. */
	private static Knowledge knowledge(Inference inference) {
		boolean assumed = inference.getLine() == 0 && inference.getKnowledge() == Knowledge.CONCLUDED;
		return assumed ? Knowledge.ASSUMED : inference.getKnowledge();
	}

	private static String text(String value) {
		return value == null ? "" : value;
	}

	/** True when no line says so, and the import took what is usual. */
	public boolean isAssumed() {
		return knowledge == Knowledge.ASSUMED;
	}

	/** True when it is how a feature of a part is known. */
	public boolean isAbout(EObject part, EStructuralFeature feature) {
		return about.filter(part::equals).isPresent() && features.contains(feature.getName());
	}

	/** The place that it rests on, as file and line. */
	public String source() {
		return line == 0 ? file : file + ":" + line;
	}

	/** The nearest element that it is about; nothing when that is gone, or not known. */
	public Optional<Element> element() {
		return containers().filter(Element.class::isInstance).map(Element.class::cast).findFirst();
	}

	private boolean concerns(EObject part) {
		return about.filter(part::equals).isPresent() || element().filter(part::equals).isPresent();
	}

	private Stream<EObject> containers() {
		return about.stream().flatMap(part -> Stream.iterate(part, one -> one != null, EObject::eContainer));
	}

	/** What was concluded, in one sentence of the reader's language. */
	public String text() {
		if (key.isEmpty())
			return written;
		try {
			if (KINDS.stream().anyMatch(key::startsWith))
				return Texts.of(key, values.toArray());
		} catch (MissingResourceException e) {
			// The document was written by somebody who concludes otherwise.
		}
		return key + ": " + String.join(", ", values);
	}
}
