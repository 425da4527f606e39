package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Machines of the host: their operations, the state that is read and loaded, and what closing leaves. */
class HostVmTest {
	private static final int MACHINES = 200;
	private static HostBackend backend;

	@BeforeAll
	static void open() {
		HostTests.assumeKvm();
		backend = HostBackend.withoutTracepoints();
	}

	@AfterAll
	static void close() {
		if (backend != null)
			backend.close();
	}

	@Test
	void anEdgeIsLatchedByThePicAndByAnUnmaskedIoapicPin() {
		try (HostVm vm = backend.create(1, false)) {
			HostTests.enableLapics(vm);
			assertEquals(0, vm.setIoapic(vm.ioapic().withEntry(4, 0x31)));
			assertTrue(vm.irqLineStatus(4, 1) > 0);
			assertEquals(1 << 4, vm.pic(0).irr());
			assertTrue(vm.lapic(0).test(Lapic.IRR, 0x31));
		}
	}

	@Test
	void aMessageReachesAsManyLapicsAsItAddresses() {
		try (HostVm vm = backend.create(2, false)) {
			HostTests.enableLapics(vm);
			assertEquals(1, vm.signalMsi(0xfee01000L, 0x41));
			assertEquals(2, vm.signalMsi(0xfeeff000L, 0x42));
			assertEquals(0, vm.signalMsi(0xfee0e000L, 0x43));
		}
	}

	@Test
	void aRouteToAPinThatNoChipHasIsRefused() {
		try (HostVm vm = backend.create(1, false)) {
			assertEquals(-Errno.EINVAL, vm.setGsiRouting(List.of(new RoutingEntry.Irqchip(1, 2, 24))));
			assertEquals(0, vm.setGsiRouting(List.of(new RoutingEntry.Irqchip(1, 2, 23))));
		}
	}

	@Test
	void anEventfdReachesItsRouteAndAnEoiItsResamplefd() throws InterruptedException {
		try (HostVm vm = backend.create(1, false)) {
			HostTests.enableLapics(vm);
			vm.setIoapic(vm.ioapic().withEntry(17, 0x8051));
			assertEquals(0, vm.irqfd(17, true));
			assertEquals(0, vm.signal(0));
			// Without tracepoints a host under load can be late.
			for (int turn = 0; turn < 100 && !vm.lapic(0).test(Lapic.IRR, 0x51); turn++)
				Thread.sleep(10);
			assertTrue(vm.lapic(0).test(Lapic.IRR, 0x51));
			vm.setLapic(0, vm.lapic(0).with(Lapic.IRR, 0x51, false).with(Lapic.ISR, 0x51, true));
			assertEquals(0, vm.readResample(0));
			assertEquals(0, vm.write32(0, 0xfee000b0L, 0));
			assertEquals(1, vm.readResample(0));
			assertEquals(0, vm.irqfdDeassign(0, 17));
		}
	}

	@Test
	void aResampleIrqfdNeedsTheIoapicInTheKernelAndUsesUpItsNumber() {
		try (HostVm vm = backend.create(1, true)) {
			assertEquals(-Errno.EINVAL, vm.irqfd(30, true));
			assertEquals(1, vm.irqfd(30, false));
		}
	}

	@Test
	void whatIsLoadedIntoThePicsIsReadBack() {
		KpicState state = new KpicState(0x10, 0x10, 0xa5, 0, 3, 0x30, 1, 0, 0, 0, 0, 1, 1, 1, 0x20, 0xf8);
		try (HostVm vm = backend.create(1, false)) {
			assertEquals(0, vm.setPic(0, state));
			assertEquals(state, vm.pic(0));
		}
	}

	@Test
	void whatIsLoadedIntoTheIoapicIsReadBack() {
		try (HostVm vm = backend.create(1, false)) {
			IoapicState state = vm.ioapic().withEntry(0, 0x1_0031L).withEntry(23, 0xff00_0000_0000_8832L).withIrr(0);
			assertEquals(0, vm.setIoapic(state));
			for (int pin = 0; pin < 24; pin++)
				assertEquals(state.entry(pin), vm.ioapic().entry(pin), "pin " + pin);
		}
	}

	@Test
	void whatIsLoadedIntoALapicIsReadBack() {
		try (HostVm vm = backend.create(3, false)) {
			LapicState state = vm.lapic(2).with(Lapic.SPIV, 0x1ff).with(Lapic.TASKPRI, 0x20)
					.with(Lapic.IRR, 0x91, true).with(Lapic.ISR, 0x31, true).with(Lapic.TMR, 0x91, true);
			assertEquals(0, vm.setLapic(2, state));
			assertEquals(state.with(Lapic.PROCPRI, 0), vm.lapic(2).with(Lapic.PROCPRI, 0));
		}
	}

	@Test
	void aMachineHasAsManyVcpusAsAScriptMayAskFor() {
		try (HostVm vm = backend.create(OpScript.MAX_VCPUS, false)) {
			int last = OpScript.MAX_VCPUS - 1;
			assertEquals(OpScript.MAX_VCPUS, vm.vcpus());
			assertEquals((long) last << 24, vm.read32(last, 0xfee00020L));
		}
	}

	@Test
	void aSplitMachineHasNoChipsToRead() {
		try (HostVm vm = backend.create(1, true)) {
			assertThrows(HostKvmException.class, vm::ioapic);
			assertEquals(-Errno.ENXIO, vm.setPic(0, new KpicState(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
		}
	}

	@Test
	void nothingIsDoneOnAClosedMachineAndClosingTwiceDoesNothing() {
		HostVm vm = backend.create(1, false);
		vm.close();
		vm.close();
		assertThrows(IllegalStateException.class, () -> vm.irqLineStatus(4, 1));
		assertThrows(IllegalStateException.class, () -> vm.read32(0, 0xfee00020L));
		assertThrows(IllegalStateException.class, vm::events);
	}

	@Test
	void closedMachinesLeaveNoDescriptorAndNoMapping() throws IOException {
		useOneMachine();
		long descriptors = descriptors();
		long mappings = mappings();
		for (int machine = 0; machine < MACHINES; machine++)
			useOneMachine();
		assertEquals(descriptors, descriptors());
		assertEquals(0, mappings);
		assertEquals(mappings, mappings());
	}

	private static void useOneMachine() {
		try (HostVm vm = backend.create(2, false)) {
			vm.irqfd(5, true);
			vm.irqfd(4, false);
			assertEquals(0, vm.out(1, 0x21, 0xff));
		}
	}

	private static long descriptors() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
			return files.filter(file -> !target(file).contains("/proc/")).count();
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		} catch (IOException e) {
			return "/proc/ (gone)";
		}
	}

	private static long mappings() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
			return lines.filter(line -> line.contains("kvm-vcpu")).count();
		}
	}

	@Test
	void aMachineThatCannotBeMadeLeavesNothing() throws IOException {
		long descriptors = descriptors();
		assertThrows(HostKvmException.class, () -> backend.create(100_000, true).close());
		assertEquals(descriptors, descriptors());
		assertEquals(0, mappings());
	}

	@Test
	void withoutTracepointsThereAreNoEvents() {
		try (HostVm vm = backend.create(1, false)) {
			vm.irqLineStatus(4, 1);
			assertFalse(vm.events().isPresent());
		}
	}
}
