package org.irqscope.debug.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.MemoryByte;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform's Memory view shows of a machine, and what becomes of bytes that are written there. */
class MemoryTest {
	private static final long TASKPRI = 0x80, SPIV = 0xf0, IRR = 0x200;
	private Debugged debugged;

	@BeforeEach
	void begin() throws Exception {
		debugged = new Debugged(Debugged.machine());
		debugged.ask(new Request.Then(debugged.device()));
		debugged.ask(Move.STEP_INTO);
	}

	@AfterEach
	void close() {
		debugged.close();
	}

	private IMemoryBlockExtension memory(String expression) throws DebugException {
		return debugged.target().getExtendedMemoryBlock(expression, debugged.frame());
	}

	private static MemoryByte at(IMemoryBlockExtension memory, long offset) throws DebugException {
		return memory.getBytesFromOffset(BigInteger.valueOf(offset), 1)[0];
	}

	private static int value(IMemoryBlockExtension memory, long offset) throws DebugException {
		return at(memory, offset).getValue() & 0xff;
	}

	@Test
	void thePageOfALocalApicIsShownWhereTheWalkStands() throws Exception {
		IMemoryBlockExtension page = memory("lapic[0]");
		assertEquals(BigInteger.valueOf(0xfee00000L), page.getBigBaseAddress());
		assertEquals(BigInteger.valueOf(4096), page.getBigLength());
		assertEquals(8, page.getAddressSize());
		assertEquals(0xff, value(page, SPIV));
		Stop stop = debugged.target().stop().orElseThrow();
		while (stop.changes().stream().noneMatch(change -> change.name().startsWith("IRR[")))
			stop = debugged.ask(Move.STEP_INTO);
		int word = stop.changes().stream().filter(change -> change.name().startsWith("IRR["))
				.mapToInt(change -> change.name().charAt(4) - '0').findFirst().orElseThrow();
		MemoryByte[] bytes = page.getBytesFromOffset(BigInteger.valueOf(IRR + word * 16), 4);
		assertTrue(List.of(bytes).stream().anyMatch(one -> one.getValue() != 0 && one.isChanged()));
	}

	@Test
	void aWordThatIsWrittenIsOneEdit() throws Exception {
		IMemoryBlockExtension page = memory("lapic[0]");
		assertTrue(page.supportsValueModification());
		page.setValue(BigInteger.valueOf(TASKPRI), new byte[] { 0x40, 0, 0, 0 });
		debugged.settle();
		assertEquals(0x40, value(page, TASKPRI));
		assertTrue(at(page, TASKPRI).isChanged());
		assertEquals(2, debugged.target().stop().orElseThrow().impulses().size());
		assertEquals(List.of(), debugged.refusals());
	}

	@Test
	void thePostedInterruptDescriptorIsReadOnly() throws Exception {
		IMemoryBlockExtension descriptor = memory("pid[0]");
		assertEquals(BigInteger.valueOf(64), descriptor.getBigLength());
		assertFalse(descriptor.supportsValueModification());
		assertTrue(at(descriptor, 0).isReadable() && !at(descriptor, 0).isWritable());
		assertFalse(at(descriptor, 34).isReadable());
		assertThrows(DebugException.class, () -> descriptor.setValue(0, new byte[] { 1 }));
	}

	@Test
	void theGuestFindsItsLocalApicAtItsAddressAndNothingIsKnownOfTheRest() throws Exception {
		IMemoryBlockExtension guest = memory("0xfee00000");
		assertEquals(0xff, value(guest, SPIV));
		assertFalse(at(guest, -1).isReadable());
		assertTrue(at(memory("0xfec00000"), 0).isReadable());
		assertEquals(guest.getBigBaseAddress(), memory("lapic[0].apic_base & 0xfffff000").getBigBaseAddress());
		guest.setValue(BigInteger.valueOf(TASKPRI), new byte[] { 0x20 });
		debugged.settle();
		assertEquals(0x20, value(guest, TASKPRI));
	}

	@Test
	void whatIsNoMemoryIsRefusedWithItsReason() {
		assertEquals("The machine has no vCPU 7",
				assertThrows(DebugException.class, () -> memory("lapic[7]")).getStatus().getMessage());
		String message = assertThrows(DebugException.class, () -> memory("lapic[0].nothing")).getStatus().getMessage();
		assertTrue(message.startsWith("column 1: "), message);
	}
}
