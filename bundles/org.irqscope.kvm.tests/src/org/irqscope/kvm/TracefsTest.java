package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tracepoints are captured for those who caused them, and tracefs is left as it was found. */
class TracefsTest {
	private static final int ROUNDS = 300, OVERFLOW = 50_000;
	/** How many EOIs the IOAPIC bears while the line is high, and how often and long its rest is waited for. */
	private static final int SUCCESSIVE_EOIS = 10_000, DELAY_TURNS = 100, DELAY_TIME = 20;

	@BeforeEach
	void kvmAndTracefs() {
		HostTests.assumeKvm();
		HostTests.assumeTracefs();
	}

	private static List<String> instancesOf(long pid) throws IOException {
		Path root = Mounts.tracefs(Files.readAllLines(Mounts.FILE)).orElseThrow();
		try (Stream<Path> instances = Files.list(root.resolve("instances"))) {
			return instances.map(instance -> instance.getFileName().toString())
					.filter(name -> name.startsWith("irqscope-" + pid + "-")).toList();
		}
	}

	private static List<String> events(HostVm vm) {
		return vm.events().orElseThrow();
	}

	@Test
	void aLineShowsAtBothChipsInTheKernelsOrder() {
		try (HostBackend backend = HostBackend.open(); HostVm vm = backend.create(1, false)) {
			vm.irqLineStatus(4, 1);
			List<String> events = events(vm);
			assertEquals(3, events.size(), events::toString);
			assertEquals("vmm kvm_set_irq: gsi 4 level 1 source 0", events.get(0));
			assertTrue(events.get(1).startsWith("vmm kvm_ioapic_set_irq: pin 4 "), events::toString);
			assertTrue(events.get(2).startsWith("vmm kvm_pic_set_irq: chip 0 pin 4 "), events::toString);
			assertEquals(List.of(), events(vm));
		}
	}

	@Test
	void aWorkerInjectsForAnEventfdBeforeTheSignalReturns() {
		try (HostBackend backend = HostBackend.open(); HostVm vm = backend.create(1, false)) {
			vm.irqfd(20, false);
			events(vm);
			for (int round = 0; round < ROUNDS; round++) {
				vm.signal(0);
				List<String> events = events(vm);
				assertEquals("kworker kvm_set_irq: gsi 20 level 1 source 0", events.get(0));
				assertEquals("kworker kvm_set_irq: gsi 20 level 0 source 0", events.get(2));
				assertEquals(4, events.size(), events::toString);
			}
		}
	}

	@Test
	void aMachineWhoseEventsOverflowGoesOn() {
		try (HostBackend backend = HostBackend.open(); HostVm vm = backend.create(1, false)) {
			vm.irqfd(20, false);
			for (int round = 0; round < OVERFLOW; round++)
				vm.irqLineStatus(4, round & 1);
			assertTrue(events(vm).size() < 3 * OVERFLOW);
			vm.signal(0);
			assertEquals(4, events(vm).size());
		}
	}

	@Test
	void anEoiStormIsBrakedAndAWorkerGoesOn() throws InterruptedException {
		try (HostBackend backend = HostBackend.open(); HostVm vm = backend.create(1, false)) {
			HostTests.enableLapics(vm);
			vm.setIoapic(vm.ioapic().withEntry(16, 0x8051));
			vm.irqLineStatus(16, 1);
			for (int eoi = 0; eoi < SUCCESSIVE_EOIS; eoi++) {
				vm.setLapic(0, vm.lapic(0).with(Lapic.IRR, 0x51, false).with(Lapic.ISR, 0x51, true));
				events(vm);
				vm.write32(0, 0xfee000b0L, 0);
			}
			List<String> events = new ArrayList<>(events(vm));
			for (int turn = 0; turn < DELAY_TURNS && !events.get(events.size() - 1).startsWith("kworker"); turn++) {
				Thread.sleep(DELAY_TIME);
				events.addAll(events(vm));
			}
			assertTrue(events.contains("vmm kvm_ioapic_delayed_eoi_inj: dst 0 vec 81 (Fixed|physical|level)"));
			assertEquals("kworker kvm_apic_accept_irq: apicid 0 vec 81 (Fixed|level)", events.get(events.size() - 1));
		}
	}

