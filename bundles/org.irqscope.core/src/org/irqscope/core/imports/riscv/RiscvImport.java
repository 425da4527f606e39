package org.irqscope.core.imports.riscv;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.Evidence;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.emulator.riscv.kvmtool.MemoryBanks;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.TreeFact;

/** Makes a machine of RISC-V out of what texts say about it. For one import, in one thread. */
public final class RiscvImport {
	private static final int MEGABYTE = 20;
	private static final String AIA = "AIA", PLIC = "PLIC";
	private final Draft draft;
	private final RiscvMachine machine;
	private final RiscvEvidence evidence;

	private RiscvImport(Draft draft) {
		this.draft = draft;
		this.machine = (RiscvMachine) draft.machine();
		this.evidence = new RiscvEvidence(draft.evidence(), draft.traces());
	}

	/** True where a line says that the machine, or its host, is one of RISC-V. */
	public static boolean describes(Evidence evidence, Traces traces) {
		return new RiscvEvidence(evidence, traces).line().isPresent();
	}

	/** A machine without harts, chips and memory, which {@link #run} gives it. */
	public static RiscvMachine begin(String name) {
		RiscvMachine machine = RiscvMachines.create(name, 0, RiscvIrqchip.AIA);
		machine.getMemorySlots().clear();
		machine.getControllers().clear();
		return machine;
	}

	/** Fills the machine of a draft. */
	public static void run(Draft draft) throws MachineImportException {
		RiscvImport all = new RiscvImport(draft);
		all.chips();
		all.memory();
		new LineImport(draft, all.evidence).run();
		all.registers();
		all.accesses();
	}

	private void chips() throws MachineImportException {
		evidence.line().ifPresent(where -> draft.conclusions().add(where, machine, "inference.riscv"));
		Optional<RiscvEvidence.Said> said = evidence.irqchip();
		RiscvIrqchip irqchip = said.map(RiscvEvidence.Said::irqchip).orElse(RiscvIrqchip.AIA);
		if (said.isEmpty()) {
			Assumptions.Value<String> assumed = draft.assumptions().word("irqchip", AIA, Set.of(AIA, PLIC));
			irqchip = assumed.value().equals(PLIC) ? RiscvIrqchip.PLIC : RiscvIrqchip.AIA;
			draft.conclusions().assume(assumed, machine, "assumption.riscv.irqchip");
		}
		RiscvMachine fresh = RiscvMachines.create("", harts(), irqchip);
		machine.setIrqchip(irqchip);
		machine.getControllers().addAll(List.copyOf(fresh.getControllers()));
		machine.getVcpus().addAll(List.copyOf(fresh.getVcpus()));
		said.ifPresent(one -> draft.conclusions().add(one.where(), machine, one.direct() ? "inference.riscv.direct"
				: one.irqchip() == RiscvIrqchip.PLIC ? "inference.riscv.plic" : "inference.riscv.aia"));
		draft.conclusions().assume(machine, "assumption.riscv.addresses");
		draft.conclusions().assume(machine, "assumption.vcpu.runs");
	}

	private int harts() throws MachineImportException {
		OptionalInt listed = evidence.listedHarts();
		if (listed.isPresent())
			return listed.getAsInt();
		int highest = evidence.namedHarts().stream().mapToInt(Integer::intValue).max().orElse(0);
		Assumptions.Value<Integer> harts = draft.assumptions().number("vcpus", highest + 1, highest + 1, 1024);
		draft.conclusions().assume(harts, machine, "assumption.riscv.harts", highest + 1);
		return harts.value();
	}

	/** Nobody prints the numbers of slots; those of a tree follow their addresses, as kvmtool registers them. */
	private void memory() {
		for (TreeFact.Memory memory : draft.evidence().tree(TreeFact.Memory.class).toList()) {
			MemorySlot slot = ModelFactory.eINSTANCE.createMemorySlot();
			slot.setSlot(machine.getMemorySlots().size());
			slot.setGuestPhysAddr(memory.address());
			slot.setMemorySize(memory.size());
			machine.getMemorySlots().add(slot);
			draft.conclusions().add(memory.where(), slot, "inference.memory", slot.getSlot(),
					"0x" + Long.toHexString(memory.address()));
			draft.conclusions().assume(slot, "assumption.memory.number", slot.getSlot());
		}
		if (machine.getMemorySlots().isEmpty())
			draft.evidence().shown(ShownFact.Run.class).findFirst().ifPresent(this::memory);
	}

	/** kvmtool gives its guest one bank. */
	private void memory(ShownFact.Run run) {
		MemorySlot slot = ModelFactory.eINSTANCE.createMemorySlot();
		slot.setGuestPhysAddr(MemoryBanks.RAM_START);
		slot.setMemorySize(run.megabytes() << MEGABYTE);
		machine.getMemorySlots().add(slot);
		draft.conclusions().add(run.where(), slot, "inference.riscv.memory", run.megabytes());
	}

	/** Accesses that nobody has can be made again. */
	private void accesses() {
		for (ShownFact.Unanswered access : draft.evidence().shown(ShownFact.Unanswered.class).toList()) {
			String script = (access.write() ? "store " : "load ") + access.length() + " 0x"
					+ Long.toHexString(access.address());
			draft.conclusions().add(access.where(), machine, "inference.riscv.unanswered", script);
		}
	}

	/** What a monitor shows of harts: the last look counts. */
	private void registers() {
		for (ShownFact.Hart shown : draft.evidence().shown(ShownFact.Hart.class).toList())
			if (shown.number() < machine.getVcpus().size()) {
				RiscvVcpu hart = (RiscvVcpu) machine.getVcpus().get(shown.number());
				hart.setInterruptFlag(shown.interrupts());
				hart.setSie(shown.sie());
				draft.conclusions().seen(shown.where(), hart, "hart " + shown.number(),
						ModelPackage.Literals.VCPU__INTERRUPT_FLAG, ModelPackage.Literals.RISCV_VCPU__SIE);
			}
	}
}
