package org.irqscope.text;

import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The texts for people that stand in {@code messages.properties}, and the one place that knows how they are worded.
 * <p>
 * A text is in the user's language where it was translated into it, else in English. Its numbers are written as in the
 * language of the text, not of the user: an English sentence has no Arabic digits in it. They are mostly names (a GSI,
 * a vector, a line), so their digits are not grouped unless the text asks for it with <code>{0,number}</code>. What
 * other programs read, and what looks like the kernel's own (hexadecimal numbers, addresses), is written with
 * {@link Locale#ROOT} and is the same everywhere. For any thread.
 */
public final class Wording {
	private final String name;
	private final ClassLoader loader;
	/** What was found last: looking for it takes longer than most texts are. */
	private volatile Found found = new Found(Locale.ROOT, Optional.empty());

	/** The texts for a user's language, once they have been looked for. */
	private record Found(Locale language, Optional<ResourceBundle> texts) {
	}

	private Wording(String name, ClassLoader loader) {
		this.name = name;
		this.loader = loader;
	}

	/** The texts of the package of a class. */
	public static Wording beside(Class<?> owner) {
		return new Wording(owner.getPackageName() + ".messages", owner.getClassLoader());
	}

	/** The texts of the package above that of a class, which packages of one bundle share. */
	public static Wording above(Class<?> owner) {
		String here = owner.getPackageName();
		return new Wording(here.substring(0, here.lastIndexOf('.')) + ".messages", owner.getClassLoader());
	}

	/** All texts in the user's language. */
	public ResourceBundle texts() {
		Locale language = Locale.getDefault();
		Found last = found;
		if (last.texts().isPresent() && last.language().equals(language))
			return last.texts().get();
		ResourceBundle texts = ResourceBundle.getBundle(name, language, loader);
		found = new Found(language, Optional.of(texts));
		return texts;
	}

	/** A text by its key, with values. */
	public String of(String key, Object... values) {
		ResourceBundle texts = texts();
		String text = texts.getString(key);
		if (isPlain(text))
			return text;
		Locale language = texts.getLocale();
		return (language.equals(Locale.ROOT) ? Substitution.of(text, values) : Optional.<String>empty())
				.orElseGet(() -> formatted(text, language, values));
	}

	private static String formatted(String pattern, Locale language, Object... values) {
		MessageFormat text = new MessageFormat(pattern, language);
		Format[] formats = text.getFormatsByArgumentIndex();
		for (int at = 0; at < Math.min(formats.length, values.length); at++)
			if (formats[at] == null && values[at] instanceof Number)
				text.setFormatByArgumentIndex(at, ungrouped(language));
		return text.format(values);
	}

	/** Tables say the same words in many rows. */
	private static boolean isPlain(String text) {
		return text.indexOf('{') < 0 && text.indexOf('\'') < 0;
	}

	private static NumberFormat ungrouped(Locale language) {
		NumberFormat digits = NumberFormat.getInstance(language);
		digits.setGroupingUsed(false);
		return digits;
	}
}
