package org.irqscope.kvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.Assumptions;

/** What tests on the real host need; without it they are skipped, and say why. */
final class HostTests {
	/** Less than the watchdog waits: what is over by then has come back by itself. */
	static final Duration UNKICKED = Duration.ofMillis(Watchdog.LIMIT * 9 / 10);
	private static final int SVR_ENABLED = 0x1ff;
	private static final List<Path> APICV = List.of(Path.of("/sys/module/kvm_intel/parameters/enable_apicv"),
			Path.of("/sys/module/kvm_amd/parameters/avic"));

	private HostTests() {
	}

	static void assumeKvm() {
		assumeNone(HostKvm.check());
	}

	static void assumeTracefs() {
		assumeNone(Tracefs.check());
	}

	/** Recordings, and the emulator as it is by default, are of a host without APIC virtualization. */
	static void assumeNoApicv() throws IOException {
		for (Path parameter : APICV)
			Assumptions.assumeFalse(Files.exists(parameter) && Files.readString(parameter).startsWith("Y"),
					() -> "APIC virtualization is on: " + parameter);
	}

	private static void assumeNone(List<Obstacle> obstacles) {
		Assumptions.assumeTrue(obstacles.isEmpty(),
				() -> obstacles.stream().map(Obstacle::text).collect(Collectors.joining("; ")));
	}

	static void enableLapics(X86Vm vm) {
		for (int vcpu = 0; vcpu < vm.vcpus(); vcpu++)
			vm.setLapic(vcpu, vm.lapic(vcpu).with(Lapic.SPIV, SVR_ENABLED));
	}
}
