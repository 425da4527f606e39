package org.irqscope.core.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.Element;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;

/** A picture whose assumed values are drawn as such: nobody has seen them. Reads the model only. */
public final class AssumedValues {
	private final VirtualMachine machine;
	private final List<Conclusion> assumed;

	private AssumedValues(VirtualMachine machine) {
		this.machine = machine;
		this.assumed = Conclusion.of(machine).stream().filter(one -> one.isAssumed() && !one.features().isEmpty())
				.toList();
	}

	/** The picture, with a word behind each value that an import has only assumed. */
	public static Diagram of(Diagram diagram, VirtualMachine machine) {
		AssumedValues values = new AssumedValues(machine);
		return values.assumed.isEmpty() ? diagram
				: new Diagram(diagram.nodes().stream().map(values::node).toList(), diagram.links());
	}

	private Node node(Node node) {
		Optional<EObject> element = Places.element(machine, node.id());
		Set<String> features = new HashSet<>();
		for (Conclusion one : assumed)
			if (element.isPresent() && (one.about().equals(element) || one.element().map(EObject.class::cast)
					.equals(element)))
				one.features().forEach(feature -> features.add(plain(feature)));
		if (features.isEmpty())
			return node;
		List<Row> rows = node.rows().stream().map(row -> features.remove(plain(row.id())) ? row(row) : row).toList();
		boolean whole = element.get() instanceof Element one && node.id().equals(one.getId())
				&& !node.caption().isEmpty();
		boolean said = !whole || features.isEmpty() || rows.stream().anyMatch(AssumedValues::says);
		String caption = said ? node.caption() : (node.caption() + " " + Texts.of("node.assumed")).strip();
		return new Node(node.id(), node.role(), node.title(), caption, rows, node.active(), node.bounds(),
				node.signs());
	}

	/** Pins say it themselves. */
	private static boolean says(Row row) {
		String word = Texts.of("node.assumed");
		return row instanceof Row.Field field && field.value().contains(word)
				|| row instanceof Row.Pin pin && pin.shown().contains(word);
	}

	/** Fields of the kernel and features of documents are the same words, written otherwise. */
	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	private static Row row(Row row) {
		String word = " " + Texts.of("node.assumed");
		if (row instanceof Row.Field field && !field.value().isEmpty())
			return new Row.Field(field.id(), field.name(), field.value() + word, field.mark(), field.before(),
					field.room().isEmpty() ? "" : field.room() + word);
		return row;
	}
}
