package org.irqscope.core.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.Caption;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;

/**
 * What a speaker says of hops in place of their explanation, as a document has it. Immutable, for any thread; where it
 * comes from, and what changes it, belongs to the thread of the document.
 */
public final class Captions {
	private final Map<List<Object>, String> texts = new HashMap<>();

	private Captions() {
	}

	/** Those of a document as it is now. */
	public static Captions of(VirtualMachine document) {
		Captions captions = new Captions();
		for (Caption one : document.getCaptions())
			captions.texts.put(List.of(String.valueOf(one.getWalk()), one.getStep(), String.valueOf(one.getFunction())),
					String.valueOf(one.getText()));
		return captions;
	}

	/**
	 * What is said of a hop; nothing where only its explanation is there, or another function has come to its place.
	 *
	 * @param walk what was done to the machine, as its walk is called
	 */
	public Optional<String> at(String walk, Hop hop) {
		return Optional.ofNullable(texts.get(key(walk, hop)));
	}

	private static List<Object> key(String walk, Hop hop) {
		return List.of(walk, hop.number() + 1, hop.site().functionName());
	}

	/** Says something of a hop, or nothing any more. */
	public static void set(VirtualMachine document, String walk, Hop hop, String text) {
		document.getCaptions().removeIf(one -> walk.equals(one.getWalk()) && one.getStep() == hop.number() + 1);
		if (text.isBlank())
			return;
		Caption caption = ModelFactory.eINSTANCE.createCaption();
		caption.setWalk(walk);
		caption.setStep(hop.number() + 1);
		caption.setFunction(hop.site().functionName());
		caption.setText(text.strip());
		document.getCaptions().add(caption);
	}
}
