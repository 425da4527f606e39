package org.irqscope.model.file;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.irqscope.model.VectorSet;

/** What the text of an attribute must look like. Keeps no state, for any thread. */
final class AttributeText {
	private static final int LONGEST_SHOWN = 40;

	private AttributeText() {
	}

	/** Why a text is no value of an attribute; nothing when it is one. */
	static Optional<String> refusal(EAttribute attribute, String text) {
		if (attribute.getEAttributeType() instanceof EEnum values)
			return literal(values, text);
		Class<?> type = attribute.getEAttributeType().getInstanceClass();
		if (type == int.class)
			return number(text, Integer.SIZE);
		if (type == long.class)
			return number(text, Long.SIZE);
		if (type == boolean.class)
			return text.equals("true") || text.equals("false") ? Optional.empty() : refusal("value.boolean", text);
		return type == VectorSet.class ? vectors(text) : Optional.empty();
	}

	private static Optional<String> literal(EEnum values, String text) {
		if (values.getEEnumLiteralByLiteral(text) != null)
			return Optional.empty();
		return refusal("value.literal", text,
				values.getELiterals().stream().map(EEnumLiteral::getLiteral).collect(Collectors.joining(", ")));
	}

	private static Optional<String> number(String text, int bits) {
		try {
			return new BigInteger(text).bitLength() < bits ? Optional.empty() : refusal("value.bits", text, bits);
		} catch (NumberFormatException e) {
			return refusal("value.number", text);
		}
	}

	private static Optional<String> vectors(String text) {
		try {
			VectorSet.valueOf(text);
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			return refusal("value.vectors", text);
		}
	}

	private static Optional<String> refusal(String key, String text, Object... values) {
		String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "\u2026" : text;
		Object[] all = new Object[values.length + 1];
		all[0] = shown;
		System.arraycopy(values, 0, all, 1, values.length);
		return Optional.of(Texts.of(key, all));
	}
}
