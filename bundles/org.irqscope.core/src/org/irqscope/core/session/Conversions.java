package org.irqscope.core.session;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.irqscope.emulator.kvm.RoutingEntry;
import org.irqscope.emulator.kvm.RoutingTable;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.irqscope.model.HvSintRoute;
import org.irqscope.model.Ioapic;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionBits;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VectorSet;
import org.irqscope.model.XenEvtchnRoute;

/** The states of chips and tables as the document has them and as the kernel's interface has them. */
final class Conversions {
	private static final int TSC_KHZ = 1_000_000, PHYSICAL_ADDRESS_BITS = 52;
	private static final List<Register> REGISTERS = List
			.of(new Register(Lapic.ID, ModelPackage.Literals.LAPIC__APIC_ID),
			new Register(Lapic.LVR, ModelPackage.Literals.LAPIC__LVR),
			new Register(Lapic.TASKPRI, ModelPackage.Literals.LAPIC__TASKPRI),
			new Register(Lapic.ARBPRI, ModelPackage.Literals.LAPIC__ARBPRI),
			new Register(Lapic.PROCPRI, ModelPackage.Literals.LAPIC__PROCPRI),
			new Register(Lapic.LDR, ModelPackage.Literals.LAPIC__LDR),
			new Register(Lapic.DFR, ModelPackage.Literals.LAPIC__DFR),
			new Register(Lapic.SPIV, ModelPackage.Literals.LAPIC__SPIV),
			new Register(Lapic.ESR, ModelPackage.Literals.LAPIC__ESR),
			new Register(Lapic.LVTCMCI, ModelPackage.Literals.LAPIC__LVTCMCI),
			new Register(Lapic.ICR, ModelPackage.Literals.LAPIC__ICR),
			new Register(Lapic.ICR2, ModelPackage.Literals.LAPIC__ICR2),
			new Register(Lapic.LVTT, ModelPackage.Literals.LAPIC__LVTT),
			new Register(Lapic.LVTTHMR, ModelPackage.Literals.LAPIC__LVTTHMR),
			new Register(Lapic.LVTPC, ModelPackage.Literals.LAPIC__LVTPC),
			new Register(Lapic.LVT0, ModelPackage.Literals.LAPIC__LVT0),
			new Register(Lapic.LVT1, ModelPackage.Literals.LAPIC__LVT1),
			new Register(Lapic.LVTERR, ModelPackage.Literals.LAPIC__LVTERR),
			new Register(Lapic.TMICT, ModelPackage.Literals.LAPIC__TMICT),
			new Register(Lapic.TMCCT, ModelPackage.Literals.LAPIC__TMCCT),
			new Register(Lapic.TDCR, ModelPackage.Literals.LAPIC__TDCR));

	/** A register of the page and its feature in the document. */
	private record Register(int offset, EAttribute feature) {
	}

	private Conversions() {
	}

	static Host host(org.irqscope.model.Host host) {
		return new Host(Host.Vendor.valueOf(host.getVendor().getName()), host.isApicv(), host.isVectorHashing(),
				host.isX2apic(), host.isTscDeadline(), PHYSICAL_ADDRESS_BITS, TSC_KHZ, host.getVectoringExits());
	}

	static List<RoutingEntry> routing(IrqRoutingTable table) {
		return table.getEntries().stream().map(Conversions::entry).toList();
	}

	private static RoutingEntry entry(org.irqscope.model.RoutingEntry entry) {
		if (entry instanceof IrqchipRoute route)
			return new RoutingEntry.Irqchip(route.getGsi(), route.getIrqchip().getValue(), route.getPin());
		if (entry instanceof MsiRoute route)
			return new RoutingEntry.Msi(route.getGsi(), route.getAddress(), route.getData());
		if (entry instanceof HvSintRoute route)
			return new RoutingEntry.HvSint(route.getGsi(), route.getVcpu(), route.getSint());
		XenEvtchnRoute route = (XenEvtchnRoute) entry;
		return new RoutingEntry.XenEvtchn(route.getGsi(), route.getPort(), route.getVcpu(), route.getPriority());
	}

	static void write(RoutingTable routing, IrqRoutingTable table) {
		table.getEntries().clear();
		for (int gsi = 0; gsi < routing.nrRtEntries(); gsi++)
			routing.entries(gsi).forEach(entry -> table.getEntries().add(entry(entry)));
	}

