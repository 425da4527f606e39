package org.irqscope.emulator.script.x86;

import java.util.Optional;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.vmm.MsixVector;
import org.irqscope.emulator.vmm.PciBus;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.virtio.GuestStore;
import org.irqscope.emulator.vmm.virtio.VirtioDevices;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.emulator.x86.guest.GuestCpu;

/** What a guest does with the PCI functions of its machine, as the stores that it makes. For the emulator's thread. */
public final class PciOps {
	private static final int WORD = 4, HALF = 2;
	private static final long BITS = 0xffffffffL;

	private final PciBus bus;

	public PciOps(PciBus bus) {
		this.bus = bus;
	}

	/** True when the machine has the function and its entry. */
	public boolean knows(Op op) {
		if (op.code() == OpCode.DEVICE_EVENT)
			return bus.mapped(op.intArgument(0)).isPresent();
		if (op.code().ofQueues())
			return queues(op).filter(one -> op.code() == OpCode.CONFIG_CHANGE
					|| op.argument(1) < one.queues().size()).isPresent();
		return device(op).filter(device -> !ofTable(op) || !device.sort().hasPin())
				.filter(device -> !hasEntry(op) || op.argument(1) < device.msix().vectors().size()).isPresent();
	}

	private static boolean hasEntry(Op op) {
		return switch (op.code()) {
		case MSIX_CONTROL, MSIX_PBA, PCI_COMMAND, PCI_CONFIG -> false;
		default -> true;
		};
	}

	private static boolean ofTable(Op op) {
		return op.code() != OpCode.PCI_COMMAND && op.code() != OpCode.PCI_CONFIG;
	}

	private Optional<PciDevice> device(Op op) {
		return bus.device(op.intArgument(0));
	}

	private Optional<VirtioTransport> queues(Op op) {
		return VirtioDevices.of(bus, op.intArgument(0));
	}

	/** What a device does by itself: it wants the interrupt of an entry, or something comes from outside. */
	public long happens(Op op) {
		if (!knows(op))
			return -Errno.ENOENT;
		switch (op.code()) {
		case DEVICE_EVENT -> bus.mapped(op.intArgument(0)).orElseThrow().raise(op.intArgument(1));
		case VQ_ARRIVE -> queues(op).orElseThrow().arrive(op.intArgument(1));
		case CONFIG_CHANGE -> queues(op).orElseThrow().changeConfig();
		default -> device(op).orElseThrow().raise(op.intArgument(1));
		}
		return 0;
	}

	/** The instructions of an operation, on a vCPU whose guest runs: 0, or what was read. */
	public long run(Op op, GuestCpu guest) {
		if (!knows(op))
			return -Errno.ENOENT;
		if (op.code().ofQueues())
			return queue(op, guest::write);
		PciDevice device = device(op).orElseThrow();
		switch (op.code()) {
		case MSIX_MASK -> write(guest, device, op, MsixVector.CONTROL, 1);
		case MSIX_UNMASK -> write(guest, device, op, MsixVector.CONTROL, 0);
		case MSIX_ADDRESS -> write(guest, device, op, MsixVector.ADDRESS_LOW, op.argument(2));
		case MSIX_DATA -> write(guest, device, op, MsixVector.DATA, op.argument(2));
		case MSIX_MOVE -> move(guest, device, op);
		case MSIX_CONTROL -> config(guest, device, PciBus.MESSAGE_CONTROL, op.argument(1));
		case PCI_COMMAND -> config(guest, device, PciBus.COMMAND, op.argument(1));
		case PCI_CONFIG -> configWord(guest, device, op.intArgument(1), op.argument(2));
		default -> {
			return guest.read(bus.address(device, 0, PciBus.PENDING_BITS), WORD);
		}
		}
		return 0;
	}

	/** What the driver of a queue does; an error where the ring is full. */
	public long queue(Op op, GuestStore guest) {
		VirtioTransport device = queues(op).orElseThrow();
		int queue = op.intArgument(1);
		if (op.code() == OpCode.VQ_HANDLE) {
			device.interrupted(queue);
			return 0;
		}
		return device.submit(queue, guest) ? 0 : -Errno.ENOSPC;
	}

	private void write(GuestCpu guest, PciDevice device, Op op, int offset, long value) {
		guest.write(bus.address(device, op.intArgument(1), offset), value & BITS, WORD);
	}

	/** {@code pci_write_msg_msix}: nothing of a message is seen before all of it is there. */
	private void move(GuestCpu guest, PciDevice device, Op op) {
		write(guest, device, op, MsixVector.CONTROL, 1);
		write(guest, device, op, MsixVector.ADDRESS_LOW, op.argument(2));
		write(guest, device, op, MsixVector.ADDRESS_HIGH, op.argument(2) >>> 32);
		write(guest, device, op, MsixVector.DATA, op.argument(3));
		write(guest, device, op, MsixVector.CONTROL, 0);
	}

	/** A word, or the upper half of one where the offset says so. */
	private void configWord(GuestCpu guest, PciDevice device, int offset, long value) {
		if ((offset & WORD - 1) != 0) {
			config(guest, device, offset, value);
			return;
		}
		guest.out(PciBus.CONFIG_ADDRESS, bus.configAddress(device, offset) & BITS, WORD);
		guest.out(PciBus.CONFIG_DATA, value & BITS, WORD);
	}

	private void config(GuestCpu guest, PciDevice device, int offset, long value) {
		guest.out(PciBus.CONFIG_ADDRESS, bus.configAddress(device, offset) & BITS, WORD);
		guest.out(PciBus.CONFIG_DATA + (offset & WORD - 1), value & 0xffff, HALF);
	}
}
