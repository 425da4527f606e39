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
 * @param at the hop after which somebody asks; at the end where there is none
 */
record BlockedMachine(String name, DeliveryObstacle obstacle, VirtualMachine machine, List<Impulse> impulses,
		Optional<Predicate<Hop>> at) {

	static BlockedMachine of(String name, DeliveryObstacle obstacle, VirtualMachine machine, Impulse... impulses) {
		return new BlockedMachine(name, obstacle, machine, List.of(impulses), Optional.empty());
	}

	BlockedMachine at(Predicate<Hop> hop) {
		return new BlockedMachine(name, obstacle, machine, impulses, Optional.of(hop));
	}

	/** All that comes has come, and the run stands where somebody asks. */
	private static Stop run(Session session, List<Impulse> impulses) throws Exception {
		for (Impulse impulse : impulses)
			session.ask(new Request.Then(impulse));
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

	/** The machine runs again with what the diagnosis says, or goes on with it. */
	Diagnosis cured(List<Remedy> remedies) throws Exception {
		if (remedies.stream().allMatch(MendedMachine::canHold))
			return new BlockedMachine(name, obstacle, MendedMachine.of(machine, remedies), impulses, at).why();
		try (Session session = Session.of(machine)) {
			asked(session);
			for (Remedy remedy : remedies)
				if (remedy.impulse().isPresent())
					session.ask(new Request.Then(remedy.impulse().get()));
			boolean set = remedies.get(0) instanceof Remedy.Setting;
			Stop end = run(session, set ? impulses.subList(impulses.size() - 1, impulses.size()) : List.of());
			return Diagnosis.of(end, Question.LAST);
		}
	}

	@Override
	public String toString() {
		return obstacle + ": " + name;
	}
}
