package org.irqscope.core.session;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.guest.GuestHart;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.riscv.kvmtool.MemoryBanks;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtioDevice;

/** A machine of RISC-V in the emulator, as kvmtool makes it and its guest has set it up. */
final class LoadedRiscv extends EmulatedMachine {
	/** Where kvmtool puts the kernel: its code is what runs. */
	private static final long KERNEL = MemoryBanks.RAM_START + 0x20_0000;
	private static final int PAGE = 0x1000;
	private static final byte[] TYPED = { 'x' };

	private final RiscvMachine document;
	private final RiscvKvm kvm;
	private final RiscvVmIoctls ioctls;
	private final DocumentKvmtool kvmtool;
	/** The educational device of QEMU; kvmtool's own functions are not in documents of this architecture. */
	private final PciMachine pci;

	LoadedRiscv(RiscvMachine document) throws MachineStateException {
		super(document);
		Completeness.check(document);
		this.document = document;
		this.kvm = new RiscvKvm(new RiscvHost(KernelVersion.valueOf(document.getKernel().getName()), true, 0,
				RiscvHost.DEFAULT.maxIds(), document.isSstc(), RiscvHost.DEFAULT.gpaBits()),
				Architecture.RISCV.vocabulary());
		this.pci = new PciMachine(kvm);
		this.ioctls = new RiscvVmIoctls(kvm);
		for (Vcpu vcpu : document.getVcpus())
			ioctls.createVcpu(vcpu.getVcpuId());
		this.kvmtool = new DocumentKvmtool(kvm, document, pci.bus());
		kvm.setVmm(kvmtool);
		memory();
		functions();
		if (document.getIrqchip() == RiscvIrqchip.AIA)
			createAia();
		createEventfds();
		if (!document.getIrqRouting().getEntries().isEmpty())
			new RoutingSetup(ioctls, document.getIrqRouting()).run();
		assignEventfds();
		mapVirtio();
		load();
	}

	/** The virtio devices that kvmtool has without a bus. */
	private void mapVirtio() throws MachineStateException {
		VirtioSetup queues = new VirtioSetup(kvm, pci, this::eventfd, kvmtool);
		for (int index = 0; index < document.getDevices().size(); index++)
			if (document.getDevices().get(index) instanceof VirtioDevice virtio && virtio.getMmio() != null)
				queues.map(virtio, index);
	}

	/** Devices of QEMU with registers. */
	private void functions() throws MachineStateException {
		RegisterSetup setup = new RegisterSetup(kvm, pci, this::eventfd);
		for (int index = 0; index < document.getDevices().size(); index++)
			if (document.getDevices().get(index) instanceof EduDevice)
				setup.add(document.getDevices().get(index), index);
	}

	private void memory() throws MachineStateException {
		for (MemorySlot slot : document.getMemorySlots())
			accepted(kvmtool.memory.register(slot.getGuestPhysAddr(), slot.getMemorySize(), slot.getUserspaceAddr(),
					(slot.getFlags() & 2) != 0 ? MemoryBanks.READONLY : MemoryBanks.RAM), slot,
					"KVM_SET_USER_MEMORY_REGION " + slot.getSlot());
	}

	/** {@code aia__create} and {@code aia__init} */
	private void createAia() throws MachineStateException {
		int harts = document.getVcpus().size();
		accepted(ioctls.aia.create(), document, "KVM_CREATE_DEVICE RISCV_AIA");
		set(AiaDevice.CONFIG, AiaDevice.IDS, RiscvMachines.MOST_SOURCES);
		set(AiaDevice.CONFIG, AiaDevice.SOURCES, RiscvChips.sources(document));
		set(AiaDevice.CONFIG, AiaDevice.HART_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(harts - 1));
		set(AiaDevice.ADDRESS, 0, Kvmtool.IRQCHIP + (long) harts * PAGE);
		for (int hart = 0; hart < harts; hart++)
			set(AiaDevice.ADDRESS, 1 + hart, Kvmtool.IRQCHIP + (long) hart * PAGE);
		set(AiaDevice.CONTROL, 0, 0);
	}

	private void set(int group, int attribute, long value) throws MachineStateException {
		accepted(ioctls.aia.set(group, attribute, value), document,
				"KVM_SET_DEVICE_ATTR " + group + ":" + attribute);
	}

	private void load() throws MachineStateException {
		for (Chip<?, ?> chip : Chips.ALL)
			for (int index = 0; index < Math.min(chip.count(kvm), chip.of(document).size()); index++)
				load(chip, index);
		for (int index = 0; index < document.getVcpus().size(); index++)
			load((RiscvVcpu) document.getVcpus().get(index), kvm.vcpu(index));
	}

	private static void load(RiscvVcpu hart, org.irqscope.emulator.riscv.RiscvVcpu target) {
		target.setMpState(hart.isStopped() ? org.irqscope.emulator.riscv.RiscvVcpu.STOPPED
				: org.irqscope.emulator.riscv.RiscvVcpu.RUNNABLE);
		target.registers.sepc.set(KERNEL);
		target.registers.sie.set(hart.isInterruptFlag());
		target.interrupts.restore(hart.getIrqsPending(), hart.getIrqsPendingMask(), hart.getHvip(), hart.getSie());
		if (target.imsic.file.topei() != 0 && target.imsic.file.eidelivery() != 0)
			target.imsic.file.restored();
		if (hart.isStopped())
			return;
		GuestHart guest = target.guest;
		if (hart.isInGuest() || hart.isWaiting())
			guest.resume();
		if (hart.isWaiting())
			guest.waitForInterrupt();
	}

	@Override
	public RiscvKvm kvm() {
		return kvm;
	}

	@Override
	RiscvVmIoctls ioctls() {
		return ioctls;
	}

	@Override
	PciMachine pci() {
		return pci;
	}

	@Override
	void lineRaised(int gsi) {
		kvmtool.raise(gsi);
	}

	@Override
	int line(int gsi, boolean level) {
		if (kvmtool.plic().isEmpty())
			return super.line(gsi, level);
		kvmtool.irqLine(gsi, level);
		return 0;
	}

	/** Something is typed for a serial port; others drive their lines themselves. */
	@Override
	void driveLine(Device device, int index) {
		if (device instanceof SerialDevice)
			kvmtool.serial(device).ifPresent(port -> inDevice(index, 1, () -> port.type(TYPED)));
		else if (device.isLevel())
			inDevice(index, 1, () -> kvmtool.irqLine(device.getGsi(), true));
		else
			inDevice(index, 1, () -> kvmtool.irqTrigger(device.getGsi()));
	}

	@Override
	void signal(org.irqscope.model.Eventfd eventfd) {
		eventfd(eventfd).eventfdSignal();
	}
}
