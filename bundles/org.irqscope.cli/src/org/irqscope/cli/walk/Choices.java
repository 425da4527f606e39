package org.irqscope.cli.walk;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.irqscope.cli.Texts;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;

import picocli.CommandLine.Option;

/** Where in a walk another context could have gone on, by the words with which {@code --do run} chooses it. */
final class Choices {
	@Option(names = "--waiting")
	private boolean asked;

	/** Prints each place where there is a choice. */
	void write(Session session, Writer out) throws OperationException, IOException {
		if (!asked)
			return;
		try {
			for (int position = 0; position <= session.walk().size(); position++)
				write(session.ask(new Request.GoTo(position)), out);
		} catch (MachineStateException e) {
			throw new OperationException("", e.line(), e.getMessage());
		}
	}

	private static void write(Stop stop, Writer out) throws IOException {
		Optional<Waiting> next = stop.next().filter(one -> one.kind() != Waiting.Kind.UNDER_WAY);
		List<Waiting> others = stop.waiting().stream().filter(one -> !next.equals(Optional.of(one))).toList();
		if (next.isPresent() && !others.isEmpty())
			out.write(Texts.of("walk.waiting", stop.position(), next.get().name(),
					others.stream().map(Waiting::name).collect(Collectors.joining(", "))) + System.lineSeparator());
	}
}
