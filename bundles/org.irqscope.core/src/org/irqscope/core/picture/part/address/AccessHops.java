package org.irqscope.core.picture.part.address;

import java.util.Optional;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.model.BusKind;
import org.irqscope.model.VirtualMachine;

/** Where the hops of an access stand on the pages about addresses. */
final class AccessHops {
	/** Nodes that stand for no element of the document. */
	static final String USER_SPACE = "user_space", RING = "coalesced_mmio_ring";

	private AccessHops() {
	}

	/** The node of a hop; nothing for what has nothing to do with an access. */
	static Optional<String> node(VirtualMachine machine, Hop hop) {
		if (hop.isBecause(X86Why.USERSPACE_EXIT))
			return Optional.of(USER_SPACE);
		Place.Kind kind = hop.place().kind();
		if (kind == KvmPlace.IO_BUS)
			return Optional.of(AddressPlaces.bus(BusKind.get(hop.place().index())));
		if (kind == KvmPlace.IOEVENTFD)
			return Places.node(machine, new Place(KvmPlace.EVENTFD, hop.place().index()));
		boolean vcpu = hop.context().kind() == ContextKind.VCPU || hop.context().kind() == ContextKind.GUEST;
		if (vcpu && (kind == KvmPlace.GUEST || kind == KvmPlace.VCPU))
			return Places.node(machine, new Place(KvmPlace.VCPU, vcpu(machine, hop)));
		boolean chip = kind == KvmPlace.EVENTFD || kind instanceof X86Place;
		return vcpu && chip ? Places.node(machine, hop.place()) : Optional.empty();
	}

	/** The vCPU whose guest makes the access. */
	static int vcpu(VirtualMachine machine, Hop hop) {
		boolean known = hop.context().kind() == ContextKind.VCPU || hop.context().kind() == ContextKind.GUEST;
		int index = known ? hop.context().index() : 0;
		return Math.min(index, machine.getVcpus().size() - 1);
	}
}
