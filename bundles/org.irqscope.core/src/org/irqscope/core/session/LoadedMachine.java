package org.irqscope.core.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.MemorySlots;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.model.Device;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqfd;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.MpState;
import org.irqscope.model.PostedInterruptDescriptor;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;

/**
 * A machine of the emulator, loaded with the state of a document in the way a VMM restores a VM: chips and vCPUs are
 * made, routes and irqfds assigned, then states are written.
 */
public final class LoadedMachine {
	private final VirtualMachine document;
	private final X86Kvm kvm;
	private final X86VmIoctls ioctls;
	private final DocumentVmm vmm;
	private final Map<org.irqscope.model.Eventfd, Eventfd> eventfds = new HashMap<>();
	private final Map<org.irqscope.model.Eventfd, BypassProducer> producers = new HashMap<>();

	/**
	 * Loads a machine.
	 *
	 * @throws MachineStateException when the kernel would refuse a part of it
	 */
	public LoadedMachine(VirtualMachine document) throws MachineStateException {
		Completeness.check(document);
		this.document = document;
		this.kvm = new X86Kvm(Conversions.host(document.getHost()));
		this.ioctls = new X86VmIoctls(kvm);
		this.vmm = new DocumentVmm(this);
		kvm.setVmm(vmm);
		createChips();
		for (Vcpu vcpu : document.getVcpus())
			ioctls.createVcpu(vcpu.getVcpuId());
		for (org.irqscope.model.Eventfd eventfd : document.getEventfds())
			eventfds.put(eventfd, kvm.createEventfd());
		assign();
		document.getVcpus().forEach(this::writeVcpu);
		Chips.SHARED.forEach(chip -> chip.load(document, kvm));
		document.getVcpus().forEach(this::resume);
		document.getVcpus().forEach(this::post);
	}

	private void createChips() throws MachineStateException {
		switch (document.getIrqchipMode()) {
		case KERNEL -> ioctls.createIrqchip();
		case SPLIT -> accepted(ioctls.enableSplitIrqchip(document.getReservedIoapicPins()), document,
				"KVM_CAP_SPLIT_IRQCHIP");
		case NONE -> {
			// Every chip is in user space; the machine has nothing to walk through.
		}
		}
		for (Chip<?, ?> chip : Chips.SHARED)
			accepted(chip.create(document, kvm), document, chip.creation());
	}

	private static void accepted(int result, EObject part, String what) throws MachineStateException {
		if (result != 0)
			throw new MachineStateException(part, what, -result);
	}

	private void assign() throws MachineStateException {
		new RoutingSetup(ioctls, document.getIrqRouting()).run();
		for (MemorySlot slot : document.getMemorySlots())
			accepted(kvm.memorySlots().set(new MemorySlots.Slot(slot.getSlot(), slot.getFlags(),
					slot.getGuestPhysAddr(), slot.getMemorySize(), slot.getUserspaceAddr())), slot,
					"KVM_SET_USER_MEMORY_REGION " + slot.getSlot());
		for (Irqfd irqfd : document.getIrqfds())
			assign(irqfd);
		for (IoBus bus : document.getBuses())
			for (Ioeventfd ioeventfd : bus.getIoeventfds())
				assign(bus, ioeventfd);
		if (document.getHost().isDevicePostedIrqs())
			for (IrqBypassProducer producer : document.getBypassProducers())
				register(producer);
	}

	private void assign(Irqfd irqfd) throws MachineStateException {
		if (irqfd.getEventfd() == null)
			throw new MachineStateException(irqfd, Texts.of("machine.irqfd.no.eventfd", irqfd.getId()));
		if (irqfd.getGsi() < 0)
			throw new MachineStateException(irqfd, Texts.of("machine.irqfd.no.gsi", irqfd.getId()));
		Optional<Eventfd> resamplefd = Optional.ofNullable(irqfd.getResamplefd()).map(eventfds::get);
		accepted(kvm.irqfds().irqfd(eventfds.get(irqfd.getEventfd()), irqfd.getGsi(),
				resamplefd.isPresent() ? Irqfds.RESAMPLE : 0, resamplefd), irqfd, "KVM_IRQFD " + irqfd.getId());
	}

	private void assign(IoBus bus, Ioeventfd ioeventfd) throws MachineStateException {
		int flags = switch (bus.getKind()) {
		case KVM_PIO_BUS -> Ioeventfds.PIO;
		case KVM_VIRTIO_CCW_NOTIFY_BUS -> Ioeventfds.VIRTIO_CCW_NOTIFY;
		default -> 0;
		};
		accepted(kvm.ioeventfds().ioeventfd(ioeventfd.getDatamatch(), ioeventfd.getAddress(), ioeventfd.getLength(),
				eventfds.get(ioeventfd.getEventfd()), ioeventfd.isWildcard() ? flags : flags | Ioeventfds.DATAMATCH),
				ioeventfd, "KVM_IOEVENTFD " + bus.getKind() + " 0x" + Long.toHexString(ioeventfd.getAddress()));
	}

	/** A device that is passed through: its interrupts are posted where one vCPU takes them. */
	private void register(IrqBypassProducer producer) throws MachineStateException {
		if (producer.getEventfd() == null)
			return;
		BypassProducer made = kvm.createBypassProducer(producer.getHostIrq(), eventfds.get(producer.getEventfd()));
		accepted(made.register(), producer, "irq_bypass_register_producer");
		producers.put(producer.getEventfd(), made);
	}

	private void writeVcpu(Vcpu vcpu) {
		int index = document.getVcpus().indexOf(vcpu);
		X86Vcpu target = kvm.vcpus().get(index);
		Chips.OF_VCPU.forEach(chip -> chip.load(document, kvm, index));
		new VcpuIoctls(target).setMpState(vcpu.getMpState().getValue());
		target.guest().setInterruptFlag(vcpu.isInterruptFlag());
	}

	/** What is posted comes last: whoever looks for interrupts takes it out of the descriptor. */
	private void post(Vcpu vcpu) {
		PostedInterruptDescriptor pid = vcpu.getPid();
		if (document.getHost().isApicv())
			kvm.vcpus().get(document.getVcpus().indexOf(vcpu)).apicv().restore(pid.getPir().vectors(), pid.isOn(),
					pid.isSn());
	}

	/** What the document has in the guest has served the requests that loading it has made. */
	private void resume(Vcpu vcpu) {
		GuestCpu guest = kvm.vcpus().get(document.getVcpus().indexOf(vcpu)).guest();
		if (vcpu.isInGuest() && vcpu.getMpState() == MpState.RUNNABLE)
			guest.resume();
	}

	public X86Kvm kvm() {
		return kvm;
	}

	/** Raises what a device has tied to an eventfd: an interrupt of the host where it is passed through. */
	void signal(org.irqscope.model.Eventfd eventfd) {
		Optional.ofNullable(producers.get(eventfd)).ifPresentOrElse(BypassProducer::raise,
				() -> eventfd(eventfd).eventfdSignal());
	}

	X86VmIoctls ioctls() {
		return ioctls;
	}

	DocumentVmm vmm() {
		return vmm;
	}

	/** The document that the machine was loaded from. */
	VirtualMachine document() {
		return document;
	}

	Eventfd eventfd(org.irqscope.model.Eventfd eventfd) {
		return eventfds.get(eventfd);
	}

	/** The number of a device in the document; walks stand on it. */
	int deviceIndex(Device device) {
		return document.getDevices().indexOf(device);
	}

	List<Device> devices() {
		return document.getDevices();
	}
}
