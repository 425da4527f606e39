package org.irqscope.core.bus;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.model.BusKind;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;

/** The names of nodes and rows of pages about addresses, and what they stand for. For any thread. */
public final class AddressPlaces {
	/** The node of the memory slots. */
	public static final String MEMORY = KvmFields.MEMSLOTS.name();
	private static final String BUS = "io_bus", IOEVENTFD = "ioeventfd", RANGE = "io_range", SLOT = "slot";
	private static final int BUSES = BusKind.values().length;

	private AddressPlaces() {
	}

	/** The node of a bus. */
	public static String bus(BusKind kind) {
		return BUS + kind.getValue();
	}

	/** The bus of a node; nothing for other nodes. */
	public static Optional<BusKind> bus(String node) {
		return List.of(BusKind.values()).stream().filter(kind -> bus(kind).equals(node)).findFirst();
	}

	/** The row of a range that the document has; empty for others. */
	public static String row(BusRange range) {
		return range.element().map(AddressPlaces::row).orElse("");
	}

	private static String row(EObject element) {
		IoBus bus = (IoBus) element.eContainer();
		int owner = ((VirtualMachine) bus.eContainer()).getBuses().indexOf(bus);
		return element instanceof Ioeventfd ? IOEVENTFD + (bus.getIoeventfds().indexOf(element) * BUSES + owner)
				: RANGE + (bus.getRanges().indexOf(element) * BUSES + owner);
	}

	/** True when both are the same range, perhaps of a machine and its copy. */
	public static boolean isSame(BusRange one, BusRange other) {
		return one.bus() == other.bus() && one.address() == other.address() && one.length() == other.length()
				&& one.name().equals(other.name()) && row(one).equals(row(other));
	}

	/** The row of a memory slot. */
	public static String row(VirtualMachine machine, MemorySlot slot) {
		return SLOT + machine.getMemorySlots().indexOf(slot);
	}

	/** What a node stands for; nothing for nodes of other pages. */
	public static Optional<EObject> element(VirtualMachine machine, String node) {
		if (node.equals(MEMORY))
			return Optional.of(machine);
		return bus(node).flatMap(kind -> machine.getBuses().stream().filter(bus -> bus.getKind() == kind).findFirst());
	}

	/** What a row of a node stands for; nothing for rows of other pages. */
	public static Optional<EObject> element(VirtualMachine machine, String node, String row) {
		if (node.equals(MEMORY))
			return at(machine.getMemorySlots(), number(SLOT, row));
		if (bus(node).isEmpty())
			return Optional.empty();
		int ioeventfd = number(IOEVENTFD, row), range = number(RANGE, row);
		return owner(machine, ioeventfd).flatMap(bus -> at(bus.getIoeventfds(), ioeventfd / BUSES)).or(
				() -> owner(machine, range).flatMap(bus -> at(bus.getRanges(), range / BUSES)));
	}

	private static Optional<IoBus> owner(VirtualMachine machine, int number) {
		return number < 0 || number % BUSES >= machine.getBuses().size() ? Optional.empty()
				: Optional.of(machine.getBuses().get(number % BUSES));
	}

	private static Optional<EObject> at(List<? extends EObject> elements, int index) {
		return index < 0 || index >= elements.size() ? Optional.empty() : Optional.of(elements.get(index));
	}

	private static int number(String name, String row) {
		String digits = row.startsWith(name) ? row.substring(name.length()) : "";
		return digits.matches("[0-9]{1,8}") ? Integer.parseInt(digits) : -1;
	}
}
