package org.irqscope.core.breakpoint;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.breakpoint.Where.Bus;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Site;

/** Looks at the numbers with which a function is entered, those of one site. Immutable, for any thread. */
interface HeadTest {
	/** True when a hop with these numbers is meant; see {@code HopReader.entered}. */
	boolean test(int index, long a, long b);

	/** How hops of a site are told; nothing where none of them is ever meant. */
	static Optional<HeadTest> of(Where where, Site site) {
		if (where instanceof Where.OfFunction function)
			return function.enter() && site.functionName().equals(function.function())
					? Optional.of((index, a, b) -> true) : Optional.empty();
		if (where instanceof Where.OfGsi one)
			return argument(site, Arguments.GSI, one.gsi());
		if (where instanceof Where.OfVector one)
			return argument(site, Arguments.VECTOR, one.vector());
		if (where instanceof Where.OfPin one)
			return pin(site, one);
		if (where instanceof Where.OfAddress one)
			return address(site, one);
		if (where instanceof Where.OfField one && one.access() == Where.Access.READ)
			return RegisterRead.of(one.field()).stream().anyMatch(way -> way.site() == site)
					? Optional.of((index, a, b) -> true) : Optional.empty();
		if (where instanceof Where.OfVcpu one)
			return part(site, one.vcpu(), List.of(KvmPlace.VCPU, KvmPlace.GUEST, X86Place.LAPIC));
		if (where instanceof Where.OfEventfd one)
			return part(site, one.eventfd(), List.of(KvmPlace.EVENTFD));
		return Optional.empty();
	}

	private static Optional<HeadTest> part(Site site, int number, List<Place.Kind> kinds) {
		return kinds.contains(site.description().place()) ? Optional.of((index, a, b) -> index == number)
				: Optional.empty();
	}

	private static Optional<HeadTest> argument(Site site, String name, long value) {
		return range(site, name, value, value);
	}

	private static Optional<HeadTest> range(Site site, String name, long from, long to) {
		return switch (site.arguments().indexOf(name)) {
		case 0 -> Optional.of((index, a, b) -> from <= a && a <= to);
		case 1 -> Optional.of((index, a, b) -> from <= b && b <= to);
		default -> Optional.empty();
		};
	}

	private static Optional<HeadTest> pin(Site site, Where.OfPin where) {
		int pin = where.pin();
		if (site == KvmSite.KVM_NOTIFY_ACKED_IRQ)
			return Optional.of(where.ioapic() ? (index, a, b) -> b == Irqchips.IOAPIC && a == pin
					: (index, a, b) -> b < Irqchips.IOAPIC && b * Irqchips.PIC_PINS + a == pin);
		if (site.arguments().indexOf(Arguments.PIN) != 0)
			return Optional.empty();
		if (site.description().place() == X86Place.IOAPIC && where.ioapic())
			return Optional.of((index, a, b) -> a == pin);
		return site.description().place() == X86Place.PIC && !where.ioapic()
				? Optional.of((index, a, b) -> index * Irqchips.PIC_PINS + a == pin) : Optional.empty();
	}

	private static Optional<HeadTest> address(Site site, Where.OfAddress where) {
		if (site == KvmSite.KVM_IO_BUS_READ || site == KvmSite.KVM_IO_BUS_WRITE)
			return Optional.of((index, a, b) -> index == where.bus().number() && where.from() <= a
					&& a <= where.to());
		boolean chip = site.description().place() == X86Place.PIC || site instanceof KvmSite;
		return chip || site == X86Site.KVM_SET_MSI ? Optional.empty()
				: range(site, where.bus() == Bus.PORT ? "port" : "address", where.from(), where.to());
	}
}
