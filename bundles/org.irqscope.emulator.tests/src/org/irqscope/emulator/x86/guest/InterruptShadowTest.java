package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.x86.VcpuEvents;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After STI, or a load of the stack segment, one instruction is executed before an interrupt is taken. */
class InterruptShadowTest {
	private static final int PIN = 4, VECTOR = 0x31;
	private final Bench bench = new Bench();
	private X86Vcpu vcpu;

	@BeforeEach
	void aGuestThatTakesEdges() {
		bench.fx(1);
		bench.ioa.rte(PIN, VECTOR);
		bench.run(0);
		bench.runAll();
		vcpu = bench.kvm().vcpus().get(0);
	}

	private List<Hop> interrupt(int shadow) {
		vcpu.shadow.set(shadow);
		bench.kvm().journal().start();
		bench.ioctls().irqLine(PIN, 1);
		bench.runAll();
		return bench.kvm().journal().stop().hops();
	}

	private static int first(List<Hop> hops, X86Site site) {
		return hops.stream().filter(hop -> hop.site() == site).findFirst().orElseThrow().number();
	}

	@Test
	void theInstructionIsExecutedBeforeTheHandlerBegins() {
		for (int shadow : List.of(InterruptShadow.STI, InterruptShadow.MOV_SS)) {
			List<Hop> hops = interrupt(shadow);
			assertTrue(hops.stream().anyMatch(hop -> hop.isBecause(X86Why.INTERRUPT_SHADOW)));
			assertTrue(first(hops, X86Site.GUEST_INSTRUCTION) < first(hops, X86Site.GUEST_VECTOR));
			assertFalse(vcpu.shadow.lasts());
			bench.ioctls().irqLine(PIN, 0);
		}
	}

	@Test
	void withoutAShadowTheInterruptIsTakenAtOnce() {
		assertTrue(interrupt(0).stream().noneMatch(hop -> hop.site() == X86Site.GUEST_INSTRUCTION));
	}

	@Test
	void aNonMaskableInterruptWaitsForTheInstructionToo() {
		vcpu.shadow.set(InterruptShadow.STI);
		vcpu.nmis.inject();
		bench.kvm().journal().start();
		vcpu.kvmVcpuKick();
		bench.runAll();
		List<Hop> hops = bench.kvm().journal().stop().hops();
		assertTrue(first(hops, X86Site.GUEST_INSTRUCTION) < first(hops, X86Site.GUEST_VECTOR));
	}

	@Test
	void userSpaceReadsWhatItHasSet() {
		VcpuEvents events = bench.lap(0).ioctls().getVcpuEvents().withShadow(InterruptShadow.MOV_SS).withNmi(1, true);
		assertEquals(0, bench.lap(0).ioctls().setVcpuEvents(events));
		assertEquals(events, bench.lap(0).ioctls().getVcpuEvents());
	}
}
