package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.PostedInterrupts;
import org.irqscope.core.imports.traced.Seen;
import org.irqscope.core.imports.traced.Trace.Message;
import org.irqscope.core.imports.traced.TracedRoutes.Pin;
import org.irqscope.core.imports.traced.TracedRoutes.Routes;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.RoutingFact.GsiRoutes;
import org.irqscope.trace.recorded.FunctionCall;

/**
 * The routing table: the pins that drgn printed, else the table that the kernel makes by itself; and the messages that
 * traces show.
 */
final class RoutingImport {
	private static final List<String> CHIPS = List.of("kvm_ioapic_set_irq", "kvm_pic_set_irq");
	private static final int MSI = 2, PINS_OF_A_PIC = 8;

	private final Draft draft;
	private final IrqRoutingTable table = ModelFactory.eINSTANCE.createIrqRoutingTable();

	RoutingImport(Draft draft) {
		this.draft = draft;
	}

	void run() {
		Optional<RoutingFact> fact = draft.evidence().routing();
		boolean chips = X86Chips.of(draft.machine()).getIrqchipMode() == IrqchipMode.KERNEL;
		if (fact.isPresent() && chips) {
			pins(fact.get());
			draft.conclusions().add(fact.get().where(), table, "inference.routes", printed());
		} else if (chips) {
			table.getEntries().addAll(Routing.defaultTable().getEntries());
			draft.conclusions().assume(table, "assumption.routing");
			traced();
			called();
		}
		draft.traces().messageGsis().forEach(this::message);
		draft.traces().posted().forEach(this::posted);
		draft.evidence().routes().values().forEach(this::unknownMessage);
		draft.machine().setIrqRouting(table);
	}

	/**
	 * The table has the GSI of each pin. {@code kvm_set_irq} visits the entries of a GSI in the reverse of the order in
	 * which drgn prints them, and that is the order in which they were set.
	 */
	private void pins(RoutingFact fact) {
		int last = fact.chips().stream().flatMap(List::stream).mapToInt(Integer::intValue).max().orElse(-1);
		for (int gsi = 0; gsi <= last; gsi++)
			for (Irqchip chip : List.of(Irqchip.IOAPIC, Irqchip.PIC_MASTER, Irqchip.PIC_SLAVE))
				for (int pin = 0; pin < RoutingFact.PINS; pin++)
					if (fact.chips().get(chip.getValue()).get(pin) == gsi)
						table.getEntries().add(route(gsi, chip, pin));
	}

	private static IrqchipRoute route(int gsi, Irqchip chip, int storedPin) {
		IrqchipRoute route = ModelFactory.eINSTANCE.createIrqchipRoute();
		route.setGsi(gsi);
		route.setIrqchip(chip);
		route.setPin(chip == Irqchip.PIC_SLAVE ? storedPin - PINS_OF_A_PIC : storedPin);
		return route;
	}

	/** What a trace shows otherwise than the table of the kernel; a pin that it leads elsewhere is no other GSI's. */
	private void traced() {
		Map<Integer, Routes> traced = draft.traces().routes();
		Set<Integer> others = new TreeSet<>();
		traced.forEach((gsi, routes) -> {
			if (gsi < Routing.MAX_ROUTES && draft.traces().message(gsi).isEmpty()
					&& !routes.pins().equals(assumed(gsi)))
				others.add(gsi);
		});
		Map<Boolean, List<Integer>> reordered = others.stream().collect(
				Collectors.partitioningBy(gsi -> Set.copyOf(assumed(gsi)).equals(Set.copyOf(traced.get(gsi).pins()))));
		table.getEntries().removeIf(entry -> others.contains(entry.getGsi()) || !traced.containsKey(entry.getGsi())
				&& others.stream().anyMatch(gsi -> traced.get(gsi).pins().contains(pin((IrqchipRoute) entry))));
		others.forEach(gsi -> traced.get(gsi).pins().forEach(pin -> add(gsi, pin)));
		concludeOrder(reordered.get(true), traced);
		reordered.get(false).forEach(gsi -> conclude(gsi, traced.get(gsi)));
	}

