package org.irqscope.core.picture;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.Links;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.model.Routing;
import org.irqscope.model.VirtualMachine;

/** The names of nodes: which node of the machine's picture a hop stands on. */
public final class Places {
	private static final String GSI = Links.GSI, VECTOR = "vector";
	/** As many digits are surely a number. */
	private static final int DIGITS = 9;

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
		boolean bus = hop.place().kind() == KvmPlace.IO_BUS || hop.place().kind() == KvmPlace.IOEVENTFD;
		if (bus && hop.context().kind() == ContextKind.VCPU)
			return id(machine.getVcpus(), hop.context().index());
		return node(machine, hop.place());
	}

	/** The node of a part of the machine; nothing for parts that the picture does not show. */
	public static Optional<String> node(VirtualMachine machine, Place place) {
		if (place.kind() instanceof KvmPlace kind)
			return node(machine, kind, place.index());
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
		case IO_BUS, IOEVENTFD -> Optional.empty();
		};
	}

	/** What a node stands for: an element, or the first routing entry of a GSI; nothing for a vector. */
	public static Optional<EObject> element(VirtualMachine machine, String node) {
		Optional<Integer> gsi = gsi(node);
		return gsi.isPresent() ? Routing.entries(machine.getIrqRouting(), gsi.get()).stream().findFirst()
				.map(EObject.class::cast)
				: Machines.element(machine, node).map(EObject.class::cast);
	}

	/** While a handler runs the guest stands on its vector, else on the vCPU. */
	private static Optional<String> handled(VirtualMachine machine, int vcpu) {
		int vector = machine.getVcpus().get(vcpu).getHandledVector();
		return vector >= 0 ? Optional.of(vector(vector)) : id(machine.getVcpus(), vcpu);
	}

	private static Optional<String> id(List<? extends Element> elements, int index) {
		return index < elements.size() ? Optional.of(elements.get(index).getId()) : Optional.empty();
	}
}
