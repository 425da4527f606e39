package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.NodePosition;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;

/**
 * Which elements of a machine have nodes of their own, and which are folded into one node with a count because there
 * are so many. What has a place in the document, what a walk passes and what the shown ones lead to comes first.
 */
final class Folding {
	private final UsedLines lines;
	private final Unfolded unfolded;
	private final Set<String> wanted = new HashSet<>();
	private final Map<Group, List<String>> folded = new HashMap<>();
	/** The group's node of each element that is folded. */
	private final Map<String, String> groups = new HashMap<>();

	Folding(VirtualMachine machine, UsedLines lines, Unfolded unfolded) {
		this.lines = lines;
		this.unfolded = unfolded;
		wanted.addAll(unfolded.nodes());
		for (NodePosition position : machine.getPositions())
			wanted.add(position.getNode());
		wantEnds(machine);
		fold(Group.IRQFDS, ids(machine.getIrqfds()));
		fold(Group.DEVICES, ids(machine.getDevices()));
		for (Irqfd irqfd : machine.getIrqfds())
			if (shows(irqfd.getId()))
				want(irqfd);
		for (Device device : machine.getDevices())
			if (shows(device.getId()) && device.getEventfd() != null)
				wanted.add(device.getEventfd().getId());
		fold(Group.EVENTFDS, ids(machine.getEventfds()));
		fold(Group.ROUTES, lines.driven().stream().map(Places::gsi).toList());
		fold(Group.UNUSED, lines.unused().stream().map(Places::gsi).toList());
		foldCpus(machine.getVcpus());
	}

	/** An irqfd whose eventfd is wanted is wanted itself, and so on along the way of an interrupt. */
	private void wantEnds(VirtualMachine machine) {
		for (Irqfd irqfd : machine.getIrqfds()) {
			Eventfd eventfd = irqfd.getEventfd();
			if (wanted.contains(irqfd.getId()) || eventfd != null && wanted.contains(eventfd.getId()))
				want(irqfd);
		}
	}

	private void want(Irqfd irqfd) {
		wanted.add(irqfd.getId());
		wanted.add(Places.gsi(irqfd.getGsi()));
		if (irqfd.getEventfd() != null)
			wanted.add(irqfd.getEventfd().getId());
		if (irqfd.getResamplefd() != null)
			wanted.add(irqfd.getResamplefd().getId());
	}

	private static List<String> ids(List<? extends Element> elements) {
		return elements.stream().map(Element::getId).toList();
	}

	private void foldCpus(List<Vcpu> vcpus) {
		for (Vcpu vcpu : vcpus)
			if (vcpu.getControllers().stream().anyMatch(chip -> wanted.contains(chip.getId())))
				wanted.add(vcpu.getId());
		fold(Group.VCPUS, ids(vcpus));
		List<String> lapics = vcpus.stream().filter(vcpu -> !shows(vcpu.getId()))
				.flatMap(vcpu -> vcpu.getControllers().stream()).map(Element::getId).toList();
		hide(Group.LAPICS, lapics);
	}

	/** Folds what is more than the group's limit. */
	void fold(Group group, Collection<String> ids) {
		int limit = group.limit(unfolded);
		if (ids.size() <= limit + Group.SLACK)
			return;
		List<String> first = ids.stream().filter(wanted::contains).toList();
		List<String> others = ids.stream().filter(id -> !wanted.contains(id)).toList();
		int shown = Math.max(0, Math.min(others.size(), limit - first.size()));
		hide(group, others.subList(shown, others.size()));
	}

	private void hide(Group group, List<String> ids) {
		if (ids.isEmpty())
			return;
		folded.put(group, List.copyOf(ids));
		ids.forEach(id -> groups.put(id, group.node()));
	}

	/** True when an element has a node of its own. */
	boolean shows(String id) {
		return !groups.containsKey(id);
	}

	/** The node that shows an element: its own or its group's. */
	String node(String id) {
		return groups.getOrDefault(id, id);
	}

	/** The GSIs that have nodes of their own. */
	List<Integer> gsis() {
		return Stream.concat(lines.driven().stream(), lines.unused().stream()).sorted()
				.filter(gsi -> shows(Places.gsi(gsi))).toList();
	}

	/** The groups that there are, with the elements that they hold. */
	Map<Group, List<String>> groups() {
		return folded;
	}

	/** The elements that have nodes of their own. */
	<T extends Element> List<T> shown(List<T> elements) {
		List<T> shown = new ArrayList<>(elements);
		shown.removeIf(element -> !shows(element.getId()));
		return shown;
	}
}
