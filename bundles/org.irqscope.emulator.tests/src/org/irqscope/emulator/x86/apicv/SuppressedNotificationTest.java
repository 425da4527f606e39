package org.irqscope.emulator.x86.apicv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vCPU whose thread was preempted is not notified of what devices post: section 8.5 of the kernel's paths. */
class SuppressedNotificationTest {
	private static final int VECTOR = 0x31;
	private static final int[] NOTHING = {};
	private final Bench bench = new Bench(Host.DEFAULT.withApicv(true));
	private X86Vcpu vcpu;

	@BeforeEach
	void aPreemptedVcpu() {
		bench.fx(1);
		bench.run(0);
		bench.runAll();
		vcpu = bench.kvm().vcpus().get(0);
		vcpu.apicv.restore(NOTHING, false, true);
		bench.kvm().journal().start();
	}

	private List<Hop> walk() {
		return bench.kvm().journal().stop().hops();
	}

	@Test
	void whatADevicePostsWaitsInTheDescriptor() {
		vcpu.apicv.postFromDevice(VECTOR);
		bench.runAll();
		assertArrayEquals(new int[] { VECTOR }, vcpu.apicv.posted());
		assertFalse(vcpu.apicv.outstanding());
		assertTrue(walk().stream().anyMatch(hop -> hop.isBecause(X86Why.POSTED_SUPPRESSED)));
	}

	@Test
	void whenTheThreadRunsAgainTheVectorIsTaken() {
		vcpu.apicv.postFromDevice(VECTOR);
		vcpu.run.queue();
		bench.runAll();
		assertArrayEquals(NOTHING, vcpu.apicv.posted());
		assertFalse(vcpu.apicv.suppressed());
		List<Hop> hops = walk();
		assertTrue(hops.stream().anyMatch(hop -> hop.site() == X86Site.VMX_VCPU_PI_LOAD));
		assertEquals(1, hops.stream().filter(hop -> hop.site() == X86Site.GUEST_VECTOR && !hop.continued()).count());
	}

	@Test
	void whatSoftwarePostsWakesTheVcpuNevertheless() {
		vcpu.apicv.deliverPosted(0, false, VECTOR);
		bench.runAll();
		assertEquals(1, walk().stream().filter(hop -> hop.site() == X86Site.GUEST_VECTOR && !hop.continued()).count());
	}
}
