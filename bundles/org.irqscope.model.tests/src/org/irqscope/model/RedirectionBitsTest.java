package org.irqscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirection entry in fields and in the 64 bits of its register. */
class RedirectionBitsTest {
	private static RedirectionEntry decoded(long bits) {
		RedirectionEntry entry = ModelFactory.eINSTANCE.createRedirectionEntry();
		RedirectionBits.set(entry, bits);
		return entry;
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 0x10000, -1, 0x0300000000000951L, 0x0100000000008021L, 0xff0000000001c7ffL,
			0x00fffffffffe0000L, Long.MIN_VALUE, 0x8000 })
	void everyBitOfTheRegisterIsInAField(long bits) {
		assertEquals(bits, RedirectionBits.bits(decoded(bits)));
	}

	@Test
	void everySingleBitIsInAFieldOfItsOwn() {
		for (int bit = 0; bit < 64; bit++)
			assertEquals(1L << bit, RedirectionBits.bits(decoded(1L << bit)), "bit " + bit);
	}

	@Test
	void fieldsAreThoseOfTheKernelsUnion() {
		RedirectionEntry entry = decoded(0x0300_0000_0001_f951L);
		assertEquals(0x51, entry.getVector());
		assertEquals(DeliveryMode.LOW_PRIO, entry.getDeliveryMode());
		assertEquals(DestinationMode.LOGICAL, entry.getDestMode());
		assertTrue(entry.isDeliveryStatus());
		assertTrue(entry.isPolarity());
		assertTrue(entry.isRemoteIrr());
		assertEquals(TriggerMode.LEVEL, entry.getTrigMode());
		assertTrue(entry.isMask());
		assertEquals(0, entry.getReserved());
		assertEquals(3, entry.getDestId());
	}

	@Test
	void serialLineOfLinuxIsAnEdgeToTheFirstProcessor() {
		RedirectionEntry entry = ModelFactory.eINSTANCE.createRedirectionEntry();
		entry.setVector(33);
		entry.setMask(false);
		entry.setDestId(1);
		assertEquals(0x0100000000000021L, RedirectionBits.bits(entry));
		assertEquals(0x0100000000000021L, entry.getBits());
	}

	@Test
	void freshEntryIsMasked() {
		assertEquals(0x10000, ModelFactory.eINSTANCE.createRedirectionEntry().getBits());
	}

	@Test
	void destinationAboveHalfIsNotNegative() {
		assertEquals(0xff, decoded(0xff00000000000000L).getDestId());
	}

	@Test
	void reservedBitsCannotDisturbFields() {
		RedirectionEntry entry = ModelFactory.eINSTANCE.createRedirectionEntry();
		entry.setReserved(-1);
		entry.setMask(false);
		RedirectionEntry read = decoded(entry.getBits());
		assertEquals(0, read.getVector());
		assertEquals(0, read.getDestId());
		assertFalse(read.isMask());
		assertEquals(0x00fffffffffe0000L, read.getReserved());
	}
}
