package org.irqscope.core.session;

import org.irqscope.core.Texts;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Machines;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Whether a document has all the parts without which there is no machine. Reads the model only. */
public final class Completeness {
	private static final int PICS = 2;
	/** A delivery that is cut short more often shows nothing new. */
	private static final int MOST_VECTORING_EXITS = 100;

	private Completeness() {
	}

	/**
	 * Looks for the parts of a machine.
	 *
	 * @throws MachineStateException that names the first part that is missing
	 */
	public static void check(VirtualMachine machine) throws MachineStateException {
		checkPicture(machine);
		require(machine.getHost().getVectoringExits() >= 0
				&& machine.getHost().getVectoringExits() <= MOST_VECTORING_EXITS, "host");
		if (machine.getIrqchipMode() == IrqchipMode.KERNEL) {
			require(X86Chips.pics(machine).size() == PICS, "pics");
			require(X86Chips.optionalIoapic(machine)
					.filter(ioapic -> ioapic.getRedirtbl().size() == Machines.IOAPIC_PINS).isPresent(), "ioapic");
		}
		long numbers = machine.getVcpus().stream().mapToInt(Vcpu::getVcpuId).distinct().count();
		require(numbers == machine.getVcpus().size(), "vcpuId");
		for (Vcpu vcpu : machine.getVcpus())
			require(vcpu.getPid() != null, vcpu.getId());
		for (IoBus bus : machine.getBuses())
			for (Ioeventfd ioeventfd : bus.getIoeventfds())
				require(ioeventfd.getEventfd() != null, "ioeventfd 0x" + Long.toHexString(ioeventfd.getAddress()));
	}

	/**
	 * Looks for the parts that a picture is about; with them even a machine that cannot run is drawn, so that it can be
	 * mended.
	 *
	 * @throws MachineStateException that names the first part that is missing
	 */
	public static void checkPicture(VirtualMachine machine) throws MachineStateException {
		require(machine.getHost() != null, "host");
		require(machine.getIrqRouting() != null, "irqRouting");
		for (Vcpu vcpu : machine.getVcpus())
			require(X86Chips.optionalLapic(vcpu).isPresent(), vcpu.getId());
	}

	private static void require(boolean there, String part) throws MachineStateException {
		if (!there)
			throw new MachineStateException(Texts.of("machine.incomplete", part));
	}
}
