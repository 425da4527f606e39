package org.irqscope.core.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.run.Outcome.Finding;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.pic.PicWhy;

/**
 * Finds out how a walk ended: what was delivered and ended, what was accepted and waits, and what stood in the way.
 * Looks at each hop once, however often the walk goes on. Used by the thread of the run only.
 */
final class Outcomes {
	private static final int NMI = 2;

	/** A vector at a vCPU. */
	private record Target(int vcpu, int vector) {
	}

	/** What has become of a vector. */
	private static final class Fate {
		private int handled;
		private int ended;
	}

	private final Map<Target, Fate> fates = new LinkedHashMap<>();
	private final Obstacles obstacles = new Obstacles();
	/** The vector whose handler runs at each vCPU. */
	private final Map<Integer, Integer> handling = new LinkedHashMap<>();

	private final int from;
	/** The walk as it was looked at last, and how many of its hops were. */
	private Walk walk;
	private int looked;

	/**
	 * Looks at a walk that may go on.
	 *
	 * @param from the first hop that counts
	 */
	Outcomes(Walk walk, int from) {
		this.walk = walk;
		this.from = from;
		this.looked = from;
	}

	/** True when a walk of which the same hops count goes on where the last one ended. */
	boolean goesOn(Walk further, int first) {
		return first == from && further.continues(walk);
	}

	/**
	 * How a walk has ended that goes on where the last one ended.
	 *
	 * @param machine the machine at the end of the walk
	 */
	Outcome at(Walk further, Optional<MachineSnapshot> machine) {
		walk = further;
		for (; looked < walk.size(); looked++)
			look(walk.hop(looked));
		return new Outcome(findings(machine));
	}

	private void look(Hop hop) {
		obstacles.look(hop);
		int vector = hop.argument("vector").orElse(-1);
		if (hop.isBecause(X86Why.IRR_SET) || hop.site() == X86Site.VMX_DELIVER_POSTED_INTERRUPT)
			fate(hop.place().index(), vector);
		else if (hop.site() == X86Site.GUEST_VECTOR && !hop.continued())
			handled(hop.place().index(), vector);
		else if (hop.site() == LapicSite.APIC_SET_EOI || hop.site() == X86Site.VIRTUAL_EOI)
			fate(hop.place().index(), vector).ended++;
		else if (hop.isBecause(PicWhy.PIC_EOI))
			endedAtPic(hop.context().index());
	}

	private Fate fate(int vcpu, int vector) {
		return fates.computeIfAbsent(new Target(vcpu, vector), target -> new Fate());
	}

	private void handled(int vcpu, int vector) {
		handling.put(vcpu, vector);
		fate(vcpu, vector).handled++;
	}

	/** A slave's interrupt is ended at both chips. */
	private void endedAtPic(int vcpu) {
		if (!handling.containsKey(vcpu))
			return;
		Fate fate = fate(vcpu, handling.get(vcpu));
		fate.ended = Math.min(fate.handled, fate.ended + 1);
	}

	private List<Finding> findings(Optional<MachineSnapshot> machine) {
		List<Finding> findings = new ArrayList<>();
		fates.forEach((target, fate) -> delivered(target, fate).ifPresent(findings::add));
		boolean delivered = !findings.isEmpty();
		fates.forEach((target, fate) -> {
			if (fate.handled == 0 && target.vector >= 0)
				findings.add(obstacles.waiting(target.vcpu, target.vector));
		});
		if (!delivered && findings.isEmpty())
			findings.addAll(obstacles.findings(machine));
		return findings;
	}

	private static Optional<Finding> delivered(Target target, Fate fate) {
		if (fate.handled == 0)
			return Optional.empty();
		boolean often = fate.handled > 1;
		if (target.vector == NMI)
			return Optional.of(
					new Finding(often ? "outcome.nmi.often" : "outcome.nmi", target.vcpu, fate.handled));
		String key = fate.ended >= fate.handled ? often ? "outcome.delivered.often" : "outcome.delivered"
				: often ? "outcome.delivered.no.eoi.often" : "outcome.delivered.no.eoi";
		return Optional.of(new Finding(key, target.vector, target.vcpu, fate.handled));
	}
}
