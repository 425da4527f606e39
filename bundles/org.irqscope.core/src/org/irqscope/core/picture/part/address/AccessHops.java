package org.irqscope.core.picture.part.address;

import java.util.Optional;
import java.util.Set;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.hart.HartWhy;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.model.BusKind;
import org.irqscope.model.VirtualMachine;

/** Where the hops of an access stand on the pages about addresses. */
final class AccessHops {
	/** Nodes that stand for no element of the document. */
	static final String USER_SPACE = "user_space", RING = "coalesced_mmio_ring";

	/** What stands in user space, and is asked by the thread of the vCPU. */
	private static final Set<Place.Kind> OF_USER_SPACE = Set.of(RiscvPlace.UART, RiscvPlace.PLIC,
			RiscvPlace.PLIC_CONTEXT);

	private AccessHops() {
	}

	/** The node of a hop; nothing for what has nothing to do with an access. */
	static Optional<String> node(VirtualMachine machine, Hop hop) {
		Place.Kind kind = hop.place().kind();
		if (leaves(hop) || kind == RiscvPlace.KVMTOOL)
			return Optional.of(USER_SPACE);
		if (kind == KvmPlace.IO_BUS)
			return Optional.of(AddressPlaces.bus(BusKind.get(hop.place().index())));
		if (kind == KvmPlace.IOEVENTFD)
			return Places.node(machine, new Place(KvmPlace.EVENTFD, hop.place().index()));
		boolean vcpu = hop.context().kind() == ContextKind.VCPU || hop.context().kind() == ContextKind.GUEST;
		if (vcpu && (kind == KvmPlace.GUEST || kind == KvmPlace.VCPU))
			return Places.node(machine, new Place(KvmPlace.VCPU, vcpu(machine, hop)));
		if (vcpu && OF_USER_SPACE.contains(kind))
			return Optional.of(USER_SPACE);
		boolean chip = kind == KvmPlace.EVENTFD || kind instanceof X86Place || kind instanceof RiscvPlace;
		return vcpu && chip ? Places.node(machine, hop.place()) : Optional.empty();
	}

	/** True where the access is for user space. */
	static boolean leaves(Hop hop) {
		return hop.isBecause(X86Why.USERSPACE_EXIT) || hop.isBecause(HartWhy.USERSPACE_EXIT);
	}

	/** The vCPU whose guest makes the access. */
	static int vcpu(VirtualMachine machine, Hop hop) {
		boolean known = hop.context().kind() == ContextKind.VCPU || hop.context().kind() == ContextKind.GUEST;
		int index = known ? hop.context().index() : 0;
		return Math.min(index, machine.getVcpus().size() - 1);
	}
}
