package org.irqscope.emulator.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The entries of two sorts of interrupt remapping tables, bit by bit. */
class IrteTest {
	@Test
	void remappedEntryOfVtd() {
		VtdIrte irte = new VtdIrte(0x000001000030000dL, 0x00000000000400ffL);
		assertTrue(irte.isPresent() && irte.isLogical() && irte.isRedirected());
		assertFalse(irte.isPosted() || irte.isUrgent());
		assertEquals(0x30, irte.vector());
		assertEquals(0x100, irte.destination());
		assertEquals(0x00ff, irte.requester(), "00:1f.7");
		assertEquals(irte, VtdIrte.remapped(0x30, 0x100, true, 0x00ff));
	}

	@Test
	void postedEntryOfVtd() {
		VtdIrte irte = new VtdIrte(0x8a4b3c4000518001L, 0x0000000100043b00L);
		assertTrue(irte.isPresent() && irte.isPosted());
		assertFalse(irte.isUrgent());
		assertEquals(0x51, irte.vector());
		assertEquals(0x18a4b3c40L, irte.descriptor());
		assertEquals(0x3b00, irte.requester(), "3b:00.0");
		assertEquals(irte, VtdIrte.posted(0x51, 0x18a4b3c40L, 0x3b00));
	}

	@Test
	void fieldsOfVtdDoNotTouchEachOther() {
		for (int vector = 0; vector < 256; vector++) {
			assertEquals(vector, VtdIrte.remapped(vector, -1, true, 0xffff).vector());
			assertEquals(vector, VtdIrte.posted(vector, -64, 0xffff).vector());
		}
		assertEquals(-1, VtdIrte.remapped(0xff, -1, true, 0).destination());
		assertEquals(-64, VtdIrte.posted(0xff, -64, 0xffff).descriptor());
		assertEquals(0, VtdIrte.remapped(0xff, -1, true, 0).deliveryMode());
	}

	@Test
	void entryOfAmdForTheHost() {
		GaIrte irte = GaIrte.remapped(0x41, 0x12345678, 1);
		assertEquals(0x34567805L, irte.low());
		assertEquals(0x1200000000000041L, irte.high());
		assertEquals(0x12345678, irte.destination());
		assertTrue(irte.isValid());
		assertFalse(irte.isGuest() || irte.isRunning() || irte.isLogged());
		assertEquals(1, irte.type());
	}

	@Test
	void entryOfAmdForAGuest() {
		GaIrte irte = GaIrte.guest(0x51, 0x123456000L, 0x01000002, true, 3);
		assertEquals(0x01000002000003c5L, irte.low());
		assertEquals(0x123456051L, irte.high());
		assertTrue(irte.isGuest() && irte.isRunning() && irte.isLogged());
		assertEquals(0x51, irte.vector());
		assertEquals(0x123456000L, irte.page());
		assertEquals(0x01000002, irte.tag());
		assertEquals(3, irte.destination());
		assertFalse(GaIrte.guest(0x51, 0x123456000L, 1, false, 3).isRunning());
	}
}
