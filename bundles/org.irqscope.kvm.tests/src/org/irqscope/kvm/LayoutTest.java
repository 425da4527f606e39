package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.irqscope.kvm.structure.KvmEnableCap;
import org.irqscope.kvm.structure.KvmGuestDebug;
import org.irqscope.kvm.structure.KvmIoctl;
import org.irqscope.kvm.structure.KvmIrqLevel;
import org.irqscope.kvm.structure.KvmIrqRouting;
import org.irqscope.kvm.structure.KvmIrqchip;
import org.irqscope.kvm.structure.KvmIrqfd;
import org.irqscope.kvm.structure.KvmLapicState;
import org.irqscope.kvm.structure.KvmMpState;
import org.irqscope.kvm.structure.KvmMsi;
import org.irqscope.kvm.structure.KvmPitConfig;
import org.irqscope.kvm.structure.KvmRegs;
import org.irqscope.kvm.structure.KvmRun;
import org.irqscope.kvm.structure.KvmSignalMask;
import org.irqscope.kvm.structure.KvmSregs;
import org.irqscope.kvm.structure.KvmUserspaceMemoryRegion;
import org.irqscope.kvm.structure.NativeMemory;
import org.junit.jupiter.api.Test;

/** Sizes and offsets are those of the kernel's header on x86-64; each ioctl's number holds the size it copies. */
class LayoutTest {
	private static void assertOffsets(int[] actual, int... expected) {
		assertArrayEquals(expected, actual);
	}

	@Test
	void everyIoctlCopiesAsMuchAsItsStructureHas() {
		assertEquals(KvmIrqchip.SIZE, KvmIoctl.argumentSize(KvmIoctl.GET_IRQCHIP));
		assertEquals(KvmIrqchip.SIZE, KvmIoctl.argumentSize(KvmIoctl.SET_IRQCHIP));
		assertEquals(KvmIrqLevel.SIZE, KvmIoctl.argumentSize(KvmIoctl.IRQ_LINE_STATUS));
		assertEquals(KvmIrqRouting.ENTRIES, KvmIoctl.argumentSize(KvmIoctl.SET_GSI_ROUTING));
		assertEquals(KvmIrqfd.SIZE, KvmIoctl.argumentSize(KvmIoctl.IRQFD));
		assertEquals(KvmMsi.SIZE, KvmIoctl.argumentSize(KvmIoctl.SIGNAL_MSI));
		assertEquals(KvmEnableCap.SIZE, KvmIoctl.argumentSize(KvmIoctl.ENABLE_CAP));
		assertEquals(KvmUserspaceMemoryRegion.SIZE, KvmIoctl.argumentSize(KvmIoctl.SET_USER_MEMORY_REGION));
		assertEquals(KvmRegs.SIZE, KvmIoctl.argumentSize(KvmIoctl.SET_REGS));
		assertEquals(KvmSregs.SIZE, KvmIoctl.argumentSize(KvmIoctl.GET_SREGS));
		assertEquals(KvmSregs.SIZE, KvmIoctl.argumentSize(KvmIoctl.SET_SREGS));
		assertEquals(KvmLapicState.SIZE, KvmIoctl.argumentSize(KvmIoctl.GET_LAPIC));
		assertEquals(KvmLapicState.SIZE, KvmIoctl.argumentSize(KvmIoctl.SET_LAPIC));
		assertEquals(KvmMpState.SIZE, KvmIoctl.argumentSize(KvmIoctl.GET_MP_STATE));
		assertEquals(KvmCpuid2.ENTRIES, KvmIoctl.argumentSize(KvmIoctl.SET_CPUID2));
		assertEquals(KvmPitConfig.SIZE, KvmIoctl.argumentSize(KvmIoctl.CREATE_PIT2));
		assertEquals(KvmGuestDebug.SIZE, KvmIoctl.argumentSize(KvmIoctl.SET_GUEST_DEBUG));
		assertEquals(KvmSignalMask.SIGSET, KvmIoctl.argumentSize(KvmIoctl.SET_SIGNAL_MASK));
	}

