package org.irqscope.trace.paste;

import java.util.regex.Pattern;

import org.irqscope.trace.text.Line;

/** A line that may be the beginning of an event whose head was wrapped. Keeps no state, for any thread. */
public final class Fragment {
	private static final int LONGEST = 72;
	/** Thread, processor and flags; or a thread alone. */
	private static final Pattern BEGIN = Pattern.compile(String.join("|",
			"\\s*\\S.*?\\[\\d{3,4}\\](?:\\s+[\\w.#+!*@$]{1,8})?",
			"\\s*\\S.*?(?:-|\\s)\\d{1,7}(?:/\\d{1,7})?(?:\\s+\\((?:\\s*\\d{1,7}\\)?)?)?"
					+ "(?:\\s+\\d+(?:\\.\\d{1,9})?:?)?",
			"\\s*\\S.*?-\\d{1,7}\\s+\\d{1,4}[\\w.#]{4,6}(?:\\s+\\d+us[!+#*@$]?)?",
			"\\s*\\S.{0,15}"));
	private static final Pattern REST = Pattern.compile("\\s*(?:\\(?\\s*\\d{1,7}\\)\\s+)?"
			+ "(?:\\d{1,7}(?:/\\d{1,7})?\\s+)?(?:\\[\\d{3,4}\\]\\s+)?"
			+ "(?:[\\w.#+!*@$]{1,8}\\s+)?(?:\\d+(?:\\.\\d{1,9}|us[!+#*@$]?)?\\s*)?:(?:\\s.*)?");
	/** What may stand between: the processor, and flags. */
	private static final Pattern MIDDLE = Pattern.compile("\\s*(?:\\(?\\s*\\d{1,7}\\)\\s+)?"
			+ "(?:\\d{1,7}(?:/\\d{1,7})?\\s+)?\\[\\d{3,4}\\](?:\\s+[\\w.#+!*@$]{1,8})?");
	private static final Pattern NAME = Pattern.compile("\\s*(?:kvm:)?kvm_\\w+:");

	private Fragment() {
	}

	/** True for what an event may begin with. */
	public static boolean begins(Line line) {
		return line.text().length() <= LONGEST && BEGIN.matcher(line.text()).matches();
	}

	/** True for what a beginning may go on with, so that both together are still one. */
	public static boolean isMiddle(Line begin, Line line) {
		return MIDDLE.matcher(line.text()).matches() && begins(begin.with(line));
	}

	/** True for what an event may go on with, from a thread's number, a processor, flags, the time or the name on. */
	public static boolean goesOn(Line begin, Line line) {
		return REST.matcher(line.text()).matches()
				|| begin.text().endsWith(":") && NAME.matcher(line.text()).lookingAt();
	}
}
