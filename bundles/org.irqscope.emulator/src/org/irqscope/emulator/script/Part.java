package org.irqscope.emulator.script;

import java.util.function.Supplier;

/**
 * A part of a machine as it was read after an operation. Most parts are as they were, which their states tell before
 * anybody writes them down. Used by the thread that runs the script.
 *
 * @param name what results call it
 * @param state equal to that of an earlier reading where the part is written in the same way
 * @param json how it is written
 */
public record Part(String name, Object state, Supplier<String> json) {
	/** A part that is read as it is written. */
	public static Part written(String name, String json) {
		return new Part(name, json, () -> json);
	}
}