	@Test
	void sizesAreTheKernels() {
		assertOffsets(new int[] { KvmIrqchip.SIZE, KvmLapicState.SIZE, KvmIrqRouting.ENTRY_SIZE, KvmIrqfd.SIZE,
				KvmMsi.SIZE, KvmEnableCap.SIZE, KvmRegs.SIZE, KvmSregs.SIZE, KvmRun.SIZE, KvmCpuid2.ENTRY_SIZE,
				KvmUserspaceMemoryRegion.SIZE, KvmIrqLevel.SIZE, KvmMpState.SIZE, KvmSignalMask.SIZE, KvmPitConfig.SIZE,
				KvmGuestDebug.SIZE }, 520, 1024, 48,
				32, 32, 104, 144, 312, 2352, 40, 32, 8, 4, 12, 64, 72);
	}

	@Test
	void chipsFollowTheirNumber() {
		assertOffsets(new int[] { KvmIrqchip.CHIP_ID, KvmIrqchip.CHIP, KvmIrqchip.BASE_ADDRESS, KvmIrqchip.IOREGSEL,
				KvmIrqchip.ID, KvmIrqchip.IRR, KvmIrqchip.REDIRTBL, KvmIrqchip.PIC_SIZE }, 0, 8, 0, 8, 12, 16, 24, 16);
		KpicState pic = new KpicState(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xf8, 0xde);
		KvmIrqchip chip = new KvmIrqchip().select(1).set(pic);
		assertEquals(1, chip.memory.getInt(0));
		assertArrayEquals(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (byte) 0xf8, (byte) 0xde },
				chip.memory.getBytes(8, 16));
		assertEquals(pic, chip.pic());
	}

	@Test
	void theIoapicHasAnEntryOf64BitsForEachPin() {
		long[] entries = new long[24];
		entries[23] = 0xff00000000018031L;
		IoapicState state = new IoapicState(0xfec00000L, 0x11, 2, 0x800000, entries);
		KvmIrqchip chip = new KvmIrqchip().select(2).set(state);
		assertEquals(0xfec00000L, chip.memory.getLong(8));
		assertEquals(0x11, chip.memory.getInt(16));
		assertEquals(2, chip.memory.getInt(20));
		assertEquals(0x800000, chip.memory.getInt(24));
		assertEquals(0xff00000000018031L, chip.memory.getLong(8 + 24 + 8 * 23));
		assertEquals(0xff00000000018031L, chip.ioapic().entry(23));
		assertEquals(0x800000, chip.ioapic().irr());
	}

	@Test
	void theLapicHasARegisterEvery16Bytes() {
		LapicState state = new LapicState(new int[64]).with(Lapic.SPIV, 0x1ff).with(Lapic.IRR, 0xff, true);
		KvmLapicState lapic = new KvmLapicState().set(state);
		assertEquals(0x1ff, lapic.memory.getInt(0xf0));
		assertEquals(1 << 31, lapic.memory.getInt(0x270));
		assertEquals(state, lapic.state());
	}

	@Test
	void aRoutingEntryEndsInAUnion() {
		KvmIrqRouting routing = new KvmIrqRouting(List.of(new RoutingEntry.Irqchip(4, 2, 5),
				new RoutingEntry.Msi(24, 0x12300fee01000L, 0x4051), new RoutingEntry.HvSint(25, 1, 2),
				new RoutingEntry.XenEvtchn(26, 3, 4, 5)));
		assertEquals(4, routing.memory.getInt(0));
		assertEntry(routing, 0, 4, 1, 2, 5, 0);
		assertEntry(routing, 1, 24, 2, 0xfee01000, 0x12300, 0x4051);
		assertEntry(routing, 2, 25, 4, 1, 2, 0);
		assertEntry(routing, 3, 26, 5, 3, 4, 5);
	}

	private static void assertEntry(KvmIrqRouting routing, int at, int gsi, int type, int... union) {
		int entry = 8 + 48 * at;
		assertOffsets(
				new int[] { routing.memory.getInt(entry), routing.memory.getInt(entry + 4),
						routing.memory.getInt(entry + 8), routing.memory.getInt(entry + 16),
						routing.memory.getInt(entry + 20), routing.memory.getInt(entry + 24) },
				gsi, type, 0, union[0], union[1], union[2]);
	}

	@Test
	void anMsiHasItsAddressInTwoHalves() {
		KvmMsi msi = new KvmMsi().set(0x100_fee02000L, 0x41);
		assertOffsets(new int[] { KvmMsi.ADDRESS_LO, KvmMsi.ADDRESS_HI, KvmMsi.DATA, KvmMsi.FLAGS, KvmMsi.DEVID }, 0, 4,
				8, 12, 16);
		assertEquals(0xfee02000, msi.memory.getInt(0));
		assertEquals(0x100, msi.memory.getInt(4));
		assertEquals(0x41, msi.memory.getInt(8));
	}

	@Test
	void smallStructuresHaveTheirFieldsInOrder() {
		assertOffsets(new int[] { KvmIrqfd.FD, KvmIrqfd.GSI, KvmIrqfd.FLAGS, KvmIrqfd.RESAMPLEFD }, 0, 4, 8, 12);
		assertOffsets(new int[] { KvmIrqLevel.IRQ, KvmIrqLevel.STATUS, KvmIrqLevel.LEVEL }, 0, 0, 4);
		assertOffsets(new int[] { KvmEnableCap.CAP, KvmEnableCap.FLAGS, KvmEnableCap.ARGS }, 0, 4, 8);
		assertOffsets(new int[] { KvmUserspaceMemoryRegion.SLOT, KvmUserspaceMemoryRegion.FLAGS,
				KvmUserspaceMemoryRegion.GUEST_PHYS_ADDR, KvmUserspaceMemoryRegion.MEMORY_SIZE,
				KvmUserspaceMemoryRegion.USERSPACE_ADDR }, 0, 4, 8, 16, 24);
		assertOffsets(new int[] { KvmSignalMask.LEN, KvmSignalMask.SIGSET }, 0, 4);
		assertOffsets(new int[] { KvmCpuid2.NENT, KvmCpuid2.ENTRIES, KvmCpuid2.FUNCTION, KvmCpuid2.EAX, KvmCpuid2.EBX,
				KvmCpuid2.ECX }, 0, 8, 0, 12, 16, 20);
	}

	@Test
	void registersLieWhereTheProcessorsStateHasThem() {
		assertOffsets(new int[] { KvmRegs.RAX, KvmRegs.RBX, KvmRegs.RCX, KvmRegs.RDX, KvmRegs.RSP, KvmRegs.RIP,
				KvmRegs.RFLAGS }, 0, 8, 16, 24, 48, 128, 136);
		assertOffsets(new int[] { KvmSregs.CS, KvmSregs.DS, KvmSregs.ES, KvmSregs.SS, KvmSregs.TR, KvmSregs.GDT,
				KvmSregs.IDT, KvmSregs.CR0, KvmSregs.CR8, KvmSregs.EFER, KvmSregs.APIC_BASE,
				KvmSregs.INTERRUPT_BITMAP }, 0, 24, 48, 120, 144, 192, 208, 224, 256, 264, 272, 280);
		assertOffsets(new int[] { KvmSregs.BASE, KvmSregs.LIMIT, KvmSregs.SELECTOR, KvmSregs.G }, 0, 8, 12, 20);
	}

	@Test
	void theSharedPageTellsWhyTheGuestWasLeft() {
		assertOffsets(new int[] { KvmRun.EXIT_REASON, KvmRun.IO_DIRECTION, KvmRun.IO_SIZE,
				KvmRun.IO_PORT, KvmRun.IO_COUNT, KvmRun.IO_DATA_OFFSET, KvmRun.MMIO_DATA, KvmRun.MMIO_IS_WRITE,
				KvmRun.EOI_VECTOR, KvmRun.DIRTY_REGS, KvmRun.REGS }, 8, 32, 33, 34, 36, 40, 40, 52, 32, 296, 304);
		KvmRun run = new KvmRun(NativeMemory.allocate(4096 + 8));
		run.memory.putByte(KvmRun.IO_SIZE, 4);
		run.memory.putShort(KvmRun.IO_PORT, 0x99);
		run.memory.putLong(KvmRun.IO_DATA_OFFSET, 4096);
		run.memory.putInt(4096, 0xfee00000);
		assertEquals(0x99, run.port());
		assertEquals(0xfee00000, run.ioData());
	}
}
