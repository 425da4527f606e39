package org.irqscope.core.session.script;

import java.nio.file.Path;
import java.util.List;

/**
 * The op script that a walk was made of. Immutable, for any thread.
 *
 * @param text its lines, which may not have been saved
 */
public record ScriptSource(Path file, List<String> text, ScriptLines lines) {
	public ScriptSource {
		text = List.copyOf(text);
	}
}
