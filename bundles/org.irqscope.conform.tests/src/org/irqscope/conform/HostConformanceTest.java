package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.conform.ConformanceResult.DifferingScript;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The emulator answers random operations as the kernel of this host does, tracepoints included where they are seen. */
class HostConformanceTest {
	private static final long OPS = 21_000, SEED = 1;

	@BeforeAll
	static void kvm() {
		assumeTrue(HostKvm.check().isEmpty(),
				() -> HostKvm.check().stream().map(Obstacle::text).collect(Collectors.joining("; ")));
		assumeFalse(HostParameters.read().apicv(), "APIC virtualization is on");
	}

	@Test
	void theEmulatorAgreesWithTheKernel() {
		try (HostBackend host = HostBackend.open()) {
			Conformance conformance = new Conformance(EmulatedX86Vm.backend(HostParameters.read()), host);
			ConformanceResult result = conformance.run(ConformancePlan.ofAllKinds(SEED, OPS),
					new NullProgressMonitor());
			assertEquals("", result.first().map(script -> describe(script, conformance)).orElse(""));
			assertEquals(OPS, result.opsRun());
			assertEquals(OPS, result.opsEqual());
			assertEquals(host.tracingObstacles().isEmpty(), result.eventsCompared() > 0);
		}
	}

	private static String describe(DifferingScript script, Conformance conformance) {
		AnswerDifference difference = script.difference();
		return String.join("\n", difference.first().json(), difference.second().json(),
				String.join("\n", conformance.shrink(script, new NullProgressMonitor()).orElse(script.lines())));
	}
}
