package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.script.x86.X86Vm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a guest and its user space do to their interrupt chips, every operation comes back. */
class GuestFuzzTest {
	private static final int OPERATIONS = 2500, VCPUS = 3;
	private static final long TOO_LONG = 10_000_000_000L;
	private static final long LAPIC = 0xfee00000L, IOAPIC = 0xfec00000L;
	private static final int[] PORTS = { 0x20, 0x21, 0xa0, 0xa1, 0x4d0, 0x4d1, 0x40, 0x61, 0x80 };

	@BeforeAll
	static void kvm() {
		HostTests.assumeKvm();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void everyOperationComesBack(long seed) {
		Random random = new Random(seed);
		try (HostBackend backend = HostBackend.withoutTracepoints();
				HostVm vm = backend.create(VCPUS, random.nextInt(4) == 0)) {
			for (int at = 0; at < OPERATIONS; at++) {
				long start = System.nanoTime();
				long result = operate(vm, random);
				assertTrue(System.nanoTime() - start < TOO_LONG, "operation " + at);
				assertTrue(result >= -4095 && result <= 0xffffffffL, "operation " + at + ": " + result);
			}
			assertFreshMachineWorks(backend);
		}
	}

	private static void assertFreshMachineWorks(HostBackend backend) {
		try (HostVm vm = backend.create(1, false)) {
			assertEquals(0, vm.out(0, 0x21, 0x5a));
			assertEquals(0x5a, vm.pic(0).imr());
		}
	}

	private static long operate(X86Vm vm, Random random) {
		int vcpu = random.nextInt(VCPUS);
		int port = PORTS[random.nextInt(PORTS.length)];
		return switch (random.nextInt(12)) {
		case 0 -> vm.out(vcpu, port, random.nextInt(256));
		case 1 -> vm.in(vcpu, port);
		case 2, 3, 4 -> vm.write32(vcpu, address(random), random.nextInt() >>> random.nextInt(32));
		case 5 -> vm.read32(vcpu, address(random));
		case 6 -> vm.wrmsr(vcpu, msr(random), random.nextLong() >>> random.nextInt(64));
		case 7 -> vm.rdmsr(vcpu, msr(random));
		case 8 -> vm.take(vcpu);
		case 9 -> vm.irqLineStatus(random.nextInt(30), random.nextInt(2));
		case 10 -> vm.signalMsi(LAPIC | random.nextInt(1 << 20), random.nextInt(1 << 16));
		default -> routes(vm, random);
		};
	}

	private static long routes(X86Vm vm, Random random) {
		if (random.nextInt(4) != 0)
			return vm.setLapic(random.nextInt(VCPUS), vm.lapic(0).with(random.nextInt(64) << 4, random.nextInt()));
		return vm.setGsiRouting(List.of(new RoutingEntry.Irqchip(random.nextInt(30), 2, random.nextInt(24)),
				new RoutingEntry.Msi(random.nextInt(30), LAPIC | random.nextInt(1 << 20), random.nextInt(1 << 16))));
	}

	private static long address(Random random) {
		return switch (random.nextInt(8)) {
		case 0, 1, 2, 3 -> LAPIC + (random.nextInt(64) << 4);
		case 4 -> LAPIC + 0x300;
		case 5 -> IOAPIC;
		case 6 -> IOAPIC + 0x10;
		default -> 1L << 20 | random.nextInt() & 0xffffffffL;
		};
	}

	private static int msr(Random random) {
		return switch (random.nextInt(8)) {
		case 0 -> 0x1b;
		case 1 -> 0x6e0;
		case 2 -> 0x830;
		default -> 0x800 + random.nextInt(0x100);
		};
	}
}
