package org.irqscope.core.decision;

import org.irqscope.core.Texts;
import org.irqscope.core.expression.NamedBits;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.RunException;
import org.irqscope.emulator.state.Snapshot;

/**
 * Edits as people write them, by the names of expressions: {@code set ioapic redirtbl[4].mask 1}. Keeps no state, for
 * any thread.
 */
final class NamedEdit {
	/** Words of a line that names the part and the field with a dot between them, and as two words. */
	private static final int DOTTED = 3, SPACED = 4;

	private NamedEdit() {
	}

	/** True for an edit that is to be read in the machine that it is about. */
	static boolean isOne(String text) {
		String[] words = text.split("\\s+");
		return words[0].equals(DecisionText.SET) && (words.length == DOTTED || words.length == SPACED);
	}

	/**
	 * Reads one; the other bits of the field stay as they are.
	 *
	 * @throws RunException that says what is wrong with it
	 */
	static Decision parse(String text, Snapshot state) throws RunException {
		DecisionWords words = new DecisionWords(text);
		String name = words.next();
		if (text.split("\\s+").length == SPACED)
			name += "." + words.next();
		long number = words.number();
		String shown = DecisionWords.shown(name);
		NamedBits bits = NamedBits.of(state, name)
				.orElseThrow(() -> new RunException(Texts.of("decision.no.field", shown)));
		if (!bits.fits(number))
			throw new RunException(Texts.of("edit.no.value", shown, Long.toHexString(number),
					Long.toHexString(bits.mask() >>> bits.shift())));
		return new Decision.Come(new Impulse.OfEdit(bits.field().place(), bits.field().name(),
				bits.with(state, number)));
	}
}
