package org.irqscope.trace.text;

import java.util.Optional;

/**
 * Understands the lines of one kind of output. Between two lines it may be in the middle of something that takes
 * several; then it is asked first.
 */
public interface LineReader {
	/** Whose output the reader understands; none for lines that say nothing about a machine. */
	Optional<TextFormat> format();

	/**
	 * Looks at a line.
	 *
	 * @return false when the line is none of the reader's; it then stays in the middle of what it was
	 * @throws ImportException when the line is one of the reader's and broken
	 */
	boolean take(Line line, Findings findings) throws ImportException;

	/** True in the middle of what may have lines that mean nothing elsewhere. */
	default boolean isInside() {
		return false;
	}

	/**
	 * A line that means nothing stands here; nothing goes on behind it that could be the rest of the line before.
	 *
	 * @throws ImportException when something is not complete
	 */
	default void pause(Findings findings) throws ImportException {
		// Most readers read whole lines.
	}

	/**
	 * Another reader took a line, or the file ended: adds what has been complete without saying so.
	 *
	 * @throws ImportException when something is not complete
	 */
	default void end(Findings findings) throws ImportException {
		// Most readers need no second line.
	}
}
