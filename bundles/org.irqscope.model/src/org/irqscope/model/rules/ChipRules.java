package org.irqscope.model.rules;

import static org.irqscope.model.ModelPackage.Literals.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EReference;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.InterruptController;
import org.irqscope.model.Ioapic;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The rules of the interrupt chips of a PC: where they stand, registers that fit, vectors that can be delivered. */
final class ChipRules {
	private static final int FIRST_VECTOR = 16;
	private static final int BROADCAST = 0xff, BYTE = 0xff, WORD = 0xffff;
	private final VirtualMachine machine;
	private final List<Problem> problems;

	ChipRules(VirtualMachine machine, List<Problem> problems) {
		this.machine = machine;
		this.problems = problems;
	}

	/** The numbers that the registers of chips take. */
	static void limit() {
		Limits.range(0, BYTE, "limit.byte", KPIC_STATE__LAST_IRR, KPIC_STATE__IRR, KPIC_STATE__IMR, KPIC_STATE__ISR,
				KPIC_STATE__IRQ_BASE, KPIC_STATE__READ_REG_SELECT, KPIC_STATE__POLL, KPIC_STATE__SPECIAL_MASK,
				KPIC_STATE__INIT_STATE, KPIC_STATE__AUTO_EOI, KPIC_STATE__ROTATE_ON_AUTO_EOI,
				KPIC_STATE__SPECIAL_FULLY_NESTED_MODE, KPIC_STATE__INIT4, KPIC_STATE__ELCR, KPIC_STATE__ELCR_MASK,
				KPIC_STATE__ISR_ACK, REDIRECTION_ENTRY__DEST_ID);
		Limits.range(0, WORD + 1, "limit.word", KPIT_CHANNEL_STATE__COUNT);
		Limits.range(0, WORD, "limit.word", KPIT_CHANNEL_STATE__LATCHED_COUNT);
		Limits.range(0, BYTE, "limit.byte", KPIT_CHANNEL_STATE__COUNT_LATCHED, KPIT_CHANNEL_STATE__STATUS,
				KPIT_CHANNEL_STATE__READ_STATE, KPIT_CHANNEL_STATE__WRITE_STATE, KPIT_CHANNEL_STATE__WRITE_LATCH,
				KPIT_CHANNEL_STATE__RW_MODE, KPIT_CHANNEL_STATE__MODE);
		Limits.range(0, Limits.PIC_PINS - 1, "limit.priority", KPIC_STATE__PRIORITY_ADD);
		Limits.range(0, BYTE, "limit.vector", REDIRECTION_ENTRY__VECTOR);
	}

	void check() {
		places();
		if (X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL)
			fullIrqchip();
		for (Vcpu vcpu : machine.getVcpus())
			X86Chips.optionalLapic(vcpu).ifPresentOrElse(this::lapic,
					() -> problems.add(Problem.error(vcpu, "vcpu.no.lapic", vcpu.getId())));
		if (machine.getVcpus().stream().mapToInt(Vcpu::getVcpuId).distinct().count() < machine.getVcpus().size())
			problems.add(Problem.error(machine, "vcpu.same.number"));
	}

	/** A controller that stands where no PC has one takes part in nothing. */
	private void places() {
		place(machine.getControllers(), Set.of(KPIC_STATE), Set.of(IOAPIC, KPIT_STATE));
		for (Vcpu vcpu : machine.getVcpus())
			place(vcpu.getControllers(), Set.of(), Set.of(LAPIC));
	}

	private void place(List<InterruptController> controllers, Set<EClass> often, Set<EClass> once) {
		Set<EClass> seen = new HashSet<>();
		for (InterruptController controller : controllers) {
			EClass type = controller.eClass();
			parts(controller);
			if (!often.contains(type) && !once.contains(type))
				problems.add(Problem.error(controller, "controller.place", controller.getId()));
			else if (!seen.add(type) && !often.contains(type))
				problems.add(Problem.error(controller, "controller.second", controller.getId()));
		}
	}

	private void fullIrqchip() {
		if (X86Chips.pics(machine).size() != 2)
			problems.add(Problem.error(machine, "pic.pair", X86Chips.pics(machine).size()));
		X86Chips.pics(machine).forEach(this::pic);
		List<RedirectionEntry> entries = X86Chips.optionalIoapic(machine)
				.<List<RedirectionEntry>>map(Ioapic::getRedirtbl).orElse(List.of());
		if (entries.size() != Machines.IOAPIC_PINS)
			problems.add(Problem.error(machine, "ioapic.pins", entries.size()));
		for (int pin = 0; pin < entries.size(); pin++)
			redirection(pin, entries.get(pin));
	}

	private void pic(KpicState pic) {
		int[] registers = { pic.getLastIrr(), pic.getIrr(), pic.getImr(), pic.getIsr(), pic.getIrqBase(),
				pic.getElcr(), pic.getElcrMask() };
		for (int register : registers)
			if ((register & ~0xff) != 0)
				problems.add(Problem.error(pic, "pic.register", pic.getId(), register));
		if (pic.getPriorityAdd() < 0 || pic.getPriorityAdd() > 7)
			problems.add(Problem.error(pic, "pic.priority", pic.getId(), pic.getPriorityAdd()));
		if ((pic.getElcr() & ~pic.getElcrMask()) != 0)
			problems.add(Problem.warning(pic, "pic.elcr", pic.getId()));
	}

	/** The parts that the model says a chip has so many of. */
	private void parts(InterruptController controller) {
		for (EReference parts : controller.eClass().getEAllContainments()) {
			int size = ((List<?>) controller.eGet(parts)).size();
			if (size < parts.getLowerBound())
				problems.add(Problem.error(controller, "controller.parts", controller.getId(), size, parts.getName(),
						parts.getLowerBound()));
		}
	}

	private void redirection(int pin, RedirectionEntry entry) {
		boolean byVector = entry.getDeliveryMode() == DeliveryMode.FIXED
				|| entry.getDeliveryMode() == DeliveryMode.LOW_PRIO;
		if (entry.isMask() || !byVector)
			return;
		if (entry.getVector() < FIRST_VECTOR)
			problems.add(Problem.error(entry, "rte.vector", pin, entry.getVector()));
		boolean somebody = entry.getDestMode() == DestinationMode.LOGICAL || entry.getDestId() == BROADCAST
				|| machine.getVcpus().stream().anyMatch(vcpu -> isDestination(vcpu, entry.getDestId()));
		if (!somebody)
			problems.add(Problem.warning(entry, "rte.nobody", pin, entry.getDestId()));
	}

	private static boolean isDestination(Vcpu vcpu, int destId) {
		return vcpu.getVcpuId() == destId
				|| X86Chips.optionalLapic(vcpu).filter(lapic -> lapic.getApicId() >>> 24 == destId).isPresent();
	}

	private void lapic(Lapic lapic) {
		int[] inService = lapic.getIsr().vectors();
		for (int at = 1; at < inService.length; at++)
			if (inService[at] >> 4 == inService[at - 1] >> 4)
				problems.add(Problem.error(lapic, "lapic.isr", lapic.getId(), inService[at - 1], inService[at]));
		for (int vector : lapic.getIrr().vectors())
			if (vector < FIRST_VECTOR)
				problems.add(Problem.warning(lapic, "lapic.irr", lapic.getId(), vector));
	}
}
