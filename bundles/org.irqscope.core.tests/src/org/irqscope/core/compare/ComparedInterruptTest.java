package org.irqscope.core.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.imports.Texted;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.trace.recorded.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which interrupt of a trace a walk is compared with, and what belongs to it. */
class ComparedInterruptTest {
	private static final Path NOAPIC = Path.of("samples", "perf-script-real-noapic-linux6.18.txt");
	private static final Path APIC = Path.of("samples", "perf-script-real-apic-linux6.18.txt");
	private static final String DEVICE = "kworker/0:1", GUEST = "vcpu", VMM = "qemu";
	private static final String RISE = "kvm_set_irq: gsi 4 level 1 source 0",
			FALL = "kvm_set_irq: gsi 4 level 0 source 0",
			PIN = "kvm_ioapic_set_irq: pin 4 dst 0 vec 0 (Fixed|physical|edge|masked)",
			INPUT = "kvm_pic_set_irq: chip 0 pin 4 (edge)", MASKED = "kvm_pic_set_irq: chip 0 pin 4 (edge|masked)",
			COALESCED = "kvm_pic_set_irq: chip 0 pin 4 (edge) (coalesced)",
			ACK = "kvm_ack_irq: irqchip PIC master pin 4";
	private static final String PULSE = Texted.trace(DEVICE, RISE, PIN, INPUT, FALL, PIN, INPUT);
	private static final String PULSE_WHILE_MASKED = Texted.trace(DEVICE, RISE, PIN, MASKED, FALL, PIN, MASKED);
	private static final String ACKNOWLEDGE = Texted.trace(GUEST, ACK);
	private static final int WALKED = 7;
	@TempDir
	Path folder;

	private Walk walk(String trace) throws Exception {
		return ComparedWalks.of(new Texted(folder).with("machine.txt", trace).machine());
	}

	private List<TraceEvent> events(String trace) throws Exception {
		return ComparedWalks.events(Files.writeString(folder.resolve("trace.txt"), trace));
	}

	/** One interrupt of the serial port through the PIC, walked, beside a trace. */
	private TraceComparison compared(String trace) throws Exception {
		return TraceComparison.of(walk(PULSE + ACKNOWLEDGE), events(trace));
	}

	private static List<Integer> lines(List<TraceEvent> events) {
		return events.stream().map(event -> event.where().line()).toList();
	}

	private static void assertSame(TraceComparison comparison, int equalEvents, Integer... passedOver) {
		assertEquals(Optional.empty(), comparison.difference());
		assertEquals(equalEvents, comparison.equalEvents());
		assertEquals(List.of(passedOver), lines(comparison.passedOver()));
	}

	@Test
	void secondPulseBeforeTheAcknowledgeIsTheNextInterrupt() throws Exception {
		TraceComparison comparison = TraceComparison.of(walk(Files.readString(NOAPIC)), ComparedWalks.events(NOAPIC));
		assertSame(comparison, WALKED);
		assertEquals(List.of(1, 2, 3, 4, 5, 6, 14), lines(comparison.equalInTrace()));
		assertEquals(8, comparison.overtaking().orElseThrow().where().line());
	}

	@Test
	void interruptThatIsOverBeforeTheNextBeginsIsNotOvertaken() throws Exception {
		TraceComparison comparison = TraceComparison.of(walk(Files.readString(APIC)), ComparedWalks.events(APIC));
		assertSame(comparison, 8);
		assertEquals(Optional.empty(), comparison.overtaking());
	}

	@Test
	void guestMayEndTheInterruptBeforeTheLineFalls() throws Exception {
		List<TraceEvent> trace = new ArrayList<>(ComparedWalks.events(APIC));
		trace.add(4, trace.remove(7));
		assertEquals(List.of("kvm_eoi", "kvm_set_irq"), List.of(trace.get(4).name(), trace.get(5).name()));
		assertSame(TraceComparison.of(walk(Files.readString(APIC)), trace), 8);
	}

	@Test
	void guestThatAcknowledgesTwiceDiffers() throws Exception {
		WalkDifference difference = compared(PULSE + ACKNOWLEDGE + ACKNOWLEDGE + PULSE + ACKNOWLEDGE).difference()
				.orElseThrow();
		assertEquals(WALKED, difference.index());
		assertEquals(8, difference.trace().orElseThrow().where().line());
	}

