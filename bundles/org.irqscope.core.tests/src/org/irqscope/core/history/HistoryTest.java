package org.irqscope.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Lapic;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.paint.Cell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who set a bit, who changed it last and who changes it next. */
class HistoryTest {
	private static final int COM1 = 33, PIN = 4, TIMER = 0xec, DIVIDE_BY_1 = 0b1011, PERIODIC = 1 << 17;
	private static final Subject PENDING = Subject.vector(LapicFields.IRR, 0, COM1);
	@TempDir
	Path folder;
	private VirtualMachine machine;

	@BeforeEach
	void aSerialPortThatInterruptsWithVector33() throws Exception {
		machine = new Texted(folder).with(Examples.APIC).machine();
		machine.getHost().setApicv(false);
	}

	private Session session() throws Exception {
		Session session = Session.run(machine, Session.stimulus(machine, Optional.empty()));
		session.goTo(session.walk().size());
		return session;
	}

	@Test
	void aPendingVectorIsSetOnceAndClearedOnce() throws Exception {
		List<ChangeOfSubject> all = new History(session().walk(), PENDING).all();
		assertEquals(List.of("vmx_deliver_interrupt 0 1", "kvm_apic_ack_interrupt 1 0"), all.stream()
				.map(one -> one.hop().site().functionName() + " " + one.before() + " " + one.after()).toList());
		assertTrue(all.get(0).sets());
	}

	@Test
	void whoChangedItLastAndNextIsSeenFromEveryPosition() throws Exception {
		Session session = session();
		History history = new History(session.walk(), PENDING);
		List<Integer> hops = history.all().stream().map(one -> one.hop().number()).toList();
		for (int position = 0; position <= session.walk().size(); position++) {
			int here = position;
			assertEquals(hops.stream().filter(hop -> hop < here).reduce((first, second) -> second),
					history.before(position).map(one -> one.hop().number()));
			assertEquals(hops.stream().filter(hop -> hop >= here).findFirst(),
					history.after(position).map(one -> one.hop().number()));
		}
	}

	@Test
	void whoSetItIsAskedBeyondWhoClearedIt() throws Exception {
		Session session = session();
		History history = new History(session.walk(), PENDING);
		assertEquals("vmx_deliver_interrupt",
				history.setBefore(session.walk().size()).orElseThrow().hop().site().functionName());
	}

	@Test
	void aCellOfThePictureHasTheSameHistory() throws Exception {
		Session session = session();
		String node = X86Chips.lapic(machine.getVcpus().get(0)).getId();
		Subject subject = Subjects.of(session.view(), node, new Cell("IRR", COM1)).orElseThrow();
		assertEquals(PENDING, subject);
	}

	@Test
	void thePinOfTheIoapicTellsOfItsLineAndItsEntry() throws Exception {
		Session session = session();
		Subject pin = Subjects.of(session.view(), X86Chips.ioapic(machine).getId(), "pin" + PIN).orElseThrow();
		List<ChangeOfSubject> all = new History(session.walk(), pin).all();
		assertEquals("irq_states[4] 0x00000001", all.get(0).changes().get(0).name() + " " + all.get(0).after());
		assertTrue(all.stream().anyMatch(one -> one.changes().get(0).name().equals("irr") && one.after().equals("0")));
	}

	@Test
	void theHandlerOfTheGuestIsCausedByTheDevice() throws Exception {
		Session session = session();
		Stop stop = session.shown().orElseThrow();
		int handler = stop.walk().hops().stream().filter(hop -> hop.site() == X86Site.GUEST_VECTOR).findFirst()
				.orElseThrow().number();
		List<String> causes = Causes.of(stop.walk(), handler).stream().map(Hop::site)
				.map(site -> site.functionName()).toList();
		assertEquals("device_raises", causes.get(0));
		assertTrue(causes.containsAll(List.of("ioapic_service", "__apic_accept_irq", "vcpu_run")), causes::toString);
		assertEquals(stop.impulses().get(0), Causes.arrival(stop, handler).orElseThrow());
	}

	@Test
	void aBitThatNobodyTouchesIsLookedForInManyHops() throws Exception {
		Lapic lapic = X86Chips.lapic(machine.getVcpus().get(0));
		lapic.setLvtt(TIMER | PERIODIC);
		lapic.setTdcr(DIVIDE_BY_1);
		lapic.setTmict(1_000_000);
		lapic.setTmcct(1_000_000);
		try (Session session = Session.of(machine)) {
			session.ask(new Request.Then(Impulses.time(5_000_000_000L)));
			Stop stop = session.ask(Request.Move.TO_END);
			assertTrue(stop.length() > 50_000, () -> stop.length() + " hops");
			History history = new History(stop.walk(), Subject.vector(LapicFields.IRR, 0, TIMER + 1));
			assertTrue(history.before(stop.length()).isEmpty());
			assertEquals(2 * 5000, new History(stop.walk(), Subject.vector(LapicFields.IRR, 0, TIMER)).all().size());
		}
	}
}
