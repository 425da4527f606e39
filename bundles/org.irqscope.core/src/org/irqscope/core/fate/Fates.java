package org.irqscope.core.fate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.imsic.ImsicSite;
import org.irqscope.emulator.riscv.imsic.ImsicWhy;
import org.irqscope.emulator.riscv.plic.PlicWhy;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.pic.PicWhy;

/**
 * Finds out what became of the interrupts of a walk: which vectors were accepted, handled and ended, and what stood in
 * the way of others. Looks at each hop once, however often the walk goes on. Used by one thread.
 */
public final class Fates {
	private static final int NMI_MODE = LapicIrq.NMI >> 8;

	/** A vector at a vCPU. */
	private record Target(int vcpu, int vector) {
	}

	private final Map<Target, Fate> fates = new LinkedHashMap<>();
	private final Sightings sightings = new Sightings();
	/** The inputs of the PIC pair that took a request, each with the last hop. */
	private final Map<Integer, Integer> latched = new TreeMap<>();
	/** The vector whose handler runs at each vCPU. */
	private final Map<Integer, Integer> handling = new LinkedHashMap<>();
	private final int from;
	private boolean ofHarts;
	/** The walk as it was looked at last, and how many of its hops were. */
	private Walk walk;
	private int looked;

	/**
	 * Looks at a walk that may go on.
	 *
	 * @param from the first hop that counts
	 */
	public Fates(Walk walk, int from) {
		this.walk = walk;
		this.from = from;
		this.looked = from;
	}

	/** True when a walk of which the same hops count goes on where the last one ended. */
	public boolean goesOn(Walk further, int first) {
		return first == from && further.continues(walk);
	}

	/** Looks at the hops before a position of a walk that goes on where the last one ended. */
	public Fates upTo(Walk further, int position) {
		walk = further;
		for (; looked < position; looked++)
			look(walk.hop(looked));
		return this;
	}

	private void look(Hop hop) {
		sightings.look(hop);
		if (hop.place().kind() instanceof RiscvPlace || hop.site() instanceof HartSite) {
			lookAtHart(hop);
			return;
		}
		int vector = hop.argument(Arguments.VECTOR).orElse(-1);
		int vcpu = hop.place().index();
		if (hop.isBecause(X86Why.IRR_SET) || hop.site() == X86Site.VMX_DELIVER_POSTED_INTERRUPT
				|| hop.site() == X86Site.INTERRUPT_POSTING)
			change(vcpu, vector, hop, fate -> fate.accepted(hop.number()));
		else if (hop.site() == LapicSite.APIC_ACCEPT_IRQ && hop.argument(Arguments.MODE).orElse(0) == NMI_MODE)
			change(vcpu, Fate.NMI, hop, fate -> fate.accepted(hop.number()));
		else if (hop.site() == X86Site.GUEST_VECTOR && !hop.continued())
			handled(vcpu, vector, hop);
		else if (hop.site() == LapicSite.APIC_SET_EOI || hop.site() == X86Site.VIRTUAL_EOI)
			change(vcpu, vector, hop, Fate::endedOnce);
		else
			lookAtPic(hop);
	}

	/** An identity, or a source of a PLIC, at a hart. */
	private void lookAtHart(Hop hop) {
		ofHarts = true;
		int number = hop.argument(Arguments.IDENTITY).orElse(-1);
		if (hop.site() == HartSite.GUEST_HANDLER && !hop.continued())
			handled(hop.place().index(), number, hop);
		else if (hop.site() == ImsicSite.KVM_RISCV_VCPU_AIA_IMSIC_INJECT && !hop.continued()
				&& !hop.isBecause(ImsicWhy.NOT_FOR_THIS_FILE) && !hop.isBecause(ImsicWhy.IDENTITY_TOO_LARGE))
			change(hop.place().index(), number, hop, fate -> fate.accepted(hop.number()));
		else if (hop.isBecause(PlicWhy.CONTEXT_PENDS))
			change(hop.reason().values().get(1).intValue() / 2, hop.reason().values().get(0).intValue(), hop,
					fate -> fate.accepted(hop.number()));
		else if (hop.isBecause(ImsicWhy.CLAIMED))
			change(hop.place().index(), hop.reason().values().get(0).intValue(), hop, Fate::endedOnce);
		else if (hop.isBecause(PlicWhy.COMPLETED))
			change(hop.place().index() / 2, hop.reason().values().get(0).intValue(), hop, Fate::endedOnce);
	}

	/** True when harts of RISC-V took part. */
	boolean isOfHarts() {
		return ofHarts;
	}

	private void change(int vcpu, int vector, Hop hop, UnaryOperator<Fate> change) {
		Target target = new Target(vcpu, vector);
		fates.put(target, change.apply(fates.getOrDefault(target, Fate.of(vcpu, vector, hop.number()))));
	}

	private void handled(int vcpu, int vector, Hop hop) {
		handling.put(vcpu, vector);
		change(vcpu, vector, hop, fate -> fate.handledAt(hop.number()));
	}

	private void lookAtPic(Hop hop) {
		if (hop.isBecause(PicWhy.PIC_EOI))
			endedAtPic(hop);
		else if (hop.isBecause(PicWhy.PIC_EDGE_LATCHED) || hop.isBecause(PicWhy.PIC_LEVEL_RAISED))
			latched.put(Irqchips.PIC_PINS * hop.place().index() + hop.reason().values().get(0).intValue(),
					hop.number());
	}

	/** A slave's interrupt is ended at both chips. */
	private void endedAtPic(Hop hop) {
		int vcpu = hop.context().index();
		if (handling.containsKey(vcpu))
			change(vcpu, handling.get(vcpu), hop, fate -> fate.ended() < fate.handled() ? fate.endedOnce() : fate);
	}

	/** The vectors that were given to local APICs and processors, in the order in which they were given first. */
	public List<Fate> fates() {
		return fates.values().stream().filter(fate -> fate.vector() >= 0).toList();
	}

	/** What stood in the way, in the order in which it was seen. */
	public List<Sighting> sightings() {
		return sightings.all();
	}

	/** The inputs of the PIC pair, 0 to 15, that took a request, each with the hop that did last. */
	public Map<Integer, Integer> latched() {
		return Map.copyOf(latched);
	}

	/**
	 * How the walk has ended, in short.
	 *
	 * @param picRequests the requests of the PIC pair at the end, bit 8 for the slave's first input
	 * @param ioapicRequests the requests of the IOAPIC at the end
	 */
	public Outcome outcome(int picRequests, int ioapicRequests) {
		return new Outcome(new OutcomeFindings(this, picRequests, ioapicRequests).findings());
	}
}
