package org.irqscope.core.picture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.Links;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Stimulus;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Vcpu;

/** The names of nodes: which node of the machine's picture a hop stands on. */
public final class Places {
	/** The node of what comes to a machine without a node of its own. */
	public static final String STIMULI = "stimuli";

	private static final String GSI = Links.GSI, VECTOR = "vector", PART = "#", IOEVENTFD = "ioeventfd",
			STIMULUS = "stimulus";
	private static final Pattern ENTRY = Pattern.compile(GSI + "(\\d{1,9})-(\\d{1,4})(\\..*)?");
	/** As many digits are surely a number. */
	private static final int DIGITS = 9;

	/** The part of a local APIC's page that is no part of the local APIC. */
	public static final String POSTED = "posted";

	private Places() {
	}

	/** The node of a GSI. */
	public static String gsi(int gsi) {
		return GSI + gsi;
	}

	/** The number of a GSI's node; nothing for other nodes. */
	public static Optional<Integer> gsi(String node) {
		return number(GSI, node);
	}

	private static Optional<Integer> number(String name, String node) {
		int start = name.length();
		boolean named = node.startsWith(name) && start < node.length() && node.length() <= start + DIGITS
				&& node.chars().skip(start).allMatch(digit -> '0' <= digit && digit <= '9');
		return named ? Optional.of(Integer.parseInt(node.substring(start))) : Optional.empty();
	}

	/** The row of one of the entries of a GSI in a table of many GSIs. */
	public static String entry(int gsi, int at) {
		return gsi(gsi) + "-" + at;
	}

	/** The GSI of such a row, also when more is said behind it; nothing for other rows. */
	public static Optional<Integer> gsiOfEntry(String row) {
		Matcher matcher = ENTRY.matcher(row);
		return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
	}

	/** The routing entry that such a row shows; nothing for other rows. */
	public static Optional<RoutingEntry> entry(VirtualMachine machine, String row) {
		Matcher matcher = ENTRY.matcher(row);
		return !matcher.matches() ? Optional.empty()
				: Routing.entries(machine.getIrqRouting(), Integer.parseInt(matcher.group(1))).stream()
						.skip(Integer.parseInt(matcher.group(2))).map(RoutingEntry.class::cast).findFirst();
	}

	/** The node of a vector in the guest. */
	public static String vector(int vector) {
		return VECTOR + vector;
	}

	/** The number of a vector's node; nothing for other nodes. */
	public static Optional<Integer> vector(String node) {
		return number(VECTOR, node);
	}

	/**
	 * The node that a hop stands on; nothing for places that the page does not show. A bus has no node: it is searched
	 * by the vCPU that has left the guest for it.
	 */
	public static Optional<String> node(VirtualMachine machine, Hop hop) {
		if (hop.place().kind() == KvmPlace.GUEST && hop.argument(Arguments.VECTOR).isPresent())
			return Optional.of(vector(hop.argument(Arguments.VECTOR).getAsInt()));
		if (hop.place().kind() == KvmPlace.GUEST && hop.argument(Arguments.IDENTITY).isPresent())
			return Optional.of(vector(hop.argument(Arguments.IDENTITY).getAsInt()));
		boolean bus = hop.place().kind() == KvmPlace.IO_BUS || hop.place().kind() == KvmPlace.IOEVENTFD;
		if (bus && hop.context().kind() == ContextKind.VCPU)
			return id(machine.getVcpus(), hop.context().index());
		return node(machine, hop.place());
	}

	/** The node of a part of the machine; nothing for parts that the picture does not show. */
	public static Optional<String> node(VirtualMachine machine, Place place) {
		if (place.kind() instanceof KvmPlace kind)
			return node(machine, kind, place.index());
		if (place.kind() instanceof RiscvPlace part && Chips.of(part).isEmpty())
			return node(machine, part, place.index());
		return place.kind() == MachinePlace.DEVICE ? id(machine.getDevices(), place.index())
				: Chips.of(place.kind()).flatMap(chip -> chip.node(machine, place.index()));
	}

