package org.irqscope.core.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.ConformOperation;
import org.irqscope.core.operation.OperationException;
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
	void theEmulatorAgreesWithTheKernel() throws OperationException {
		try (HostBackend host = HostBackend.open()) {
			ConformOperation.Report report = new ConformOperation(ConformancePlan.ofAllKinds(SEED, OPS), host)
					.run(new NullProgressMonitor());
			assertTrue(report.result().first().isEmpty(), () -> describe(report));
			assertEquals(OPS, report.result().opsRun());
			assertEquals(OPS, report.result().opsEqual());
			assertEquals(host.tracingObstacles().isEmpty(), report.result().eventsCompared() > 0);
		}
	}

	private static String describe(ConformOperation.Report report) {
		Difference difference = report.result().first().orElseThrow().difference();
		return String.join("\n", difference.first().json(), difference.second().json(),
				String.join("\n", report.minimal().orElse(report.result().first().get().lines())));
	}
}
