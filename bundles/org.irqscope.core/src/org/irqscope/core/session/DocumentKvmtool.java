package org.irqscope.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.riscv.kvmtool.Serial8250;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.MappedDevice;
import org.irqscope.emulator.vmm.PciBus;
import org.irqscope.emulator.vmm.virtio.VirtioMmio;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VmmKind;

/** kvmtool with the devices of a document, and what the guest's drivers do with them. */
final class DocumentKvmtool extends Kvmtool implements VirtioSetup.Lines {
	private static final FieldName RAISED = new FieldName(MachinePlace.VMM, "raised");
	private static final int RECEIVED = 0, IIR = 2, LSR = 5, DATA_READY = 1, RDI = 1, STRIDE = 0x1000, IDENTITY = 0x7ff;

	private final RiscvKvm kvm;
	private final RiscvMachine document;
	private final PciBus pci;
	private final Map<Device, Serial8250> ports = new HashMap<>();
	/** The line that a stimulus without a device raised. */
	private final IntField raised;

	DocumentKvmtool(RiscvKvm kvm, RiscvMachine document, PciBus pci) {
		super(kvm, document.getIrqchip() == RiscvIrqchip.PLIC);
		this.kvm = kvm;
		this.document = document;
		this.pci = pci;
		this.raised = Struct.hidden(kvm.journal().state()).plusOne(RAISED);
		for (Device device : document.getDevices())
			if (device instanceof SerialDevice && device.getSignalling() == Signalling.IRQ_LINE) {
				Serial8250 port = addSerial(device.getGsi());
				port.restore(RDI);
				ports.put(device, port);
			}
	}

	/** A stimulus raises a line and does not lower it. */
	void raise(int line) {
		raised.set(line + 1);
	}

	Optional<Serial8250> serial(Device device) {
		return Optional.ofNullable(ports.get(device));
	}

	/** The driver of each device whose interrupt it is. */
	@Override
	public void handled(int hart, int number) {
		for (MappedDevice device : pci.mapped())
			if (device instanceof EduPci edu && isInterruptOf(edu, hart, number))
				acknowledge(kvm.vcpu(hart), edu);
			else if (device instanceof VirtioMmio virtio && virtio.asserts()
					&& virtio.end().gsi().stream().anyMatch(line -> isInterruptOf(line, hart, number)))
				serve(virtio, kvm.vcpu(hart));
		for (Device device : document.getDevices())
			if (device.getSignalling() == Signalling.IRQ_LINE && isInterruptOf(device.getGsi(), hart, number))
				serve(device, kvm.vcpu(hart));
		if (raised.isSet() && isInterruptOf(raised.get() - 1, hart, number))
			irqLine(raised.get() - 1, false);
	}

	/** A line's number is that of its source, which has an identity of its own where the kernel has the chip. */
	private boolean isInterruptOf(int line, int hart, int number) {
		if (plic().isPresent())
			return line == number;
		return kvm.aplic.has(line) && kvm.aplic.source(line).eiid() == number
				&& kvm.aplic.source(line).hart() == kvm.vcpu(hart).aia.hartIndex();
	}

	private boolean isInterruptOf(EduPci device, int hart, int number) {
		return device.msi().enabled() ? (device.msi().data() & IDENTITY) == number
				: isInterruptOf(device.gsi(), hart, number);
	}

	/** The driver of the educational device reads what has happened, and says that it knows. */
	private static void acknowledge(RiscvVcpu vcpu, EduPci device) {
		long status = vcpu.guest.load(device.bar() + EduPci.IRQ_STATUS, Integer.BYTES);
		vcpu.guest.store(device.bar() + EduPci.ACK, status, Integer.BYTES);
	}

	@Override
	public void drive(VmmKind vmm, int line, boolean high) {
		irqLine(line, high);
	}

	@Override
	public void pulse(int line) {
		irqTrigger(line);
	}

	/** {@code vm_interrupt} of the guest. */
	private static void serve(VirtioMmio device, RiscvVcpu vcpu) {
		long status = vcpu.guest.load(device.address() + VirtioMmio.INTERRUPT_STATUS, Integer.BYTES);
		vcpu.guest.store(device.address() + VirtioMmio.INTERRUPT_ACK, status, Integer.BYTES);
		device.handle(status);
	}

	@Override
	public void mmio(RiscvVcpu vcpu, long address, int length, GuestData data, boolean write) {
		if (pci.mapped().stream().noneMatch(device -> device.holds(IoBus.Kind.KVM_MMIO_BUS, address)))
			super.mmio(vcpu, address, length, data, write);
		else if (write)
			pci.write(IoBus.Kind.KVM_MMIO_BUS, address, length, data.get());
		else
			data.set(pci.read(IoBus.Kind.KVM_MMIO_BUS, address, length).orElseThrow());
	}

	private void serve(Device device, RiscvVcpu vcpu) {
		Optional<Serial8250> port = serial(device);
		if (port.isPresent())
			read(vcpu, UART + (long) serials().indexOf(port.get()) * STRIDE);
		else if (device.isLevel() && !(device instanceof EduDevice))
			irqLine(device.getGsi(), false);
	}

	/** The driver of a serial port looks why it was called, and takes what was typed. */
	private static void read(RiscvVcpu vcpu, long base) {
		vcpu.guest.load(base + IIR, 1);
		while ((vcpu.guest.load(base + LSR, 1) & DATA_READY) != 0)
			vcpu.guest.load(base + RECEIVED, 1);
	}
}
