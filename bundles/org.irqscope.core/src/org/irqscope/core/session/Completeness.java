package org.irqscope.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.X86Vcpu;
import org.irqscope.model.rules.Limits;

/** Whether a document has all the parts without which there is no machine. Reads the model only. */
public final class Completeness {
	private Completeness() {
	}

	/**
	 * Looks for the parts of a machine.
	 *
	 * @throws MachineStateException that names the first part that is missing
	 */
	public static void check(VirtualMachine machine) throws MachineStateException {
		checkPicture(machine);
		if (X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL) {
			for (Chip<?, ?> chip : Chips.SHARED)
				requireNone(chip.missing(machine), machine);
		}
		checkVcpus(machine);
		for (IoBus bus : machine.getBuses())
			for (Ioeventfd ioeventfd : bus.getIoeventfds())
				require(ioeventfd.getEventfd() != null, ioeventfd,
						"ioeventfd 0x" + Long.toHexString(ioeventfd.getAddress()));
	}

	private static void checkVcpus(VirtualMachine machine) throws MachineStateException {
		Map<Integer, Vcpu> ids = new HashMap<>();
		for (Vcpu vcpu : machine.getVcpus()) {
			Vcpu before = ids.putIfAbsent(vcpu.getVcpuId(), vcpu);
			if (before != null)
				throw new MachineStateException(vcpu,
						Texts.of("machine.same.vcpu", before.getId(), vcpu.getId(), vcpu.getVcpuId()));
			require(!(vcpu instanceof X86Vcpu pc) || pc.getPid() != null, vcpu, vcpu.getId());
		}
	}

	/**
	 * Looks for the parts that a picture is about; with them even a machine that cannot run is drawn, so that it can be
	 * mended.
	 *
	 * @throws MachineStateException that names the first part that is missing
	 */
	public static void checkPicture(VirtualMachine machine) throws MachineStateException {
		Optional<String> refusal = Limits.refusal(machine);
		if (refusal.isPresent())
			throw new MachineStateException(Texts.of("machine.impossible", refusal.get()));
		require(machine.getHost() != null, machine, "host");
		require(machine.getIrqRouting() != null, machine, "irqRouting");
		for (Vcpu vcpu : machine.getVcpus())
			require(isWhole(machine, vcpu), vcpu, vcpu.getId());
	}

	/** A processor is of the architecture of its machine, and has the interrupt controller that belongs to it. */
	private static boolean isWhole(VirtualMachine machine, Vcpu vcpu) {
		if (machine instanceof RiscvMachine riscv)
			return vcpu instanceof RiscvVcpu
					&& (riscv.getIrqchip() == RiscvIrqchip.PLIC || RiscvChips.imsic(vcpu).isPresent());
		return X86Chips.optionalLapic(vcpu).isPresent();
	}

	private static void requireNone(Optional<String> missing, EObject owner) throws MachineStateException {
		if (missing.isPresent())
			require(false, owner, missing.get());
	}

	private static void require(boolean there, EObject owner, String part) throws MachineStateException {
		if (!there)
			throw new MachineStateException(owner, Texts.of("machine.incomplete", part));
	}
}