	private static org.irqscope.model.RoutingEntry entry(RoutingEntry entry) {
		org.irqscope.model.RoutingEntry written;
		if (entry instanceof RoutingEntry.Irqchip chip) {
			IrqchipRoute route = ModelFactory.eINSTANCE.createIrqchipRoute();
			route.setIrqchip(Irqchip.get(chip.irqchip()));
			route.setPin(chip.pin());
			written = route;
		} else if (entry instanceof RoutingEntry.Msi msi) {
			MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
			route.setAddress(msi.address());
			route.setData(msi.data());
			written = route;
		} else if (entry instanceof RoutingEntry.HvSint sint) {
			HvSintRoute route = ModelFactory.eINSTANCE.createHvSintRoute();
			route.setVcpu(sint.vcpu());
			route.setSint(sint.sint());
			written = route;
		} else {
			RoutingEntry.XenEvtchn channel = (RoutingEntry.XenEvtchn) entry;
			XenEvtchnRoute route = ModelFactory.eINSTANCE.createXenEvtchnRoute();
			route.setPort(channel.port());
			route.setVcpu(channel.vcpu());
			route.setPriority(channel.priority());
			written = route;
		}
		written.setGsi(entry.gsi());
		return written;
	}

	static KpicState pic(org.irqscope.model.KpicState pic) {
		return new KpicState(pic.getLastIrr(), pic.getIrr(), pic.getImr(), pic.getIsr(), pic.getPriorityAdd(),
				pic.getIrqBase(), pic.getReadRegSelect(), pic.getPoll(), pic.getSpecialMask(), pic.getInitState(),
				pic.getAutoEoi(), pic.getRotateOnAutoEoi(), pic.getSpecialFullyNestedMode(), pic.getInit4(),
				pic.getElcr(), pic.getElcrMask());
	}

	static void write(KpicState state, org.irqscope.model.KpicState pic) {
		pic.setLastIrr(state.lastIrr());
		pic.setIrr(state.irr());
		pic.setImr(state.imr());
		pic.setIsr(state.isr());
		pic.setPriorityAdd(state.priorityAdd());
		pic.setIrqBase(state.irqBase());
		pic.setReadRegSelect(state.readRegSelect());
		pic.setPoll(state.poll());
		pic.setSpecialMask(state.specialMask());
		pic.setInitState(state.initState());
		pic.setAutoEoi(state.autoEoi());
		pic.setRotateOnAutoEoi(state.rotateOnAutoEoi());
		pic.setSpecialFullyNestedMode(state.specialFullyNestedMode());
		pic.setInit4(state.init4());
		pic.setElcr(state.elcr());
		pic.setElcrMask(state.elcrMask());
	}

	static IoapicState ioapic(Ioapic ioapic) {
		return new IoapicState(ioapic.getBaseAddress(), ioapic.getIoregsel(), ioapic.getIoapicId(), ioapic.getIrr(),
				ioapic.getRedirtbl().stream().mapToLong(RedirectionEntry::getBits).toArray());
	}

	static void write(IoapicState state, Ioapic ioapic) {
		ioapic.setBaseAddress(state.baseAddress());
		ioapic.setIoregsel(state.ioregsel());
		ioapic.setIoapicId(state.id());
		ioapic.setIrr(state.irr());
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++)
			RedirectionBits.set(ioapic.getRedirtbl().get(pin), state.entry(pin));
	}

	static LapicState lapic(org.irqscope.model.Lapic lapic) {
		LapicState state = new LapicState(new int[Lapic.REGISTERS]);
		for (Register register : REGISTERS)
			state = state.with(register.offset, (Integer) lapic.eGet(register.feature));
		state = with(state, Lapic.ISR, lapic.getIsr());
		state = with(state, Lapic.TMR, lapic.getTmr());
		return with(state, Lapic.IRR, lapic.getIrr());
	}

	private static LapicState with(LapicState state, int bank, VectorSet vectors) {
		LapicState result = state;
		for (int vector : vectors.vectors())
			result = result.with(bank, vector, true);
		return result;
	}

	static void write(LapicState state, org.irqscope.model.Lapic lapic) {
		for (Register register : REGISTERS)
			lapic.eSet(register.feature, state.get(register.offset));
		lapic.setIsr(VectorSet.of(state.vectors(Lapic.ISR)));
		lapic.setTmr(VectorSet.of(state.vectors(Lapic.TMR)));
		lapic.setIrr(VectorSet.of(state.vectors(Lapic.IRR)));
	}
}