	@Test
	void nextPulseThatFindsNothingPendingShowsThatTheVectorWasInjectedBefore() throws Exception {
		String injection = Texted.trace(GUEST, "kvm_inj_virq: IRQ 0x34");
		Walk walk = walk(PULSE + injection);
		assertSame(TraceComparison.of(walk, events(PULSE + injection + PULSE + injection)), WALKED);
		WalkDifference difference = TraceComparison.of(walk, events(PULSE + PULSE + injection + injection)).difference()
				.orElseThrow();
		assertEquals(6, difference.index());
		assertEquals(7, difference.trace().orElseThrow().where().line());
		String coalesced = Texted.trace(DEVICE, RISE, PIN, COALESCED, FALL, PIN, INPUT);
		assertSame(TraceComparison.of(walk, events(PULSE + coalesced + injection)), WALKED);
	}

	@Test
	void guestThatNeverAcknowledgesDiffers() throws Exception {
		WalkDifference difference = compared(PULSE + PULSE + Texted.trace(GUEST, ACK.replace('4', '5'))).difference()
				.orElseThrow();
		assertEquals(6, difference.index());
		assertEquals(Optional.empty(), difference.trace());
	}

	@Test
	void interruptThatTheChipsKeepBackIsPassedOverByAWalkThatComesThrough() throws Exception {
		assertSame(compared(PULSE_WHILE_MASKED + PULSE + ACKNOWLEDGE), WALKED, 1);
	}

	@Test
	void interruptThatFindsItsLineUpIsPassedOver() throws Exception {
		String again = Texted.trace(DEVICE, RISE, PIN, MASKED) + PULSE;
		assertSame(compared(again + PULSE + ACKNOWLEDGE), WALKED, 1, 4);
	}

	@Test
	void interruptThatFindsAnotherPendingIsPassedOver() throws Exception {
		String pending = Texted.trace(DEVICE, RISE, PIN, COALESCED, FALL, PIN, INPUT);
		assertSame(compared(pending + ACKNOWLEDGE + PULSE + ACKNOWLEDGE), WALKED, 1);
	}

	@Test
	void whereNoInterruptFindsTheMachineAsItIsTheFirstDiffersInWhatItFinds() throws Exception {
		TraceComparison comparison = compared(PULSE_WHILE_MASKED + PULSE_WHILE_MASKED + ACKNOWLEDGE);
		WalkDifference difference = comparison.difference().orElseThrow();
		assertEquals(2, difference.index());
		assertEquals(3, difference.trace().orElseThrow().where().line());
		assertEquals(List.of(), comparison.passedOver());
	}

	@Test
	void anInterruptThatFindsTheSameAndGoesAnotherWayIsNotPassedOver() throws Exception {
		String other = Texted.trace(DEVICE, RISE, PIN, INPUT, FALL, PIN, MASKED);
		WalkDifference difference = compared(other + ACKNOWLEDGE + PULSE + ACKNOWLEDGE).difference().orElseThrow();
		assertEquals(5, difference.index());
		assertEquals(6, difference.trace().orElseThrow().where().line());
	}

	@Test
	void lineThatTheVmmLowersLaterIsItsNextDeedAndTheEndOfAPulseIsNot() throws Exception {
		Walk raise = walk(Texted.trace(VMM, RISE, PIN, MASKED));
		String lowered = Texted.trace(VMM, RISE, PIN, MASKED, FALL, PIN, MASKED);
		assertTrue(TraceComparison.of(raise, events(lowered)).same());
		WalkDifference difference = TraceComparison.of(raise, events(PULSE_WHILE_MASKED)).difference().orElseThrow();
		assertEquals(3, difference.index());
		assertEquals(4, difference.trace().orElseThrow().where().line());
	}

	@Test
	void whereCallsWereNotSampledEverythingIsInOneOrder() throws Exception {
		String chips = Texted.trace(DEVICE, PIN, INPUT, PIN, INPUT);
		assertSame(compared(chips + ACKNOWLEDGE + chips + ACKNOWLEDGE), 5);
		assertEquals(2, compared(Texted.trace(DEVICE, PIN, INPUT) + ACKNOWLEDGE + Texted.trace(DEVICE, PIN, INPUT))
				.difference().orElseThrow().index());
	}
}
