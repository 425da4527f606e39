package org.irqscope.trace.facts;

/**
 * Where something was read. Immutable, for any thread.
 *
 * @param file the file, as it was named to the importer
 * @param line the number of the line, from 1
 */
public record SourceLine(String file, int line) {
	@Override
	public String toString() {
		return file + ":" + line;
	}
}
