package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.x86.Quirks;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Vmm;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Port accesses of one value and of many: section 1.7 of the kernel's interrupt paths. */
class PortIoTest {
	private static final int PIC = 0x20, PIC_DATA = 0x21, NOBODY = 0x500;

	private final Bench vm = new Bench();
	private GuestCpu guest;

	@BeforeEach
	void machine() {
		vm.vm(1);
		guest = vm.kvm().vcpus().get(0).guest();
	}

	private List<String> pio(Runnable action) {
		return vm.traced(action).stream().filter(line -> line.startsWith("kvm_pio")).toList();
	}

	@Test
	void aStringIsWrittenValueByValue() {
		guest.out(PIC, 0x11, 1);
		List<String> lines = pio(() -> guest.outs(PIC_DATA, 1, 0x30, 0x04, 0x01));
		assertEquals(0x30, vm.kvm().pic().master().irqBase.get());
		assertEquals(List.of("kvm_pio: pio_write at 0x21 size 1 count 1 val 0x30 ",
				"kvm_pio: pio_write at 0x21 size 1 count 1 val 0x4 ",
				"kvm_pio: pio_write at 0x21 size 1 count 1 val 0x1 "), lines);
	}

	@Test
	void aStringIsReadAheadAndTracedOnceWithItsFirstValue() {
		guest.out(PIC, 0x0c, 1);
		List<String> lines = pio(() -> assertArrayEquals(new long[] { 7, 0, 0 }, guest.ins(PIC, 1, 0x4000, 3)));
		assertEquals(List.of("kvm_pio: pio_read at 0x20 size 1 count 3 val 0x7 (...)"), lines);
	}

	/** Each refill is one exit: six bytes to the end of the page, then the rest; 1024 bytes at most. */
	@Test
	void aRefillEndsWithThePageAndWithTheBuffer() {
		assertEquals(List.of("kvm_pio: pio_read at 0x500 size 1 count 6 val 0xff (...)",
				"kvm_pio: pio_read at 0x500 size 1 count 14 val 0xff (...)"),
				pio(() -> guest.ins(NOBODY, 1, 0x4ffa, 20)));
		List<String> lines = new ArrayList<>(
				Collections.nCopies(7, "kvm_pio: pio_read at 0x500 size 4 count 256 val 0xffffffff (...)"));
		lines.add("kvm_pio: pio_read at 0x500 size 4 count 208 val 0xffffffff (...)");
		assertEquals(lines, pio(() -> guest.ins(NOBODY, 4, 0x5000, 2000)));
	}

	@Test
	void aDeviceThatGoesAwayDuringAStringLeavesZeros() {
		IoBus bus = vm.kvm().bus(IoBus.Kind.KVM_PIO_BUS);
		IoDevice once = new IoDevice() {
			@Override
			public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
				data.set(0x5a);
				bus.unregisterDev(this);
				return true;
			}
		};
		bus.registerDev(NOBODY, 1, once);
		assertArrayEquals(new long[] { 0x5a, 0, 0 }, guest.ins(NOBODY, 1, 0x4000, 3));
		assertEquals(List.of(), vm.userSpace().exits());
	}

	@Test
	void aShortInputKeepsTheRestOfTheRegisterAndALongOneDoesNot() {
		assertEquals(0x11223300L, guest.in(PIC_DATA, 1, 0x11223344L));
		assertEquals(0x1122ffffL, guest.in(NOBODY, 2, 0x11223344L));
		assertEquals(0xffffffffL, guest.in(NOBODY, 4, 0x1122334455667788L));
	}

	@Test
	void theControlPortOfThePitLeavesTheRegisterAsItIs() {
		new PitIoctls(vm.kvm()).createPit2(0);
		assertEquals(0x11223344L, guest.in(0x43, 1, 0x11223344L));
	}

	/** What user space sees of RIP at the exit of an OUT: the instruction, but for the port with a quirk. */
	private long ripAtExit(int port) {
		X86Vcpu vcpu = vm.kvm().vcpus().get(0);
		long[] seen = new long[1];
		long before = vcpu.rip();
		vm.kvm().setVmm(new X86Vmm() {
			@Override
			public void write(IoBus.Kind bus, long address, int length, long value) {
				seen[0] = vcpu.rip();
			}
		});
		guest.out(port, 0, 1);
		assertEquals(before + 1, vcpu.rip(), "it is completed once");
		return seen[0] - before;
	}

	@Test
	void userSpaceSeesOnlyOneOutputAsCompleted() {
		assertEquals(0, ripAtExit(0x80));
		assertEquals(1, ripAtExit(0x7e));
		assertEquals(0, vm.ioctls().disableQuirks(Quirks.OUT_7E_INC_RIP));
		assertEquals(0, ripAtExit(0x7e));
		assertEquals(-Errno.EINVAL, vm.ioctls().disableQuirks(1 << 20));
	}

	@Test
	void withoutItsQuirkTheBootProcessorIsResetWithLint0Masked() {
		vm.empty();
		vm.ioctls().createIrqchip();
		vm.ioctls().disableQuirks(Quirks.LINT0_REENABLED);
		vm.vcpus(0);
		vm.lap(0).reg(Lapic.LVT0).is(0x10000);
	}
}
