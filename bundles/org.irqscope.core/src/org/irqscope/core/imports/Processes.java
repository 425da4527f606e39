package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.core.Texts;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.traced.NamedVcpus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.BusRegistration;
import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.IoeventfdAssignment;
import org.irqscope.trace.facts.IrqfdFact;
import org.irqscope.trace.facts.MachineFact;
import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.facts.ProcessFact;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;



/**
 * Whose machine is imported. Texts may name several processes: when each describes another part, they are runs of one
 * machine and are put together; when two describe the same part, somebody has to choose.
 */
final class Processes {
	/** What a script describes of every machine that it finds. */
	private enum Part {
		BUSES, ROUTING, PIC, IOAPIC, REGISTRATIONS, VCPUS, COUNTERS
	}

	private static final Set<String> ENTERS = Set.of("kvm_entry", "kvm_exit");

	private final OptionalInt chosen;
	private final Map<Part, Map<Integer, SourceLine>> described = new EnumMap<>(Part.class);
	/** Where each process is described first. */
	private final Map<Integer, SourceLine> found = new LinkedHashMap<>();

	/** The machine of each thread that has entered a vCPU which another has entered too, by thread. */
	private final Map<Integer, Integer> rivals = new LinkedHashMap<>();

	private Processes(OptionalInt chosen) {
		this.chosen = chosen;
	}

	/**
	 * Looks whose machine texts describe.
	 *
	 * @param chosen the process that somebody chose
	 * @throws MachineImportException when there are several and none was chosen, or nobody describes the chosen one
	 */
	static Processes of(List<ImportedText> texts, OptionalInt chosen) throws MachineImportException {
		Processes processes = new Processes(chosen);
		for (ImportedText text : texts) {
			processes.read(text);
			processes.readVcpus(text);
		}
		processes.check(texts);
		return processes;
	}

	private void read(ImportedText text) {
		OptionalInt process = OptionalInt.empty();
		for (Fact fact : text.facts()) {
			process = owner(fact, process);
			if (fact instanceof MachineFact machineFact && process.isPresent())
				describe(part(machineFact), process.getAsInt(), fact.where());
			else if (fact instanceof BusRegistration registration)
				describe(Part.REGISTRATIONS, registration.pid(), fact.where());
			else if (fact instanceof ShownFact.Counter counter && counter.process() >= 0)
				describe(Part.COUNTERS, counter.process(), fact.where());
		}
	}

	/** One vCPU is entered by one thread; where two enter it, there are two machines. */
	private void readVcpus(ImportedText text) {
		Map<Integer, Map<Integer, TraceEvent>> entered = new LinkedHashMap<>();
		for (TraceEvent event : text.events())
			if (ENTERS.contains(event.name()))
				NamedVcpus.number(event).ifPresent(vcpu -> entered
						.computeIfAbsent(vcpu, any -> new LinkedHashMap<>()).putIfAbsent(machine(event), event));
		for (Map<Integer, TraceEvent> vcpu : entered.values())
			if (vcpu.size() > 1)
				vcpu.forEach((machine, event) -> {
					describe(Part.VCPUS, machine, event.where());
					rivals.put(event.pid(), machine);
				});
	}

	/** The process, where it is known; else the thread stands for it. */
	private static int machine(TraceEvent event) {
		return event.process() >= 0 ? event.process() : event.pid();
	}

	/** A text without the events of threads that are known to be another machine's. */
	ImportedText eventsOf(ImportedText text) {
		if (chosen.isEmpty() || rivals.isEmpty())
			return text;
		return text.withEvents(text.events().stream().filter(event -> isMeant(event)).toList());
	}

	private boolean isMeant(TraceEvent event) {
		int machine = rivals.getOrDefault(event.pid(), event.process() >= 0 ? event.process() : chosen.getAsInt());
		return machine == chosen.getAsInt();
	}

	private static OptionalInt owner(Fact fact, OptionalInt before) {
		return fact instanceof ProcessFact process ? OptionalInt.of(process.pid()) : before;
	}

	private static Part part(MachineFact fact) {
		if (fact instanceof BusFact)
			return Part.BUSES;
		if (fact instanceof RoutingFact || fact instanceof IrqfdFact)
			return Part.ROUTING;
		return fact instanceof PicFact ? Part.PIC : Part.IOAPIC;
	}

	private void describe(Part part, int process, SourceLine where) {
		described.computeIfAbsent(part, any -> new LinkedHashMap<>()).putIfAbsent(process, where);
		found.putIfAbsent(process, where);
	}

	private void check(List<ImportedText> texts) throws MachineImportException {
		if (chosen.isPresent() && !found.containsKey(chosen.getAsInt()))
			throw new MachineImportException(new SourceLine(texts.get(0).file(), 0), "process.unknown",
					number(chosen.getAsInt()), names());
		if (chosen.isEmpty())
			for (Map<Integer, SourceLine> part : described.values())
				if (part.size() > 1)
					throw new MachineImportException(List.copyOf(part.values()).get(1), "process.several", names(),
							part.values().iterator().next());
	}

	private String names() {
		return found.isEmpty() ? Texts.of("process.none")
				: found.keySet().stream().map(Processes::number).collect(Collectors.joining(", "));
	}

	private static String number(int process) {
		return Integer.toString(process);
	}

	/** Records that several runs were put together. */
	void conclude(VirtualMachine machine, Conclusions conclusions) {
		if (chosen.isEmpty() && found.size() > 1)
			conclusions.add(List.copyOf(found.values()).get(1), machine, "inference.processes", names());
	}

	/** What a text says about the machine, without what it says about those of other processes. */
	List<Fact> factsOf(ImportedText text) {
		List<Fact> facts = new ArrayList<>();
		OptionalInt process = OptionalInt.empty();
		for (Fact fact : text.facts()) {
			process = owner(fact, process);
			if (isMeant(pid(fact, process)))
				facts.add(fact);
		}
		return facts;
	}

	private static OptionalInt pid(Fact fact, OptionalInt owner) {
		if (fact instanceof BusRegistration registration)
			return OptionalInt.of(registration.pid());
		if (fact instanceof IoeventfdAssignment assignment)
			return OptionalInt.of(assignment.pid());
		if (fact instanceof ShownFact.Counter counter && counter.process() >= 0)
			return OptionalInt.of(counter.process());
		return fact instanceof MachineFact ? owner : OptionalInt.empty();
	}

	/** What belongs to no process belongs to the machine. */
	private boolean isMeant(OptionalInt process) {
		return process.isEmpty() || chosen.isEmpty() || process.equals(chosen);
	}
}
