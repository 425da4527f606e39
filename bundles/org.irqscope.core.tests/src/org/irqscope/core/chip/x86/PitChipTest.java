package org.irqscope.core.chip.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.Removal;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.history.Subjects;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.LoadedMachine;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpitChannelState;
import org.irqscope.model.KpitState;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timer of a machine that has one: document, emulator, picture and edits. */
class PitChipTest {
	private static final int VECTOR = 0x30, PIN = 2, COUNT = 11932;
	private static final long PERIOD = 10_000_160;
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private KpitState pit;

	/** A machine whose timer ticks a hundred times a second, through pin 2 of the IOAPIC. */
	@BeforeEach
	void ticking() throws Exception {
		machine = new Texted(folder).with(Examples.APIC).machine();
		Chips.PIT.of(machine).forEach(EcoreUtil::delete);
		NewElement.PIT.addTo(machine, new Point(0, 0));
		pit = Chips.PIT.of(machine).get(0);
		KpitChannelState counter = pit.getChannels().get(0);
		counter.setMode(2);
		counter.setCount(COUNT);
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(PIN);
		entry.setMask(false);
		entry.setVector(VECTOR);
	}

	private Diagram picture() {
		return MachinePage.PAGE.diagram(machine, Highlights.NONE, Unfolded.NONE);
	}

	@Test
	void theEmulatorHasTheCountersOfTheDocumentAndTheDocumentThoseOfTheEmulator() throws Exception {
		pit.setReinject(false);
		pit.getChannels().get(2).setMode(3);
		LoadedMachine loaded = new LoadedMachine(machine);
		VirtualMachine written = EcoreUtil.copy(machine);
		KpitState other = Chips.PIT.of(written).get(0);
		other.setReinject(true);
		other.getChannels().forEach(channel -> channel.setCount(1));
		Chips.PIT.states(loaded.kvm()).write(written);
		assertTrue(EcoreUtil.equals(pit, other));
	}

	@Test
	void aMachineWithoutOneHasNoneInTheEmulatorNorInThePicture() throws Exception {
		EcoreUtil.delete(pit);
		assertFalse(new LoadedMachine(machine).kvm().hasPit());
		assertTrue(picture().node("pit0").isEmpty());
	}

	@Test
	void itsNodeSaysHowOftenItTicksAndIsJoinedToItsGsi() {
		assertTrue(picture().node("pit0").orElseThrow().rows().get(0).toString().contains("100 Hz"));
		assertTrue(picture().links().stream()
				.anyMatch(link -> link.from().node().equals("pit0") && link.to().node().equals("gsi0")));
		assertTrue(picture().node("vector" + VECTOR).isPresent(), "the vector of its ticks");
	}

	@Test
	void timeThatPassesLetsItTickUpToTheHandlerOfTheGuest() throws Exception {
		try (Session session = Session.of(machine)) {
			session.ask(new Request.Then(Impulses.time(PERIOD)));
			session.ask(Request.Move.TO_END);
			List<String> hops = session.walk().hops().stream().map(hop -> hop.site().functionName()).toList();
			for (String site : List.of("pit_timer_fn", "pit_do_work", "ioapic_set_irq", "guest_vector"))
				assertTrue(hops.contains(site), site + " in " + hops);
		}
	}

	@Test
	void rowsAreEditedAndHaveAHistory() {
		assertEquals(pit.getChannels().get(1), RowSubject.of(machine, "pit0", "channel1").orElseThrow().element());
		assertEquals(List.of("reinject"), RowSubject.of(machine, "pit0", "reinject").orElseThrow().features().stream()
				.map(feature -> feature.getName()).toList());
		assertTrue(Subjects.of(machine, "pit0", "channel0").orElseThrow().bits().stream()
				.anyMatch(bits -> bits.name().equals("channel[0].count")));
	}

	@Test
	void aMachineHasRoomForOneBesideTheOtherChips() {
		assertFalse(NewElement.PIT.hasRoom(machine));
		Removal.of(machine, "pit0").orElseThrow().run();
		assertTrue(Chips.PIT.of(machine).isEmpty());
		assertTrue(NewElement.PIT.hasRoom(machine));
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
		assertFalse(NewElement.PIT.hasRoom(machine));
	}

	@Test
	void oneWithTooFewCountersIsNamed() {
		pit.getChannels().remove(0);
		assertTrue(assertThrows(MachineStateException.class, () -> new LoadedMachine(machine)).getMessage()
				.contains("pit0"));
	}
}
