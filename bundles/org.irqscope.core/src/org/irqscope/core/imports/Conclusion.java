package org.irqscope.core.imports;

import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.model.Element;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Inference;
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
 */
public record Conclusion(String file, int line, Optional<EObject> about, String key, List<String> values,
		String written) {
	private static final String INFERENCE = "inference.", ASSUMPTION = "assumption.";

	/** Everything that was concluded about a machine, in the order of its files. */
	public static List<Conclusion> of(VirtualMachine machine) {
		return machine.getSources().stream()
				.flatMap(source -> source.getInferences().stream().map(one -> of(source, one))).toList();
	}

	/** What was concluded about a part of a machine; about an element also what is about its parts that are none. */
	public static List<Conclusion> about(VirtualMachine machine, EObject part) {
		return of(machine).stream().filter(one -> one.concerns(part)).toList();
	}

	private static Conclusion of(ImportedSource source, Inference inference) {
		return new Conclusion(text(source.getFile()), inference.getLine(), Optional.ofNullable(inference.getAbout()),
				text(inference.getKey()), List.copyOf(inference.getValues()), text(inference.getText()));
	}

	private static String text(String value) {
		return value == null ? "" : value;
	}

	/** True when no line says so, and the import took what is usual. */
	public boolean isAssumed() {
		return line == 0;
	}

	/** The place that it rests on, as file and line. */
	public String source() {
		return isAssumed() ? file : file + ":" + line;
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
			if (key.startsWith(INFERENCE) || key.startsWith(ASSUMPTION))
				return Texts.of(key, values.toArray());
		} catch (MissingResourceException e) {
			// The document was written by somebody who concludes otherwise.
		}
		return key + ": " + String.join(", ", values);
	}
}
