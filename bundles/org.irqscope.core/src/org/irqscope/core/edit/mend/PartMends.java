package org.irqscope.core.edit.mend;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.Element;
import org.irqscope.model.InterruptController;
import org.irqscope.model.Ioapic;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Gives machines the parts that they lack. Used by the thread that owns the document. */
final class PartMends {
	private PartMends() {
	}

	static void id(VirtualMachine machine, Element element) {
		element.setId(Machines.freeId(machine, Machines.sort(element).toLowerCase(Locale.ROOT)));
	}

	/** Adds as many parts as the chip must have. */
	static void parts(VirtualMachine machine, InterruptController controller) {
		for (EReference parts : controller.eClass().getEAllContainments()) {
			@SuppressWarnings("unchecked")
			List<EObject> there = (List<EObject>) controller.eGet(parts);
			while (there.size() < parts.getLowerBound())
				there.add(EcoreUtil.create(parts.getEReferenceType()));
		}
	}

	static void lapic(VirtualMachine machine, Vcpu vcpu) {
		Lapic lapic = X86Chips.lapic(Machines.vcpu(vcpu.getVcpuId()));
		lapic.setId(Machines.freeId(machine, "lapic"));
		vcpu.getControllers().add(lapic);
	}

	static void vcpus(VirtualMachine machine) {
		Set<Integer> taken = new HashSet<>();
		for (Vcpu vcpu : machine.getVcpus()) {
			int number = vcpu.getVcpuId();
			while (!taken.add(number))
				number++;
			vcpu.setVcpuId(number);
		}
	}

	/** The chips of the kernel, those that are there already among them. */
	static void chips(VirtualMachine machine) {
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.KERNEL);
		pair(machine);
		pins(machine);
	}

	static void pair(VirtualMachine machine) {
		List<KpicState> pics = X86Chips.pics(machine);
		List<KpicState> fresh = X86Chips.pics(Machines.create("", 0));
		for (int chip = pics.size(); chip < fresh.size(); chip++)
			add(machine, fresh.get(chip), "pic", chip);
		for (int chip = fresh.size(); chip < pics.size(); chip++)
			EcoreUtil.delete(pics.get(chip), true);
	}

	static void pins(VirtualMachine machine) {
		if (X86Chips.optionalIoapic(machine).isEmpty())
			add(machine, X86Chips.ioapic(Machines.create("", 0)), "ioapic", machine.getControllers().size());
		Ioapic ioapic = X86Chips.ioapic(machine);
		List<RedirectionEntry> entries = ioapic.getRedirtbl();
		while (entries.size() < Machines.IOAPIC_PINS)
			entries.add(ModelFactory.eINSTANCE.createRedirectionEntry());
		while (entries.size() > Machines.IOAPIC_PINS)
			entries.remove(entries.size() - 1);
	}

	private static void add(VirtualMachine machine, InterruptController chip, String name, int place) {
		if (Machines.element(machine, chip.getId()).isPresent())
			chip.setId(Machines.freeId(machine, name));
		machine.getControllers().add(Math.min(place, machine.getControllers().size()), chip);
	}
}
