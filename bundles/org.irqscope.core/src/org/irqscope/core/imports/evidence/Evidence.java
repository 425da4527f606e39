package org.irqscope.core.imports.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.BusRegistration;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.ChipFact;
import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.IoapicFact;
import org.irqscope.trace.facts.IoeventfdAssignment;
import org.irqscope.trace.facts.IrqfdFact;
import org.irqscope.trace.facts.LapicFact;
import org.irqscope.trace.facts.LostEvents;
import org.irqscope.trace.facts.MachineFact;
import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.facts.QemuFact;
import org.irqscope.trace.facts.RecordedEvents;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.RoutingFact.GsiRoutes;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.TreeFact;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.text.ImportedText;

/** Everything that texts say about one machine, each thing once. Two texts that do not agree are refused. */
public final class Evidence {
	private final SortedMap<Integer, BusFact> buses = new TreeMap<>();
	private final SortedMap<Integer, PicFact> pics = new TreeMap<>();
	private final SortedMap<Integer, RedirectionFact> redirections = new TreeMap<>();
	private final SortedMap<Integer, GsiRoutes> routes = new TreeMap<>();
	private final List<IrqfdFact> irqfds = new ArrayList<>();
	private final List<BusRegistration> registrations = new ArrayList<>();
	/** The registrations that an assignment of an ioeventfd announced. */
	private final List<BusRegistration> ioeventfds = new ArrayList<>();
	private final List<CallStack> stacks = new ArrayList<>();
	private final SortedMap<Integer, LapicFact> lapics = new TreeMap<>();
	private final List<QemuFact> qemu = new ArrayList<>();
	private final List<ShownFact> shown = new ArrayList<>();
	private final List<TreeFact> tree = new ArrayList<>();
	private final List<RecordedEvents> recorded = new ArrayList<>();
	private final SortedMap<Integer, ChipFact.Pin> shownPins = new TreeMap<>();
	private final SortedMap<Integer, ChipFact.Pic> shownPics = new TreeMap<>();
	private final List<LostEvents> lost = new ArrayList<>();
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
	 * Reads what texts say about a machine.
	 *
	 * @param factsOf what of a text is about that machine
	 * @throws MachineImportException when two texts contradict each other
	 */
	public static Evidence of(List<ImportedText> texts, Function<ImportedText, List<Fact>> factsOf)
			throws MachineImportException {
		Evidence evidence = new Evidence(GuestInterrupts.of(texts));
		for (ImportedText text : texts) {
			List<Fact> facts = factsOf.apply(text);
			for (Fact fact : facts)
				evidence.add(fact);
			evidence.addIrqfds(facts.stream().filter(IrqfdFact.class::isInstance)
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
		else if (fact instanceof LapicFact lapic)
			lapics.put(lapic.vcpu(), lapic);
		else if (fact instanceof QemuFact said)
			qemu.add(said);
		else if (fact instanceof ShownFact said)
			shown.add(said);
		else if (fact instanceof TreeFact said)
			tree.add(said);
		else if (fact instanceof RecordedEvents events)
			recorded.add(events);
		else if (fact instanceof ChipFact.Pin pin)
			shownPins.put(pin.pin(), pin);
		else if (fact instanceof ChipFact.Pic pic)
			shownPics.put(pic.chip(), pic);
		else if (fact instanceof LostEvents gap)
			lost.add(gap);
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

	public SortedMap<Integer, BusFact> buses() {
		return buses;
	}

	public SortedMap<Integer, PicFact> pics() {
		return pics;
	}

	public SortedMap<Integer, RedirectionFact> redirections() {
		return redirections;
	}

	public Optional<RoutingFact> routing() {
		return routing;
	}

	/** The printed entries by GSI. */
	public SortedMap<Integer, GsiRoutes> routes() {
		return routes;
	}

	public Optional<IoapicFact> ioapic() {
		return ioapic;
	}

	public List<IrqfdFact> irqfds() {
		return irqfds;
	}

	public List<BusRegistration> registrations() {
		return registrations;
	}

	public List<BusRegistration> ioeventfds() {
		return ioeventfds;
	}

	public List<CallStack> stacks() {
		return stacks;
	}

	/** The local APICs that QEMU showed, by vCPU; of two looks the later. */
	public SortedMap<Integer, LapicFact> lapics() {
		return lapics;
	}

	/** What QEMU logged, in order. */
	public List<QemuFact> qemu() {
		return qemu;
	}

	/** The messages of devices that went through QEMU. */
	public Stream<QemuFact.Message> messages() {
		return qemu.stream().filter(QemuFact.Message.class::isInstance).map(QemuFact.Message.class::cast);
	}

	/** The redirection entries that a monitor shows, by pin; of two looks the later. */
	public SortedMap<Integer, ChipFact.Pin> shownPins() {
		return shownPins;
	}

	/** The PIC pair as a monitor shows it. */
	public SortedMap<Integer, ChipFact.Pic> shownPics() {
		return shownPics;
	}

	/** What monitors and counters show, of one kind, in order. */
	public <T extends ShownFact> Stream<T> shown(Class<T> kind) {
		return shown.stream().filter(kind::isInstance).map(kind::cast);
	}

	/** What a device tree says, of one kind, in order. */
	public <T extends TreeFact> Stream<T> tree(Class<T> kind) {
		return tree.stream().filter(kind::isInstance).map(kind::cast);
	}

	/** Where events were lost. */
	public List<LostEvents> lost() {
		return lost;
	}

	/** True when a command asked for an event, so that its absence says something. */
	public boolean recorded(String event) {
		return recorded.stream().anyMatch(events -> events.contain(event));
	}

	public List<FunctionCall> calls() {
		return calls;
	}

	public GuestInterrupts interrupts() {
		return interrupts;
	}
}