	/** Who calls which chip first is the order of the entries; without numbers it is that of all GSIs with both. */
	private void called() {
		List<FunctionCall> chips = draft.evidence().calls().stream()
				.filter(call -> call.caller().equals("kvm_set_irq") && CHIPS.contains(call.function())).toList();
		boolean both = chips.stream().map(FunctionCall::function).distinct().count() == CHIPS.size();
		if (!both)
			return;
		boolean ioapicFirst = chips.get(0).function().equals(CHIPS.get(0));
		draft.conclusions().add(chips.get(0).where(), table,
				ioapicFirst ? "inference.route.order.ioapic" : "inference.route.order.pic");
		List<RoutingEntry> entries = new ArrayList<>(table.getEntries());
		Comparator<RoutingEntry> order = Comparator.comparingInt(RoutingEntry::getGsi);
		entries.sort(order.thenComparing(entry -> entry instanceof IrqchipRoute route
				&& (route.getIrqchip() == Irqchip.IOAPIC) != ioapicFirst));
		table.getEntries().clear();
		table.getEntries().addAll(entries);
	}

	private List<Pin> assumed(int gsi) {
		return Routing.entries(table, gsi).stream().map(entry -> pin((IrqchipRoute) entry)).toList();
	}

	private static Pin pin(IrqchipRoute route) {
		return new Pin(route.getIrqchip(), route.getPin());
	}

	private void add(int gsi, Pin pin) {
		table.getEntries().add(route(gsi, pin.chip(),
				pin.chip() == Irqchip.PIC_SLAVE ? pin.number() + PINS_OF_A_PIC : pin.number()));
	}

	private void concludeOrder(List<Integer> gsis, Map<Integer, Routes> traced) {
		if (!gsis.isEmpty())
			draft.conclusions().add(traced.get(gsis.get(0)).where(), table, "inference.route.order",
					gsis.stream().map(gsi -> Integer.toString(gsi)).collect(Collectors.joining(", ")));
	}

	private void conclude(int gsi, Routes routes) {
		String pins = routes.pins().stream().map(pin -> pin.chip() + " " + pin.number())
				.collect(Collectors.joining(", "));
		draft.conclusions().add(routes.where(), subject(gsi), pins.isEmpty() ? "inference.route.none"
				: "inference.route",
				Integer.toString(gsi), pins);
	}

	/** The first entry of a GSI; the table when there is none. */
	private EObject subject(int gsi) {
		return Routing.entries(table, gsi).stream().<EObject>map(entry -> entry).findFirst().orElse(table);
	}

	private String printed() {
		return draft.evidence().routes().keySet().stream().map(gsi -> Integer.toString(gsi))
				.collect(Collectors.joining(", "));
	}

	private void message(int gsi) {
		Seen<Message> seen = draft.traces().message(gsi).orElseThrow();
		if (gsi < Routing.MAX_ROUTES)
			draft.conclusions().add(seen.stateLine(), message(table, gsi, seen.state()), "inference.message",
					Integer.toString(gsi));
	}

	/** A GSI sends one message, and leads to nothing else. */
	static MsiRoute message(IrqRoutingTable table, int gsi, Message message) {
		table.getEntries().removeIf(entry -> entry.getGsi() == gsi);
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(gsi);
		route.setAddress(message.address());
		route.setData(message.data());
		table.getEntries().add(route);
		return route;
	}

	/** What is posted was routed before. */
	private void posted(int gsi, PostedInterrupts.Posted posted) {
		if (gsi < Routing.MAX_ROUTES && draft.traces().message(gsi).isEmpty())
			draft.conclusions().add(posted.where(), message(table, gsi, posted.message()),
					"inference.message.posted", Integer.toString(gsi), posted.vector(), posted.vcpu());
	}

	/** drgn prints that a GSI sends a message, and not which. */
	private void unknownMessage(GsiRoutes routes) {
		boolean sends = routes.entries().stream().anyMatch(entry -> entry.type() == MSI);
		if (sends && Routing.entries(table, routes.gsi()).isEmpty())
			draft.conclusions().add(draft.evidence().routing().orElseThrow().where(), table,
					"inference.message.unknown",
					Integer.toString(routes.gsi()));
	}
}
