package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.compare.TraceComparison;
import org.irqscope.core.compare.WalkDifference;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every interrupt of a machine that a text makes goes as that text says; where it does not, since the text ends before
 * or is an odd one, the expectation says {@code differs STIMULUS: what the walk has | what the text has}.
 */
class ComparedCasesTest {
	private static final String REFUSED = "refused ", DIFFERS = "differs ", NOTHING = "nothing";

	static List<Path> cases() throws Exception {
		return CasesTest.cases();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void goesAsItsTextSays(Path expectation) throws Exception {
		List<String> statements = Files.readAllLines(expectation);
		if (statements.stream().anyMatch(one -> one.startsWith(REFUSED)))
			return;
		ImportedText text = TraceImporter.read(Path.of(expectation.toString().replace(".expect", ".txt")),
				Progress.NONE);
		if (!text.events().isEmpty())
			assertEquals(statements.stream().filter(one -> one.startsWith(DIFFERS)).toList(), differences(text));
	}

	private static List<String> differences(ImportedText text) throws Exception {
		VirtualMachine machine = MachineImport.of("machine", List.of(text), OptionalInt.empty());
		List<String> differences = new ArrayList<>();
		for (Stimulus stimulus : machine.getStimuli())
			difference(machine, stimulus, text.events())
					.ifPresent(one -> differences.add(DIFFERS + stimulus.getName() + ": " + text(one)));
		return differences;
	}

	private static Optional<WalkDifference> difference(VirtualMachine machine, Stimulus stimulus,
			List<TraceEvent> events) throws Exception {
		return TraceComparison.of(Session.run(machine, stimulus).walk(), events).difference();
	}

	private static String text(WalkDifference difference) {
		return difference.walk().map(TraceLine::text).orElse(NOTHING) + " | "
				+ difference.trace().map(TraceEvent::text).orElse(NOTHING);
	}
}
