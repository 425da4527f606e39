package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moving in a walk moves the machine: every field of the emulator and of the document is that of the position. */
class WalkRestoresStateTest {
	@TempDir
	Path folder;

	/** A machine with its walk. */
	private record Walked(X86Kvm kvm, Session session) {
		static Walked of(VirtualMachine machine) throws MachineStateException {
			LoadedMachine loaded = new LoadedMachine(machine);
			loaded.kvm().journal().start();
			MachineDriver driver = new MachineDriver(loaded.kvm(), loaded.stimulation(),
					loaded.kvm().journal().stop(), List.of());
			Session session = new Session(machine, "test", new RunControl(() -> driver, RunControl.HOP_LIMIT));
			session.ask(new Request.Then(Impulses.all(machine, machine.getStimuli().get(0))));
			session.ask(Request.Move.TO_END);
			session.ask(Request.Move.TO_START);
			return new Walked(loaded.kvm(), session);
		}

		/** Every field of the emulator, and the document. */
		String state() {
			List<String> lines = new ArrayList<>();
			for (Struct struct : kvm.journal().state().structs())
				for (Field field : struct.fields())
					lines.add(field.toString());
			lines.add(new String(MachineFiles.bytes(session.view()), StandardCharsets.UTF_8));
			return String.join("\n", lines);
		}
	}

	private VirtualMachine machine(Examples example) throws Exception {
		return new Texted(folder).with(example).machine();
	}

	@ParameterizedTest
	@EnumSource
	void steppingToTheEndAndBackToTheStartRestoresEveryField(Examples example) throws Exception {
		Walked walked = Walked.of(machine(example));
		String before = walked.state();
		int size = walked.session.walk().size();
		Set<String> between = new HashSet<>();
		for (int position = 1; position <= size; position++) {
			walked.session.goTo(position);
			between.add(walked.state());
		}
		String after = walked.state();
		assertTrue(between.size() > 10, "on its way the interrupt changes the machine");
		for (int position = size - 1; position >= 0; position--)
			walked.session.goTo(position);
		assertEquals(before, walked.state());
		walked.session.goTo(size);
		assertEquals(after, walked.state());
	}

	@ParameterizedTest
	@EnumSource
	void anyPositionIsTheSameAsAFreshWalkForwardToIt(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		Walked jumping = Walked.of(machine);
		Walked walking = Walked.of(machine);
		List<String> forward = new ArrayList<>();
		for (int position = 0; position <= walking.session.walk().size(); position++) {
			walking.session.goTo(position);
			forward.add(walking.state());
		}
		Random random = new Random(33);
		for (int jump = 0; jump < 300; jump++) {
			int position = random.nextInt(forward.size());
			jumping.session.goTo(position);
			assertEquals(position, jumping.session.position());
			assertEquals(forward.get(position), jumping.state(), "position " + position);
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyHopThatChangesSomethingChangesTheState(Examples example) throws Exception {
		Walked walked = Walked.of(machine(example));
		int changing = 0;
		for (int hop = 0; hop < walked.session.walk().size(); hop++) {
			walked.session.goTo(hop);
			String before = walked.state();
			walked.session.goTo(hop + 1);
			boolean changes = !walked.session.walk().hop(hop).changes().isEmpty();
			if (changes)
				assertNotEquals(before, walked.state(), "hop " + hop);
			changing += changes ? 1 : 0;
		}
		assertTrue(changing > 10);
	}

	@ParameterizedTest
	@EnumSource
	void documentNeverChanges(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		VirtualMachine copy = EcoreUtil.copy(machine);
		Session session = Session.run(machine, machine.getStimuli().get(0));
		session.goTo(session.walk().size());
		assertTrue(EcoreUtil.equals(copy, machine));
	}

	@ParameterizedTest
	@EnumSource
	void viewAtTheStartIsTheDocument(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		Session session = Session.run(machine, machine.getStimuli().get(0));
		assertTrue(EcoreUtil.equals(machine, session.view()), "loading a document and reading it back changes nothing");
		session.goTo(session.walk().size());
		session.goTo(0);
		assertTrue(EcoreUtil.equals(machine, session.view()));
	}

	@Test
	void positionsBeyondTheEndsAreTheEnds() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		Session session = Session.run(machine, machine.getStimuli().get(0));
		session.goTo(-5);
		assertEquals(0, session.position());
		session.goTo(1_000_000);
		assertEquals(session.walk().size(), session.position());
	}

	@Test
	void vector52IsHandledInTheGuestWithoutIoapicAnd33WithIt() throws Exception {
		for (Examples example : Examples.values()) {
			VirtualMachine machine = machine(example);
			Session session = Session.run(machine, machine.getStimuli().get(0));
			List<Integer> handled = new ArrayList<>();
			for (int position = 0; position <= session.walk().size(); position++) {
				session.goTo(position);
				handled.add(session.view().getVcpus().get(0).getHandledVector());
			}
			assertEquals(List.of(-1, example == Examples.NOAPIC ? 52 : 33), handled.stream().distinct().toList());
		}
	}
}
