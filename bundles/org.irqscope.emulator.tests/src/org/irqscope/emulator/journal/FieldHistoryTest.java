package org.irqscope.emulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pic.PicFields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which hops of a walk change a bit is found without looking at the hops one by one. */
class FieldHistoryTest {
	private static final int PIN = 4, VECTOR = 0x31, WORD = VECTOR / 32;
	private static final FieldBits LINE = FieldBits.bit(IoapicFields.IRR, Place.ONLY, PIN),
			PENDING = FieldBits.bit(LapicFields.IRR.at(WORD), 0, VECTOR % 32),
			OTHER_BIT = FieldBits.bit(LapicFields.IRR.at(WORD), 0, 0),
			INPUT = FieldBits.bit(PicFields.LAST_IRR, 0, PIN),
			ROUTES = FieldBits.all(new Place(KvmFields.IRQ_ROUTING.part(), Place.ONLY), KvmFields.IRQ_ROUTING.name()),
			NOWHERE = FieldBits.bit(LapicFields.IRR.at(WORD), 7, 0);

	private final Bench bench = new Bench();
	private RecordedWalk walk;

	@BeforeEach
	void twoInterruptsAndNewRoutesBetween() {
		bench.fx(1);
		bench.ioa.rte(PIN, VECTOR);
		bench.run(0);
		bench.runAll();
		bench.kvm().journal().start();
		interrupt();
		bench.kvm().routing().setIrqRouting(List.of(new RoutingEntry.Irqchip(PIN, Irqchips.IOAPIC, PIN)));
		interrupt();
		walk = bench.kvm().journal().stop();
	}

	private void interrupt() {
		bench.ioctls().irqLine(PIN, 1);
		bench.ioctls().irqLine(PIN, 0);
		bench.runAll();
	}

	/** The hops that say themselves that they change the bits. */
	private List<Integer> said(FieldBits bits) {
		return walk.hops().stream().filter(hop -> hop.changes().stream().anyMatch(bits::changedBy)).map(Hop::number)
				.toList();
	}

	private List<Integer> found(FieldBits bits) {
		return IntStream.iterate(0, hop -> hop + 1).mapToObj(hop -> walk.changedFrom(bits, hop))
				.takeWhile(OptionalInt::isPresent).map(OptionalInt::getAsInt).distinct().limit(walk.size()).toList();
	}

	@Test
	void aBitThatIsSetAndClearedTwiceIsFoundFourTimes() {
		assertEquals(4, found(LINE).size());
		assertEquals(4, found(PENDING).size());
	}

	@Test
	void theHopsThatAreFoundAreThoseThatSayTheChange() {
		for (FieldBits bits : List.of(LINE, PENDING, INPUT, ROUTES, OTHER_BIT, NOWHERE))
			assertEquals(said(bits), found(bits), bits::toString);
	}

	@Test
	void aBitBesideOnesThatChangeDoesNotChange() {
		assertTrue(said(OTHER_BIT).isEmpty());
		assertTrue(walk.changedBefore(OTHER_BIT, walk.size()).isEmpty());
	}

	@Test
	void theLastChangeIsLookedForBackwardsFromAHop() {
		List<Integer> hops = said(PENDING);
		for (int hop = 0; hop <= walk.size(); hop++) {
			int position = hop;
			Optional<Integer> last = hops.stream().filter(at -> at < position).reduce((first, second) -> second);
			assertEquals(last.map(OptionalInt::of).orElse(OptionalInt.empty()), walk.changedBefore(PENDING, hop));
		}
	}

	@Test
	void aPublishedValueThatIsReplacedIsFound() {
		assertEquals("kvm_set_irq_routing", walk.hop(walk.changedFrom(ROUTES, 0).orElseThrow()).site().functionName());
	}
}
