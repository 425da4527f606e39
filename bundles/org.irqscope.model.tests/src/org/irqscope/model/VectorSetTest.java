package org.irqscope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The 256 bits of an IRR, ISR, TMR or PIR. */
class VectorSetTest {
	@Test
	void holdsTheVectorsItWasGivenInAscendingOrder() {
		VectorSet irr = VectorSet.of(236, 33, 255, 0, 33);
		assertArrayEquals(new int[] { 0, 33, 236, 255 }, irr.vectors());
		assertTrue(irr.contains(236));
		assertFalse(irr.contains(34));
	}

	@Test
	void highestVectorHasTheHighestPriority() {
		assertEquals(236, VectorSet.of(33, 236, 52).highest());
		assertEquals(0, VectorSet.of(0).highest());
		assertEquals(-1, VectorSet.EMPTY.highest());
	}

	@Test
	void emptySetHoldsNoVector() {
		assertTrue(VectorSet.EMPTY.isEmpty());
		assertFalse(VectorSet.of(0).isEmpty());
		assertArrayEquals(new int[0], VectorSet.EMPTY.vectors());
	}

	@Test
	void textOfASetIsReadAsTheSameSet() {
		VectorSet isr = VectorSet.of(16, 52, 236);
		assertEquals("16 52 236", isr.toString());
		assertEquals(isr, VectorSet.valueOf(isr.toString()));
		assertEquals(isr, VectorSet.valueOf(" 236\n52\t16 "));
		assertEquals(VectorSet.EMPTY, VectorSet.valueOf("  "));
		assertEquals("", VectorSet.EMPTY.toString());
	}

	@Test
	void setsOfTheSameVectorsAreEqual() {
		assertEquals(VectorSet.of(52, 33), VectorSet.of(33, 52));
		assertEquals(VectorSet.of(52, 33).hashCode(), VectorSet.of(33, 52).hashCode());
		assertNotEquals(VectorSet.of(33), VectorSet.of(52));
		assertNotEquals(VectorSet.EMPTY, VectorSet.of(0));
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 256, 4096 })
	void vectorThatDoesNotExistIsRefused(int vector) {
		assertThrows(IllegalArgumentException.class, () -> VectorSet.of(33, vector));
		assertThrows(IllegalArgumentException.class, () -> VectorSet.valueOf("33 " + vector));
	}

	@Test
	void textThatIsNoVectorIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> VectorSet.valueOf("33 0x34"));
	}
}
