package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.IOEVENTFD__EVENTFD;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.BusKind;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.VirtualMachine;

/**
 * Which memory slots and ioeventfds the kernel takes beside the others of a machine: its own checks are asked. Reads
 * the model only.
 */
final class AddressRules {
	private AddressRules() {
	}

	/** Why a feature of a memory slot or an ioeventfd cannot have a value; nothing when it can, or for others. */
	static Optional<String> refusal(EObject element, EStructuralFeature feature, Object value) {
		if (element instanceof MemorySlot slot && slot.eContainer() instanceof VirtualMachine machine)
			return slot(machine, slot, with(slot, feature, value));
		if (element instanceof Ioeventfd ioeventfd && ioeventfd.eContainer() instanceof IoBus bus
				&& feature != IOEVENTFD__EVENTFD)
			return ioeventfd(bus, ioeventfd, with(ioeventfd, feature, value));
		return Optional.empty();
	}

	private static <T extends EObject> T with(T element, EStructuralFeature feature, Object value) {
		T changed = EcoreUtil.copy(element);
		changed.eSet(feature, value);
		return changed;
	}

	/** The others are there already; whether they could be is not the question. */
	private static Optional<String> slot(VirtualMachine machine, MemorySlot slot, MemorySlot wanted) {
		MemorySlots slots = new MemorySlots(new Journal(Architecture.X86.vocabulary()), X86Kvm.MEMORY);
		for (MemorySlot other : machine.getMemorySlots())
			if (other != slot)
				slots.set(of(other));
		boolean taken = machine.getMemorySlots().stream()
				.anyMatch(other -> other != slot && other.getSlot() == wanted.getSlot());
		int result = slots.set(of(wanted));
		if (result == -Errno.EEXIST)
			return refused("KVM_SET_USER_MEMORY_REGION", result, "limit.slot.overlaps");
		if (taken)
			return refused("KVM_SET_USER_MEMORY_REGION", -Errno.EINVAL, "limit.slot.taken");
		return result == 0 ? Optional.empty()
				: refused("KVM_SET_USER_MEMORY_REGION", result, wanted.getMemorySize() == 0 ? "limit.slot.empty"
						: "limit.slot.beyond");
	}

	private static MemorySlots.Slot of(MemorySlot slot) {
		return new MemorySlots.Slot(slot.getSlot(), slot.getFlags(), slot.getGuestPhysAddr(), slot.getMemorySize(),
				slot.getUserspaceAddr());
	}

	private static Optional<String> ioeventfd(IoBus bus, Ioeventfd ioeventfd, Ioeventfd wanted) {
		X86Kvm kvm = new X86Kvm(Host.DEFAULT);
		Map<Object, Eventfd> eventfds = new HashMap<>();
		for (Ioeventfd other : bus.getIoeventfds())
			if (other != ioeventfd)
				assign(kvm, bus.getKind(), other, eventfds);
		int result = assign(kvm, bus.getKind(), wanted, eventfds);
		return result == 0 ? Optional.empty()
				: refused("KVM_IOEVENTFD", result, result == -Errno.EEXIST ? "limit.ioeventfd.collides"
						: "limit.ioeventfd.any.length");
	}

	private static int assign(X86Kvm kvm, BusKind bus, Ioeventfd ioeventfd, Map<Object, Eventfd> eventfds) {
		int flags = bus == BusKind.KVM_PIO_BUS ? Ioeventfds.PIO
				: bus == BusKind.KVM_VIRTIO_CCW_NOTIFY_BUS ? Ioeventfds.VIRTIO_CCW_NOTIFY : 0;
		Eventfd eventfd = eventfds.computeIfAbsent(ioeventfd.getEventfd(), key -> kvm.createEventfd());
		return kvm.ioeventfds().ioeventfd(ioeventfd.getDatamatch(), ioeventfd.getAddress(), ioeventfd.getLength(),
				eventfd, ioeventfd.isWildcard() ? flags : flags | Ioeventfds.DATAMATCH);
	}

	private static Optional<String> refused(String call, int result, String reason) {
		return Settings.refuse(true, reason, call, Errno.name(-result), -result);
	}
}
