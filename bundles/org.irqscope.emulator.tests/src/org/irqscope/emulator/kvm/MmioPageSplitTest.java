package org.irqscope.emulator.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.x86.X86Vmm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accesses across a page boundary are two: section 1.6 of the kernel's interrupt paths, as observed on Linux 6.18. */
class MmioPageSplitTest {
	private static final long ACROSS = 0xd0000ffeL;
	private final Bench vm = new Bench();
	private final List<String> exits = new ArrayList<>();

	@BeforeEach
	void machine() {
		vm.vm(1);
		vm.kvm().setVmm(new X86Vmm() {
			@Override
			public long read(IoBus.Kind bus, long address, int length) {
				exits.add("read " + Long.toHexString(address) + " len " + length);
				return 0xa1a0 + (address & 0xf);
			}

			@Override
			public void write(IoBus.Kind bus, long address, int length, long value) {
				exits.add("write " + Long.toHexString(address) + " len " + length + " " + Long.toHexString(value));
			}
		});
	}

	private List<String> write(long address) {
		return vm.traced(() -> vm.write(address, 0x11223344, 4));
	}

	@Test
	void aStoreThatNobodyTakesExitsTwice() {
		assertEquals(List.of("kvm_mmio: mmio write len 2 gpa 0xd0000ffe val 0x3344",
				"kvm_mmio: mmio write len 2 gpa 0xd0001000 val 0x1122",
				"kvm_userspace_exit: reason KVM_EXIT_MMIO (6)", "kvm_userspace_exit: reason KVM_EXIT_MMIO (6)"),
				write(ACROSS));
		assertEquals(List.of("write d0000ffe len 2 3344", "write d0001000 len 2 1122"), exits);
	}

	@Test
	void aLoadThatNobodyAnswersExitsTwice() {
		assertEquals(List.of("kvm_mmio: mmio unsatisfied-read len 2 gpa 0xd0000ffe val 0x0",
				"kvm_userspace_exit: reason KVM_EXIT_MMIO (6)", "kvm_userspace_exit: reason KVM_EXIT_MMIO (6)",
				"kvm_mmio: mmio read len 4 gpa 0xd0000ffe val 0xa1a0a1ae"),
				vm.traced(() -> vm.read(ACROSS, 4).is(0xa1a0a1aeL)));
		assertEquals(List.of("read d0000ffe len 2", "read d0001000 len 2"), exits);
	}

	@Test
	void eachPartFindsItsOwnDevice() {
		Eventfd e = vm.eventfd();
		vm.kvm().ioeventfds().ioeventfd(0, ACROSS, 2, e, 0);
		write(ACROSS);
		assertEquals(List.of("write d0001000 len 2 1122"), exits);
		assertEquals(1, e.count());
		vm.kvm().ioeventfds().ioeventfd(0, 0xd0001000L, 2, e, 0);
		exits.clear();
		write(ACROSS);
		assertEquals(List.of(), exits);
		assertEquals(3, e.count());
	}

	@Test
	void memoryTakesItsPart() {
		vm.kvm().memorySlots().set(new MemorySlots.Slot(0, 0, 0, 0x100000, 0));
		assertEquals(List.of("kvm_mmio: mmio write len 2 gpa 0x100000 val 0x1122",
				"kvm_userspace_exit: reason KVM_EXIT_MMIO (6)"), write(0xffffe));
		assertEquals(List.of("write 100000 len 2 1122"), exits);
		exits.clear();
		vm.read(0xffffe, 4);
		assertEquals(List.of("read 100000 len 2"), exits);
	}

	@Test
	void theIoapicAnswersTheSecondPart() {
		assertEquals(List.of("kvm_mmio: mmio read len 2 gpa 0xfec00000 val 0x0",
				"kvm_mmio: mmio unsatisfied-read len 2 gpa 0xfebffffe val 0x0",
				"kvm_userspace_exit: reason KVM_EXIT_MMIO (6)",
				"kvm_mmio: mmio read len 4 gpa 0xfebffffe val 0xa1ae"),
				vm.traced(() -> vm.read(0xfebffffeL, 4).is(0xa1ae)));
	}

	@Test
	void theEndOfTheLocalApicsPageIsTaken() {
		assertEquals(List.of("kvm_mmio: mmio write len 2 gpa 0xfee00ffe val 0x3344",
				"kvm_mmio: mmio write len 2 gpa 0xfee01000 val 0x1122",
				"kvm_userspace_exit: reason KVM_EXIT_MMIO (6)"), write(0xfee00ffeL));
		assertEquals(List.of("write fee01000 len 2 1122"), exits);
	}
}
