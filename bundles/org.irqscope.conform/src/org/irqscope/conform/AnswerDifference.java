package org.irqscope.conform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;

/**
 * One operation that two backends answered differently.
 *
 * @param field the first field of the answers' lines that is not the same: {@code result}, {@code events} or another
 * @param first the answer of one backend
 * @param second the answer of the other
 */
public record AnswerDifference(Op op, String field, OpResult first, OpResult second) {

	/** The difference of two answers to one operation, when there is one; events count where both have them. */
	static Optional<AnswerDifference> between(OpResult first, OpResult second) {
		boolean events = first.events().isPresent() && second.events().isPresent();
		OpResult one = events ? first : first.withoutEvents();
		OpResult other = events ? second : second.withoutEvents();
		return differing(one, other).stream().findFirst()
				.map(field -> new AnswerDifference(one.op(), field, one, other));
	}

	/** The fields that differ, in the order of the line. */
	private static List<String> differing(OpResult first, OpResult second) {
		List<String> fields = new ArrayList<>();
		if (!first.exits().equals(second.exits()))
			Stream.of(first, second).flatMap(answer -> answer.exits().stream()).map(OpResult.Exit::name).distinct()
					.forEach(fields::add);
		if (first.result() != second.result())
			fields.add("result");
		if (!first.events().equals(second.events()))
			fields.add("events");
		Set<String> parts = new LinkedHashSet<>(first.parts().keySet());
		parts.addAll(second.parts().keySet());
		for (String part : parts)
			if (!Optional.ofNullable(first.parts().get(part)).equals(Optional.ofNullable(second.parts().get(part))))
				fields.add(part);
		return fields;
	}

	/** True when the other is about the same operation's word and the same field. */
	boolean resembles(AnswerDifference other) {
		return op.code() == other.op.code() && field.equals(other.field);
	}
}
