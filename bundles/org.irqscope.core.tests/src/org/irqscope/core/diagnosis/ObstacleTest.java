package org.irqscope.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.fate.DeliveryObstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever keeps an interrupt from its handler is named, and what is said to clear it does. */
class ObstacleTest {
	/** What follows from no obstacle of the machine. */
	private static final Set<DeliveryObstacle> WITHOUT_MACHINE = EnumSet.of(DeliveryObstacle.NOTHING_RAISED);

	static List<BlockedMachine> machines() {
		return BlockedMachines.all();
	}

	@ParameterizedTest
	@MethodSource("machines")
	void theFirstObstacleIsNamed(BlockedMachine blocked) throws Exception {
		Diagnosis why = blocked.why();
		assertEquals(Optional.of(blocked.obstacle()), why.obstacle(), why::text);
		assertFalse(why.delivered());
		assertEquals(1, why.chain().stream().filter(station -> station.state() == Station.State.STOPPED).count(),
				why::text);
		assertFalse(why.text().contains("{"), why::text);
	}

	@ParameterizedTest
	@MethodSource("machines")
	void afterTheRemedyTheInterruptIsDelivered(BlockedMachine blocked) throws Exception {
		Diagnosis why = blocked.why();
		assertFalse(why.remedies().isEmpty(), why::text);
		Diagnosis cured = blocked.cured(why.remedies());
		assertTrue(cured.delivered(), () -> why.text() + "\nand then\n" + cured.text());
	}

	@Test
	void everyObstacleHasAMachine() {
		Set<DeliveryObstacle> missing = EnumSet.complementOf(EnumSet.copyOf(WITHOUT_MACHINE));
		BlockedMachines.all().forEach(blocked -> missing.remove(blocked.obstacle()));
		assertEquals(Set.of(), missing);
	}
}