	@Test
	void theEndOfAResampleIrqfdShowsOnTheNextMachine() {
		try (HostBackend backend = HostBackend.open()) {
			HostVm older = backend.create(1, false);
			older.irqfd(19, true);
			older.signal(0);
			events(older);
			older.close();
			try (HostVm vm = backend.create(1, false)) {
				assertEquals("kworker kvm_set_irq: gsi 19 level 0 source 1", events(vm).get(0));
			}
		}
	}

	@Test
	void otherMachinesOfTheHostDoNotShow() throws Exception {
		try (ChildJvm other = new ChildJvm(BusyChild.class);
				HostBackend backend = HostBackend.open();
				HostVm vm = backend.create(1, false)) {
			assertEquals("ready", other.readLine());
			vm.irqfd(20, false);
			events(vm);
			for (int round = 0; round < ROUNDS; round++) {
				vm.signal(0);
				assertEquals(4, events(vm).size(), "signal");
				vm.irqLineStatus(4, round & 1);
				assertEquals(3, events(vm).size(), "line");
			}
		}
	}

	@Test
	void backendsOfSeveralThreadsDoNotMix() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			CompletableFuture<Void> one = CompletableFuture.runAsync(() -> driveGsi(4), threads);
			CompletableFuture<Void> two = CompletableFuture.runAsync(() -> driveGsi(5), threads);
			one.get();
			two.get();
		} finally {
			threads.shutdown();
		}
	}

	private static void driveGsi(int gsi) {
		try (HostBackend backend = HostBackend.open(); HostVm vm = backend.create(1, false)) {
			vm.irqfd(gsi, false);
			events(vm);
			for (int round = 0; round < ROUNDS; round++) {
				vm.irqLineStatus(gsi, round & 1);
				vm.signal(0);
				List<String> events = events(vm);
				assertEquals(9, events.size(), events::toString);
				assertEquals(3, events.stream().filter(event -> event.contains("gsi " + gsi + " ")).count());
			}
		}
	}

	@Test
	void theUsersTracingStaysAsItIsAndNothingIsLeft() throws IOException {
		long pid = ProcessHandle.current().pid();
		Path root = Mounts.tracefs(Files.readAllLines(Mounts.FILE)).orElseThrow();
		List<String> before = settings(root);
		Tracefs tracefs = Tracefs.open();
		assertEquals(1, instancesOf(pid).size());
		assertEquals(before, settings(root));
		tracefs.close();
		tracefs.close();
		assertEquals(List.of(), instancesOf(pid));
		assertEquals(List.of(), tracefs.events());
		assertEquals(before, settings(root));
	}

	private static List<String> settings(Path root) throws IOException {
		return List.of(Files.readString(root.resolve("set_event")), Files.readString(root.resolve("tracing_on")),
				Files.readString(root.resolve("trace_clock")), Files.readString(root.resolve("buffer_size_kb")));
	}

	@Test
	void whatAKilledProcessLeftIsRemovedByTheNext() throws Exception {
		try (ChildJvm child = new ChildJvm(TracingChild.class)) {
			assertEquals("ready", child.readLine());
			TracingLeftovers.remove();
			assertEquals(1, instancesOf(child.pid()).size(), "a living process keeps its own");
			child.kill();
			assertEquals(1, instancesOf(child.pid()).size(), "a killed process cannot remove it");
			TracingLeftovers.remove();
			assertEquals(List.of(), instancesOf(child.pid()));
		}
	}

	@Test
	void aProcessThatEndsRemovesItsOwn() throws Exception {
		try (ChildJvm child = new ChildJvm(TracingChild.class)) {
			assertEquals("ready", child.readLine());
			assertFalse(instancesOf(child.pid()).isEmpty());
			child.endInput();
			assertEquals(0, child.waitFor());
			assertEquals(List.of(), instancesOf(child.pid()));
		}
	}
}
