package org.irqscope.core.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.core.Texts;
import org.irqscope.core.act.Edits;
import org.irqscope.core.act.Operations;
import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.vmm.MappedDevice;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.serial.Uart;
import org.irqscope.emulator.vmm.virtio.VirtioDevices;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.model.Device;
import org.irqscope.model.MsixEntry;

/** Lets impulses come to a machine. Used by the thread that runs it. */
class Stimulation {
	private final Kvm kvm;
	private final PciMachine pci;
	private final VmIoctls ioctls;
	private final Operations operations;
	private final Edits edits;

	Stimulation(Kvm kvm, PciMachine pci) {
		this.kvm = kvm;
		this.pci = pci;
		this.ioctls = new VmIoctls(kvm);
		this.operations = Operations.of(kvm, pci.bus());
		this.edits = new Edits(kvm);
	}

	/** The PCI functions of the machine. */
	PciMachine pci() {
		return pci;
	}

	/** Why an impulse cannot come to the machine as it is now, in the user's language. */
	Optional<String> refusal(Impulse impulse) {
		if (impulse instanceof Impulse.OfEdit edit)
			return edits.refusal(edit);
		return knows(impulse) ? Optional.empty() : Optional.of(Texts.of("impulse.unknown", impulse.title()));
	}

	/** True when the machine has the part that the impulse is about. */
	boolean knows(Impulse impulse) {
		if (impulse instanceof Impulse.OfEventfd eventfd)
			return 0 <= eventfd.eventfd() && eventfd.eventfd() < kvm.eventfds().size();
		if (impulse instanceof Impulse.OfOperation operation)
			return operations.knows(operation.op());
		return !(impulse instanceof Impulse.OfDevice);
	}

	/**
	 * What the impulse does at once; time does nothing by itself.
	 *
	 * @param before the operations that came before it
	 * @return the kernel's answer, where it has one
	 */
	OptionalLong apply(Impulse impulse, List<Op> before) {
		if (impulse instanceof Impulse.OfEventfd eventfd)
			kvm.eventfds().get(eventfd.eventfd()).eventfdSignal();
		else if (impulse instanceof Impulse.OfLine line)
			return OptionalLong.of(ioctls.irqLineStatus(line.gsi(), line.level() ? 1 : 0));
		else if (impulse instanceof Impulse.OfMessage message)
			return OptionalLong.of(ioctls.signalMsi(message.address(), message.data()));
		else if (impulse instanceof Impulse.OfOperation operation)
			return OptionalLong.of(operations.run(operation.op(), before));
		else if (impulse instanceof Impulse.OfEdit edit)
			return OptionalLong.of(edits.apply(edit));
		return OptionalLong.empty();
	}

	/** As above, for the machine of a document, whose devices and user space are known. */
	static final class OfDocument extends Stimulation {
		/** What somebody types at a serial port. */
		private static final int TYPED = 'a';
		private final EmulatedMachine machine;

		OfDocument(EmulatedMachine machine) {
			super(machine.kvm(), machine.pci());
			this.machine = machine;
		}

		@Override
		boolean knows(Impulse impulse) {
			if (impulse instanceof Impulse.OfDevice device)
				return 0 <= device.device() && device.device() < machine.devices().size();
			return super.knows(impulse);
		}

		@Override
		OptionalLong apply(Impulse impulse, List<Op> before) {
			if (impulse instanceof Impulse.OfLine line) {
				if (line.level())
					machine.lineRaised(line.gsi());
				return OptionalLong.of(machine.line(line.gsi(), line.level()));
			}
			if (!(impulse instanceof Impulse.OfDevice device))
				return super.apply(impulse, before);
			Optional<VirtioTransport> queues = VirtioDevices.of(machine.pci().bus(), device.device());
			if (queues.isPresent()) {
				queues.get().happen();
				return OptionalLong.empty();
			}
			Optional<MappedDevice> registers = machine.pci().bus().mapped(device.device());
			Optional<PciDevice> function = machine.pci().bus().device(device.device());
			if (registers.isPresent())
				registers.get().raise(registers.get() instanceof Uart ? TYPED : 0);
			else
				function.ifPresentOrElse(one -> one.raise(0), () -> raise(device.device()));
			return OptionalLong.empty();
		}

		private void raise(int index) {
			Device device = machine.devices().get(index);
			switch (device.getSignalling()) {
			case IRQFD -> machine.inDevice(index, 1, () -> machine.signal(device.getEventfd()));
			case IRQ_LINE -> machine.driveLine(device, index);
			case SIGNAL_MSI -> {
				List<MsixEntry> entries = device.getMsix() == null ? List.of() : device.getMsix().getEntries();
				Optional<MsixEntry> open = entries.stream().filter(one -> !one.isMasked()).findFirst();
				if (open.isPresent())
					machine.inDevice(index, 1,
							() -> machine.ioctls().signalMsi(open.get().getAddress(), open.get().getData()));
				else if (!entries.isEmpty())
					machine.inDevice(index, 1, () -> machine.kvm().journal().why(KvmWhy.MSIX_MASKED, 0));
			}
			}
		}
	}
}
