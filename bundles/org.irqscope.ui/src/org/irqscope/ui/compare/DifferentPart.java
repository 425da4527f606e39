package org.irqscope.ui.compare;

/**
 * The part of a text in which it differs from another: what is between their common beginning and their common end,
 * whole words of it. Immutable, for any thread.
 */
record DifferentPart(int start, int end) {
	static DifferentPart of(String text, String other) {
		int most = Math.min(text.length(), other.length());
		int start = 0;
		while (start < most && text.charAt(start) == other.charAt(start))
			start++;
		int same = 0;
		while (same < most - start && text.charAt(text.length() - 1 - same) == other.charAt(other.length() - 1 - same))
			same++;
		int end = text.length() - same;
		while (start > 0 && isWord(text, start - 1) && (isWord(text, start) || isWord(other, start)))
			start--;
		while (same > 0 && end < text.length() && isWord(text, end) && (end > start || isWord(text, end - 1)))
			end++;
		return new DifferentPart(start, Math.max(start, end));
	}

	private static boolean isWord(String text, int at) {
		return 0 <= at && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
	}
}
