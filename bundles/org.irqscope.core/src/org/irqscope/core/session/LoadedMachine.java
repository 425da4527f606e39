package org.irqscope.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.model.Device;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.MpState;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.PostedInterruptDescriptor;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * A machine of the emulator, loaded with the state of a document in the way a VMM restores a VM: chips and vCPUs are
 * made, routes and irqfds assigned, then states are written.
 */
public final class LoadedMachine extends EmulatedMachine {
	private final VirtualMachine document;
	/** The last id that fits into eight bits and is not that of all, and both flags of KVM_CAP_X2APIC_API. */
	private static final int LAST_XAPIC_ID = 254, X2APIC_API = 3;
	private final X86Kvm kvm;
	private final X86VmIoctls ioctls;
	private final DocumentVmm vmm;
	private final PciMachine pci;
	private final Map<org.irqscope.model.Eventfd, BypassProducer> producers = new HashMap<>();

	/**
	 * Loads a machine.
	 *
	 * @throws MachineStateException when the kernel would refuse a part of it
	 */
	public LoadedMachine(VirtualMachine document) throws MachineStateException {
		super(document);
		Completeness.check(document);
		this.document = document;
		this.kvm = new X86Kvm(Conversions.host(document.getHost()), Architecture.X86.vocabulary());
		this.pci = new PciMachine(kvm);
		this.ioctls = new X86VmIoctls(kvm);
		this.vmm = new DocumentVmm(this);
		kvm.setVmm(vmm);
		createChips();
		// Whoever makes such vCPUs has asked for ids of 32 bits before.
		if (document.getVcpus().stream().anyMatch(vcpu -> vcpu.getVcpuId() > LAST_XAPIC_ID))
			ioctls.enableX2apicApi(X2APIC_API);
		for (Vcpu vcpu : document.getVcpus())
			ioctls.createVcpu(vcpu.getVcpuId());
		createEventfds();
		assign();
		new PciSetup(kvm, pci, this::eventfd, eventfd -> Optional.ofNullable(producers.get(eventfd))).run(document);
		for (Vcpu vcpu : document.getVcpus())
			writeVcpu(vcpu);
		for (Chip<?, ?> chip : Chips.SHARED)
			for (int index = 0; index < chip.count(kvm); index++)
				load(chip, index);
		document.getVcpus().forEach(this::resume);
		document.getVcpus().forEach(this::post);
	}

	private void createChips() throws MachineStateException {
		switch (X86Chips.irqchipMode(document)) {
		case KERNEL -> ioctls.createIrqchip();
		case SPLIT -> accepted(ioctls.enableSplitIrqchip(X86Chips.of(document).getReservedIoapicPins()), document,
				"KVM_CAP_SPLIT_IRQCHIP");
		case NONE -> {
			// Every chip is in user space; the machine has nothing to walk through.
		}
		}
		for (Chip<?, ?> chip : Chips.SHARED)
			accepted(chip.create(document, kvm), document, chip.creation());
	}

	private boolean routes() {
		return X86Chips.irqchipMode(document) != org.irqscope.model.IrqchipMode.NONE;
	}

	private void assign() throws MachineStateException {
		// Nobody gives a table to a kernel that routes nothing; it would refuse even an empty one.
		if (routes() || !document.getIrqRouting().getEntries().isEmpty())
			new RoutingSetup(ioctls, document.getIrqRouting()).run();
		for (MemorySlot slot : document.getMemorySlots())
			accepted(kvm.memorySlots().set(new MemorySlots.Slot(slot.getSlot(), slot.getFlags(),
					slot.getGuestPhysAddr(), slot.getMemorySize(), slot.getUserspaceAddr())), slot,
					"KVM_SET_USER_MEMORY_REGION " + slot.getSlot());
		assignEventfds();
		boolean all = document.getHost().isDevicePostedIrqs();
		for (IrqBypassProducer producer : document.getBypassProducers())
			if (all || PciFunctions.signals(document, producer.getEventfd()))
				register(producer);
	}

	/** A device that is passed through: its interrupts are posted where one vCPU takes them. */
	private void register(IrqBypassProducer producer) throws MachineStateException {
		if (producer.getEventfd() == null)
			return;
		BypassProducer made = kvm.createBypassProducer(producer.getHostIrq(), eventfd(producer.getEventfd()));
		if (producer.getIrte() != null && !producer.getIrte().isPresent())
			made.loseIrte();
		int result = made.register();
		// VFIO only logs that nothing can be posted.
		accepted(result == -Errno.ENOSYS ? 0 : result, producer, "irq_bypass_register_producer");
		producers.put(producer.getEventfd(), made);
	}

	private void writeVcpu(Vcpu vcpu) throws MachineStateException {
		int index = document.getVcpus().indexOf(vcpu);
		X86Vcpu target = kvm.vcpus().get(index);
		for (Chip<?, ?> chip : Chips.OF_VCPU)
			if (index < chip.count(kvm))
				load(chip, index);
		accepted(new VcpuIoctls(target).setMpState(vcpu.getMpState().getValue()), vcpu, "KVM_SET_MP_STATE");
		target.guest().setInterruptFlag(vcpu.isInterruptFlag());
	}

	/** What is posted comes last: whoever looks for interrupts takes it out of the descriptor. */
	private void post(Vcpu vcpu) {
		PostedInterruptDescriptor pid = X86Chips.of(vcpu).getPid();
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

	@Override
	public X86Kvm kvm() {
		return kvm;
	}

	/** Raises what a device has tied to an eventfd: an interrupt of the host where it is passed through. */
	@Override
	void signal(org.irqscope.model.Eventfd eventfd) {
		Optional.ofNullable(producers.get(eventfd)).ifPresentOrElse(BypassProducer::raise,
				() -> eventfd(eventfd).eventfdSignal());
	}

	@Override
	PciMachine pci() {
		return pci;
	}

	@Override
	X86VmIoctls ioctls() {
		return ioctls;
	}

	@Override
	void lineRaised(int gsi) {
		vmm.raise(gsi);
	}

	@Override
	void driveLine(Device device, int index) {
		inDevice(index, 1, () -> ioctls.irqLine(device.getGsi(), 1));
		if (!device.isLevel())
			inDevice(index, 0, () -> ioctls.irqLine(device.getGsi(), 0));
	}
}
