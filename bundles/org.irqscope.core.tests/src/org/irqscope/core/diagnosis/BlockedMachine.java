package org.irqscope.core.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.VirtualMachine;

/**
 * A machine in which one obstacle keeps an interrupt from its handler.
 *
 * @param impulses what comes to it, the interrupt last
 * @param together true when all of it comes before the machine goes on
 * @param at the hop after which somebody asks; at the end where there is none
 */
record BlockedMachine(String name, DeliveryObstacle obstacle, VirtualMachine machine, List<Impulse> impulses,
		boolean together, Optional<Predicate<Hop>> at) {

	static BlockedMachine of(String name, DeliveryObstacle obstacle, VirtualMachine machine, Impulse... impulses) {
		return new BlockedMachine(name, obstacle, machine, List.of(impulses), false, Optional.empty());
	}

	BlockedMachine at(Predicate<Hop> hop) {
		return new BlockedMachine(name, obstacle, machine, impulses, together, Optional.of(hop));
	}

	BlockedMachine allAtOnce() {
		return new BlockedMachine(name, obstacle, machine, impulses, true, at);
	}

	/** All that comes has come, and the run stands where somebody asks. */
	private Stop run(Session session, List<Impulse> coming) throws Exception {
		for (Impulse impulse : coming)
			session.ask(together && impulse != coming.get(0) ? new Request.Act(impulse)
					: new Request.Then(impulse));
		return session.ask(Request.Move.TO_END);
	}

	Diagnosis why() throws Exception {
		try (Session session = Session.of(machine)) {
			return Diagnosis.of(asked(session), Question.LAST);
		}
	}

	private Stop asked(Session session) throws Exception {
		Stop end = run(session, impulses);
		if (at.isEmpty())
			return end;
		int hop = end.walk().hops().stream().filter(at.get()).findFirst().orElseThrow().number();
		return session.ask(new Request.GoTo(hop + 1));
	}

	/** The machine goes on with what the diagnosis says; where only its document can hold that, it runs again. */
	Diagnosis cured(List<Remedy> remedies) throws Exception {
		if (!Cure.isPossible(remedies))
			return new BlockedMachine(name, obstacle, MendedMachine.of(machine, remedies), impulses, together, at)
					.why();
		try (Session session = Session.of(machine)) {
			asked(session);
			return new Cure(session.control(), Question.LAST).onBranch("without " + obstacle, remedies);
		}
	}

	@Override
	public String toString() {
		return obstacle + ": " + name;
	}
}
