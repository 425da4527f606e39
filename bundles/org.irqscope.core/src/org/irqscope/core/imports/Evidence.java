package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.BusRegistration;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.FunctionCall;
import org.irqscope.trace.facts.IoapicFact;
import org.irqscope.trace.facts.IoeventfdAssignment;
import org.irqscope.trace.facts.IrqfdFact;
import org.irqscope.trace.facts.MachineFact;
import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.RoutingFact.GsiRoutes;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportedText;

/** Everything that texts say about one machine, each thing once. Two texts that do not agree are refused. */
final class Evidence {
	private final SortedMap<Integer, BusFact> buses = new TreeMap<>();
	private final SortedMap<Integer, PicFact> pics = new TreeMap<>();
	private final SortedMap<Integer, RedirectionFact> redirections = new TreeMap<>();
	private final SortedMap<Integer, GsiRoutes> routes = new TreeMap<>();
	private final List<IrqfdFact> irqfds = new ArrayList<>();
	private final List<BusRegistration> registrations = new ArrayList<>();
	/** The registrations that an assignment of an ioeventfd announced. */
	private final List<BusRegistration> ioeventfds = new ArrayList<>();
	private final List<CallStack> stacks = new ArrayList<>();
	private final List<FunctionCall> calls = new ArrayList<>();
	private final Map<List<Object>, Said> said = new HashMap<>();
	private final GuestInterrupts interrupts;
	private Optional<RoutingFact> routing = Optional.empty();
	private Optional<IoapicFact> ioapic = Optional.empty();
	private Optional<IoeventfdAssignment> assignment = Optional.empty();

	/** What was said about something, and where. */
	private record Said(Object content, SourceLine where) {
	}

	private Evidence(GuestInterrupts interrupts) {
		this.interrupts = interrupts;
	}

	/**
	 * Reads what texts say about the machine of some processes.
	 *
	 * @throws MachineImportException when two texts contradict each other
	 */
	static Evidence of(List<ImportedText> texts, Processes processes) throws MachineImportException {
		Evidence evidence = new Evidence(GuestInterrupts.of(texts));
		for (ImportedText text : texts) {
			for (Fact fact : processes.factsOf(text))
				evidence.add(fact);
			evidence.addIrqfds(processes.factsOf(text).stream().filter(IrqfdFact.class::isInstance)
					.map(IrqfdFact.class::cast).toList());
			evidence.calls.addAll(text.calls());
		}
		return evidence;
	}

	private void add(Fact fact) throws MachineImportException {
		if (fact instanceof MachineFact machineFact)
			addMachineFact(machineFact);
		else if (fact instanceof BusRegistration registration)
			addRegistration(registration);
		else if (fact instanceof IoeventfdAssignment announced)
			assignment = Optional.of(announced);
		else if (fact instanceof CallStack stack)
			stacks.add(stack);
	}

	private void addMachineFact(MachineFact fact) throws MachineImportException {
		if (fact instanceof BusFact bus) {
			once(bus.where(), "bus", bus.index(), List.of(bus.devCount(), bus.ioeventfdCount(), bus.ranges()));
			buses.putIfAbsent(bus.index(), bus);
		} else if (fact instanceof PicFact pic) {
			once(pic.where(), "pic", pic.chip(), pic.irqBase());
			pics.putIfAbsent(pic.chip(), pic);
		} else if (fact instanceof RedirectionFact entry) {
			once(entry.where(), "pin", entry.pin(), List.of(entry.vector(), entry.destId()));
			redirections.putIfAbsent(entry.pin(), entry);
		} else if (fact instanceof IoapicFact base) {
			once(base.where(), "ioapic", 0, base.baseAddress());
			ioapic = ioapic.or(() -> Optional.of(base));
		} else if (fact instanceof RoutingFact table)
			addRouting(table);
	}

	private void addRouting(RoutingFact table) throws MachineImportException {
		once(table.where(), "routing", 0, List.of(table.nrRtEntries(), table.chips()));
		routing = routing.or(() -> Optional.of(table));
		for (GsiRoutes gsi : table.routes()) {
			once(table.where(), "gsi", gsi.gsi(), gsi.entries());
			routes.putIfAbsent(gsi.gsi(), gsi);
		}
	}

	private void addRegistration(BusRegistration registration) {
		boolean announced = assignment.filter(one -> one.pid() == registration.pid() && one.bus() == registration.bus())
				.isPresent();
		(announced ? ioeventfds : registrations).add(registration);
		assignment = Optional.empty();
	}

	/** A list is said as a whole; eventfds of one GSI cannot be told apart. */
	private void addIrqfds(List<IrqfdFact> list) throws MachineImportException {
		if (list.isEmpty())
			return;
		List<List<Object>> content = list.stream().map(irqfd -> List.<Object>of(irqfd.gsi(), irqfd.injectFunction()))
				.toList();
		once(list.get(0).where(), "irqfds", 0, content);
		if (irqfds.isEmpty())
			irqfds.addAll(list);
	}

	private void once(SourceLine where, String what, int number, Object content) throws MachineImportException {
		Said before = said.putIfAbsent(List.of(what, number), new Said(content, where));
		if (before != null && !before.content.equals(content))
			throw new MachineImportException(where, "contradiction." + what, number, before.where);
	}

	SortedMap<Integer, BusFact> buses() {
		return buses;
	}

	SortedMap<Integer, PicFact> pics() {
		return pics;
	}

	SortedMap<Integer, RedirectionFact> redirections() {
		return redirections;
	}

	Optional<RoutingFact> routing() {
		return routing;
	}

	/** The printed entries by GSI. */
	SortedMap<Integer, GsiRoutes> routes() {
		return routes;
	}

	Optional<IoapicFact> ioapic() {
		return ioapic;
	}

	List<IrqfdFact> irqfds() {
		return irqfds;
	}

	List<BusRegistration> registrations() {
		return registrations;
	}

	List<BusRegistration> ioeventfds() {
		return ioeventfds;
	}

	List<CallStack> stacks() {
		return stacks;
	}

	List<FunctionCall> calls() {
		return calls;
	}

	GuestInterrupts interrupts() {
		return interrupts;
	}
}
