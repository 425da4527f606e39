package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.kvm.memory.MemorySlots.Slot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions of KVM_SET_USER_MEMORY_REGION, and what they mean for loads and stores. */
class MemorySlotsTest {
	private static final Slot RAM = new Slot(1, 0, 0x10000, 0x4000, 0x7f0000000000L);
	private final Bench vm = new Bench();
	private MemorySlots slots;

	@BeforeEach
	void machine() {
		vm.vm(1);
		slots = vm.kvm().memorySlots();
		assertEquals(0, slots.set(RAM));
	}

	private int set(int id, int flags, long address, long size, long userAddress) {
		return slots.set(new Slot(id, flags, address, size, userAddress));
	}

	@Test
	void deletingAnAbsentSlotIsInvalid() {
		assertEquals(-Errno.EINVAL, set(2, 0, 0x10000, 0, 0));
	}

	@Test
	void deletingMakesRoom() {
		assertEquals(0, set(1, 0, 0, 0, 0));
		assertEquals(List.of(), slots.slots());
		assertEquals(0, set(2, 0, 0x10000, 0x4000, 0));
	}

	@Test
	void creatingNeedsFreeAddresses() {
		assertEquals(-Errno.EEXIST, set(2, 0, 0x13000, 0x1000, 0));
		assertEquals(-Errno.EEXIST, set(2, 0, 0xf000, 0x10000, 0));
		assertEquals(0, set(2, 0, 0x14000, 0x1000, 0));
		assertEquals(0, set(3, 0, 0xf000, 0x1000, 0));
		assertEquals(3, slots.slots().size());
	}

	@Test
	void noSlotReachesBeyondWhatProcessorsAddress() {
		assertEquals(-Errno.EINVAL, set(2, 0, 1L << 52, 0x1000, 0));
		assertEquals(0, set(2, 0, (1L << 52) - 0x1000, 0x1000, 0));
		assertEquals(-Errno.EINVAL, set(3, 0, 0x20000, 0x1000, 0xffff880000000000L));
		assertEquals(-Errno.EINVAL, set(3, 0, -0x1000, 0x1000, 0));
	}

	@Test
	void aLiveSlotKeepsSizeUserAddressAndReadOnly() {
		assertEquals(-Errno.EINVAL, set(1, 0, 0x10000, 0x5000, RAM.userAddress()));
		assertEquals(-Errno.EINVAL, set(1, 0, 0x10000, 0x4000, RAM.userAddress() + 0x1000));
		assertEquals(-Errno.EINVAL, set(1, MemorySlots.READONLY, 0x10000, 0x4000, RAM.userAddress()));
		assertEquals(List.of(RAM), slots.slots());
	}

	@Test
	void aSlotMovesWhereNothingIs() {
		assertEquals(0, set(2, 0, 0x20000, 0x1000, 0));
		assertEquals(-Errno.EEXIST, set(1, 0, 0x1d000, 0x4000, RAM.userAddress()));
		assertEquals(0, set(1, 0, 0x12000, 0x4000, RAM.userAddress()));
		assertEquals(0x12000, slots.slots().stream().filter(slot -> slot.id() == 1).findFirst().orElseThrow()
				.guestAddress());
	}

	@Test
	void dirtyLoggingChangesAndNothingIsNoError() {
		assertEquals(0, set(1, MemorySlots.LOG_DIRTY_PAGES, 0x10000, 0x4000, RAM.userAddress()));
		assertEquals(MemorySlots.LOG_DIRTY_PAGES, slots.slots().get(0).flags());
		assertEquals(0, set(1, MemorySlots.LOG_DIRTY_PAGES, 0x10000, 0x4000, RAM.userAddress()));
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, 0x20001, 0x1000, 0", "2, 0, 0x20000, 0x1800, 0", "2, 0, 0x20000, 0x1000, 0x10",
			"2, 0, 0xfffffffffffff000, 0x2000, 0", "32764, 0, 0x20000, 0x1000, 0", "-1, 0, 0x20000, 0x1000, 0",
			"0x10002, 0, 0x20000, 0x1000, 0", "2, 8, 0x20000, 0x1000, 0", "2, 0, 0x10000000000, 0x80000000000, 0" })
	void malformedSlotsAreInvalid(String id, int flags, String address, String size, String userAddress) {
		assertEquals(-Errno.EINVAL, set(Integer.decode(id), flags, Long.parseUnsignedLong(address.substring(2), 16),
				Long.decode(size), Long.decode(userAddress)));
	}

	@Test
	void theLastSlotOfUserSpaceIs32763() {
		assertEquals(0, set(32763, 0, 0x20000, 0x1000, 0));
	}

	@Test
	void memoryNeedsNoExit() {
		vm.write(0x10000, 1, 4);
		vm.read(0x13ffc, 4);
		assertEquals(List.of(), vm.userSpace().exits());
		vm.write(0x14000, 1, 4);
		vm.read(0xfffc, 4);
		assertEquals(2, vm.userSpace().exits().size());
	}

	@Test
	void aStoreToReadOnlyMemoryIsMmioAndALoadIsNot() {
		assertEquals(0, set(2, MemorySlots.READONLY, 0x20000, 0x1000, 0));
		vm.read(0x20000, 4);
		assertEquals(0, vm.userSpace().exits().size());
		vm.write(0x20000, 1, 4);
		assertEquals(1, vm.userSpace().exits().size());
	}

	@Test
	void aChangeOfMemoryForgetsWhichPagesAreNone() {
		Eventfd e = vm.eventfd();
		vm.kvm().ioeventfds().ioeventfd(0, 0xd0000000L, 0, e, 0);
		vm.write(0xd0000000L, 1, 4);
		assertEquals(0, slots.set(RAM), "no change");
		assertEquals("kvm_fast_mmio: fast mmio at gpa 0xd0000000", write());
		assertEquals(0, set(2, 0, 0x20000, 0x1000, 0));
		assertEquals("kvm_mmio: mmio write len 4 gpa 0xd0000000 val 0x1", write());
	}

	private String write() {
		return vm.traced(() -> vm.write(0xd0000000L, 1, 4)).get(0);
	}
}
