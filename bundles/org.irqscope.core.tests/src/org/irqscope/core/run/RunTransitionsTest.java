package org.irqscope.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which state of a run follows which. */
class RunTransitionsTest {
	private static List<RunState> following(RunState state) {
		return Arrays.stream(RunState.values()).filter(next -> RunTransitions.allowed(state, next)).toList();
	}

	@Test
	void aRunThatWasCreatedLoadsItsMachineOrIsGivenUp() {
		assertEquals(List.of(RunState.RUNNING, RunState.TERMINATED), following(RunState.CREATED));
	}

	@ParameterizedTest
	@EnumSource(names = { "RUNNING", "STEPPING", "REWINDING" })
	void aRunThatIsBusyComesToAStopOrToItsEnd(RunState busy) {
		assertEquals(List.of(RunState.SUSPENDED, RunState.TERMINATED), following(busy));
	}

	@Test
	void aRunAtAStopTakesEveryRequest() {
		assertEquals(List.of(RunState.RUNNING, RunState.STEPPING, RunState.REWINDING, RunState.TERMINATED),
				following(RunState.SUSPENDED));
	}

	@Test
	void nothingFollowsTheEnd() {
		assertEquals(List.of(), following(RunState.TERMINATED));
	}

	@ParameterizedTest
	@CsvSource({ "CREATED, STEPPING", "RUNNING, STEPPING", "TERMINATED, RUNNING", "SUSPENDED, CREATED" })
	void whatMayNotFollowIsAnErrorOfTheProgram(RunState from, RunState to) {
		assertFalse(RunTransitions.allowed(from, to));
		assertThrows(IllegalStateException.class, () -> RunTransitions.checked(from, to));
	}
}
