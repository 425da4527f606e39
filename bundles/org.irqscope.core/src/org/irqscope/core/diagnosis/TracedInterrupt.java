package org.irqscope.core.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.pic.PicSite;

/**
 * One interrupt of a trace: what raised it, what the chips said, and who took it. Immutable, for any thread.
 *
 * @param raised the hop by which it came
 * @param answers the hops that this one led to in the same call, in order
 */
record TracedInterrupt(Walk walk, Hop raised, List<Hop> answers) {
	private static final Set<Site> ACCEPTS = Set.of(LapicSite.APIC_ACCEPT_IRQ,
			X86Site.VMX_DELIVER_POSTED_INTERRUPT);
	private static final String MASKED = "masked", COALESCED = "(coalesced)";
	private static final int PIC_PINS = 8;

	TracedInterrupt {
		answers = List.copyOf(answers);
	}

	/** True for a hop by which an interrupt can come, wherever it comes from. */
	static boolean raises(Hop hop) {
		return isFromOutside(hop) || hop.depth() == 0 && ACCEPTS.contains(hop.site());
	}

	/** True where a device or user space has raised it, and no local APIC by itself. */
	static boolean isFromOutside(Hop hop) {
		return hop.site() == KvmSite.KVM_SET_IRQ && hop.argument("level").orElse(1) != 0
				|| hop.site() == X86Site.KVM_SET_MSI && hop.depth() == 0;
	}

	/** What the trace prints of a hop. */
	static String line(Hop hop) {
		return hop.events().isEmpty() ? "" : hop.events().get(0).line();
	}

	boolean isOf(Question question) {
		boolean line = question.gsi().isEmpty() || raised.argument(Arguments.GSI).equals(question.gsi());
		return line && (question.vector().isEmpty() || has(question.vector().getAsInt()));
	}

	/** True where a vector is that of the interrupt; the PIC's vectors begin at a multiple of eight. */
	boolean has(int vector) {
		return Stream.concat(Stream.of(raised), answers.stream()).anyMatch(
				hop -> hop.argument(Arguments.VECTOR).equals(OptionalInt.of(vector)))
				|| accepted().isEmpty() && atPic().anyMatch(hop -> pin(hop) == (vector & PIC_PINS - 1));
	}

	/** What the PIC has let through. */
	private Stream<Hop> atPic() {
		return answers.stream().filter(hop -> hop.site() == PicSite.KVM_PIC_SET_IRQ && !isMasked(hop));
	}

	static int pin(Hop hop) {
		return hop.argument(Arguments.PIN).orElse(0);
	}

	/** The input of the PIC pair, 0 to 15. */
	static int input(Hop hop) {
		return hop.place().index() * PIC_PINS + pin(hop);
	}

	/** What the chips that have pins said, in order. */
	List<Hop> chips() {
		return answers.stream()
				.filter(hop -> hop.site() == PicSite.KVM_PIC_SET_IRQ || hop.site() == IoapicSite.IOAPIC_SET_IRQ)
				.toList();
	}

	/** Who has accepted it: local APICs, and processors to which it was posted. */
	List<Hop> accepted() {
		return Stream.concat(Stream.of(raised), answers.stream()).filter(hop -> ACCEPTS.contains(hop.site())).toList();
	}

	static boolean isMasked(Hop chip) {
		return line(chip).contains(MASKED);
	}

	static boolean isCoalesced(Hop chip) {
		return line(chip).contains(COALESCED);
	}

	/** The hop that injects it into a processor, before it comes again. */
	Optional<Hop> injected() {
		return later(X86Site.VMX_INJECT_IRQ, raised.number() + 1);
	}

	/** The hop by which the guest ends it. */
	Optional<Hop> ended() {
		return later(LapicSite.APIC_SET_EOI, injected().map(Hop::number).orElse(raised.number()) + 1);
	}

	private Optional<Hop> later(Site site, int from) {
		return IntStream.range(from, walk.size()).mapToObj(walk::hop)
				.takeWhile(hop -> !comesAgain(hop)).filter(hop -> hop.site() == site)
				.filter(hop -> has(hop.argument(Arguments.VECTOR).orElse(-1))).findFirst();
	}

	private boolean comesAgain(Hop hop) {
		return hop.site() == raised.site() && raises(hop) && hop.place().equals(raised.place())
				&& hop.arguments().equals(raised.arguments());
	}
}
