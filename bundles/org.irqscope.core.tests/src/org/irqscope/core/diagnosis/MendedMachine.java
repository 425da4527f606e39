package org.irqscope.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MpState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionBits;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The document of a machine in which obstacles have been cleared. Used by the thread that owns the document. */
final class MendedMachine {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private final VirtualMachine machine;

	private MendedMachine(VirtualMachine machine) {
		this.machine = machine;
	}

	/** True when a document can hold what the remedy says; others are for a machine that runs. */
	static boolean canHold(Remedy remedy) {
		if (!(remedy instanceof Remedy.Setting setting))
			return remedy instanceof Remedy.Route || remedy instanceof Remedy.Consumer;
		return !List.of(X86Fields.NMI_MASKED.name(), X86Fields.INTERRUPT_SHADOW.name(), X86Fields.GUEST_DEBUG.name())
				.contains(setting.field());
	}

	/** A copy of a document with those remedies that it can hold. */
	static VirtualMachine of(VirtualMachine document, List<Remedy> remedies) {
		VirtualMachine copy = EcoreUtil.copy(document);
		MendedMachine mended = new MendedMachine(copy);
		remedies.stream().filter(MendedMachine::canHold).forEach(mended::apply);
		return copy;
	}

	private void apply(Remedy remedy) {
		if (remedy instanceof Remedy.Setting setting)
			set(setting);
		else if (remedy instanceof Remedy.Route route)
			route(route.entry());
		else if (remedy instanceof Remedy.Consumer consumer)
			consume(consumer);
	}

	private void consume(Remedy.Consumer consumer) {
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setEventfd(machine.getEventfds().get(consumer.eventfd()));
		irqfd.setGsi(consumer.gsi());
		machine.getIrqfds().add(irqfd);
	}

	private void route(org.irqscope.emulator.kvm.RoutingEntry entry) {
		EList<RoutingEntry> entries = machine.getIrqRouting().getEntries();
		List<RoutingEntry> replaced = new ArrayList<>(
				entries.stream().filter(one -> one.getGsi() == entry.gsi()).toList());
		entries.removeAll(replaced);
		RoutingEntry made = entry instanceof org.irqscope.emulator.kvm.RoutingEntry.Msi message ? message(message)
				: pin((org.irqscope.emulator.kvm.RoutingEntry.Irqchip) entry);
		made.setGsi(entry.gsi());
		entries.add(made);
	}

	private static RoutingEntry message(org.irqscope.emulator.kvm.RoutingEntry.Msi message) {
		MsiRoute route = FACTORY.createMsiRoute();
		route.setAddress(message.address());
		route.setData(message.data());
		return route;
	}

	private static RoutingEntry pin(org.irqscope.emulator.kvm.RoutingEntry.Irqchip chip) {
		IrqchipRoute route = FACTORY.createIrqchipRoute();
		route.setIrqchip(Irqchip.get(chip.irqchip()));
		route.setPin(chip.pin());
		return route;
	}

	private void set(Remedy.Setting setting) {
		Place place = setting.place();
		if (place.kind() == X86Place.IOAPIC)
			RedirectionBits.set(X86Chips.ioapic(machine).getRedirtbl().get(index(setting.field())), setting.value());
		else if (place.kind() == X86Place.PIC)
			set(X86Chips.pics(machine).get(place.index()), setting);
		else if (place.kind() == X86Place.LAPIC)
			set(X86Chips.lapic(machine.getVcpus().get(place.index())), setting);
		else if (place.kind() == MachinePlace.DEVICE)
			machine.getDevices().get(place.index()).getMsix().getEntries().get(index(setting.field())).setMasked(false);
		else
			set(machine.getVcpus().get(place.index()), setting);
	}

	/** The number in the brackets of a name. */
	private static int index(String name) {
		return Integer.parseInt(name.substring(name.indexOf('[') + 1, name.indexOf(']')));
	}

	/** Registers have the names of their features. */
	private static void set(EObject chip, Remedy.Setting setting) {
		if (chip instanceof Lapic lapic && setting.field().startsWith(LapicFields.ISR.name()))
			service(lapic, index(setting.field()), (int) setting.value());
		else if (setting.field().equals(LapicFields.APIC_BASE.name()))
			((Lapic) chip).setApicBase(setting.value());
		else {
			EStructuralFeature feature = chip.eClass().getEStructuralFeature(setting.field().toLowerCase(Locale.ROOT));
			chip.eSet(feature, (int) setting.value());
		}
	}

	private static void service(Lapic lapic, int word, int bits) {
		int[] others = Arrays.stream(lapic.getIsr().vectors())
				.filter(vector -> vector / Integer.SIZE != word || (bits >>> vector % Integer.SIZE & 1) != 0).toArray();
		lapic.setIsr(VectorSet.of(others));
	}

	private static void set(Vcpu vcpu, Remedy.Setting setting) {
		if (setting.field().equals(X86Fields.IF.name()))
			vcpu.setInterruptFlag(setting.value() != 0);
		else if (setting.field().equals(X86Fields.MP_STATE.name()))
			vcpu.setMpState(MpState.get((int) setting.value()));
		else if (setting.field().equals(X86Fields.PID_ON.name()))
			vcpu.getPid().setOn(setting.value() != 0);
		else
			vcpu.getPid().setSn(setting.value() != 0);
	}
}