	private static Optional<String> node(VirtualMachine machine, KvmPlace kind, int index) {
		return switch (kind) {
		case EVENTFD -> id(machine.getEventfds(), index);
		case IRQFD -> id(machine.getIrqfds(), index);
		case ROUTING -> Optional.of(gsi(index));
		case VCPU -> id(machine.getVcpus(), index);
		case GUEST -> handled(machine, index);
		case PRODUCER -> id(machine.getBypassProducers(), index);
		case IO_BUS, IOEVENTFD -> Optional.empty();
		};
	}

	private static Optional<String> node(VirtualMachine machine, RiscvPlace part, int index) {
		return switch (part) {
		case HART -> id(machine.getVcpus(), index);
		case PLIC_CONTEXT -> Chips.PLIC.node(machine, Place.ONLY);
		case UART -> id(machine.getDevices().stream().filter(SerialDevice.class::isInstance).toList(), index);
		default -> Optional.empty();
		};
	}

	/** The node of an ioeventfd, counted over all buses. */
	public static String ioeventfd(int index) {
		return IOEVENTFD + index;
	}

	/** The number of an ioeventfd's node; nothing for other nodes. */
	public static Optional<Integer> ioeventfd(String node) {
		return number(IOEVENTFD, node);
	}

	/** The row of the stimulus at a position of the document. */
	public static String stimulus(int at) {
		return STIMULUS + at;
	}

	/** The stimulus that such a row shows; nothing for other rows. */
	public static Optional<Stimulus> stimulus(VirtualMachine machine, String node, String row) {
		return node.equals(STIMULI) ? number(STIMULUS, row).filter(at -> at < machine.getStimuli().size())
				.map(machine.getStimuli()::get) : Optional.empty();
	}

	/** The node of a part of an element, such as the timer of a local APIC. */
	public static String part(String element, String part) {
		return element + PART + part;
	}

	/** The element that a node stands for, or of which it shows a part. */
	public static String whole(String node) {
		int end = node.indexOf(PART);
		return end < 0 ? node : node.substring(0, end);
	}

	/** What a node stands for: an element, or the first routing entry of a GSI; nothing for a vector. */
	public static Optional<EObject> element(VirtualMachine machine, String node) {
		Optional<Integer> gsi = gsi(node);
		Optional<Integer> ioeventfd = ioeventfd(node);
		if (ioeventfd.isPresent())
			return machine.getBuses().stream().flatMap(bus -> bus.getIoeventfds().stream()).skip(ioeventfd.get())
					.map(EObject.class::cast).findFirst();
		return gsi.isPresent() ? Routing.entries(machine.getIrqRouting(), gsi.get()).stream().findFirst()
				.map(EObject.class::cast)
				: Machines.element(machine, node).or(() -> Machines.element(machine, whole(node)))
						.map(element -> posted(element, node));
	}

	private static EObject posted(Element element, String node) {
		return node.endsWith(PART + POSTED) && element.eContainer() instanceof X86Vcpu vcpu ? vcpu.getPid() : element;
	}

	/** While a handler runs the guest stands on its vector, else on the vCPU. */
	private static Optional<String> handled(VirtualMachine machine, int vcpu) {
		int vector = handled(machine.getVcpus().get(vcpu));
		return vector >= 0 ? Optional.of(vector(vector)) : id(machine.getVcpus(), vcpu);
	}

	/** The vector, or the interrupt of RISC-V, whose handler runs; -1 for none. */
	public static int handled(Vcpu vcpu) {
		return vcpu instanceof RiscvVcpu hart ? hart.getHandled() : vcpu.getHandledVector();
	}

	private static Optional<String> id(List<? extends Element> elements, int index) {
		return index < elements.size() ? Optional.of(elements.get(index).getId()) : Optional.empty();
	}
}
