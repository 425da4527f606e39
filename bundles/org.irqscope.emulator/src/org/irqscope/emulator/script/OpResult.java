package org.irqscope.emulator.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one operation did.
 *
 * @param result the operation's number
 * @param exits what user space was told
 * @param events the tracepoints; nothing for operations that only collect, or where they cannot be seen
 * @param parts the parts of the machine that changed since they were last printed, by name, as JSON
 */
public record OpResult(Op op, long result, List<Exit> exits, Optional<List<String>> events,
		Map<String, String> parts) {

	/**
	 * An exit to user space that tells of something.
	 *
	 * @param name of what
	 */
	public record Exit(String name, long value) {
	}

	/** The result as one line of JSON, with the fields in their fixed order. */
	public String json() {
		StringBuilder json = new StringBuilder("{\"op\":\"").append(op.text()).append('"');
		exits.forEach(exit -> json.append(",\"").append(exit.name()).append("\":").append(exit.value()));
		json.append(",\"result\":").append(result);
		events.ifPresent(list -> json.append(",\"events\":[")
				.append(String.join(",", list.stream().map(event -> "\"" + event + "\"").toList())).append(']'));
		parts.forEach((name, part) -> json.append(",\"").append(name).append("\":").append(part));
		return json.append('}').toString();
	}

	/** The same result without tracepoints, for a comparison with a machine that shows none. */
	public OpResult withoutEvents() {
		return new OpResult(op, result, exits, Optional.empty(), parts);
	}
}
