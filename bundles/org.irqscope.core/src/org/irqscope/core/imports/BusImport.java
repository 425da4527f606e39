package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.bus.StandardDevices;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.x86.ChipModeImport;
import org.irqscope.core.imports.x86.ShownChips;
import org.irqscope.model.BusKind;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IoBus;
import org.irqscope.model.IoRange;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.text.CNumber;
import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.BusRegistration;
import org.irqscope.trace.facts.RangeFact;
import org.irqscope.trace.facts.SourceLine;



/** The io buses with what answers on them: as drgn shows them, else as registrations were traced. */
final class BusImport {
	private static final String IOEVENTFD_OPS = "ioeventfd_ops";
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private final Draft draft;

	BusImport(Draft draft) {
		this.draft = draft;
	}

	void run() throws MachineImportException {
		for (IoBus bus : draft.machine().getBuses()) {
			Optional<BusFact> fact = Optional.ofNullable(draft.evidence().buses().get(bus.getKind().getValue()));
			if (fact.isPresent())
				copy(fact.get(), bus);
			else
				register(bus);
			match(bus);
		}
		if (draft.evidence().buses().isEmpty() && draft.evidence().registrations().isEmpty())
			assume();
	}

	/** Whoever saw the chips at work need not see them on the buses. */
	private void assume() throws MachineImportException {
		Optional<ShownChips.Shown> shown = ShownChips.of(draft).filter(one -> !ChipModeImport.isShown(draft));
		if (shown.isPresent())
			chips(shown.get());
		else
			assumeChips();
	}

	private void chips(ShownChips.Shown shown) {
		boolean kernel = shown.mode() == IrqchipMode.KERNEL;
		if (kernel)
			StandardDevices.addChips(draft.machine());
		else
			ChipModeImport.split(draft);
		draft.conclusions().add(shown.where(), draft.machine(),
				kernel ? "inference.chips.kernel" : "inference.chips.vmm", shown.name());
	}

	private void assumeChips() throws MachineImportException {
		Assumptions.Value<String> mode = draft.assumptions().word("irqchip", IrqchipMode.KERNEL.getName(),
				ChipModeImport.isShown(draft) ? Set.of(IrqchipMode.KERNEL.getName())
						: Set.of(IrqchipMode.KERNEL.getName(), IrqchipMode.SPLIT.getName()));
		if (mode.value().equals(IrqchipMode.SPLIT.getName()))
			ChipModeImport.split(draft);
		else
			StandardDevices.addChips(draft.machine());
		draft.conclusions().assume(mode, draft.machine(), "assumption.buses");
	}

	private void copy(BusFact fact, IoBus bus) {
		for (RangeFact range : fact.ranges())
			if (range.ops().equals(IOEVENTFD_OPS))
				addIoeventfd(bus, range.address(), range.length(), fact.where());
			else
				StandardDevices.add(bus, range.address(), range.length(), range.ops());
	}

	private void register(IoBus bus) {
		for (BusRegistration registration : on(bus, draft.evidence().registrations())) {
			Optional<String> device = StandardDevices.at(bus.getKind(), registration.address(), registration.length());
			IoRange range = StandardDevices.add(bus, registration.address(), registration.length(), device.orElse(""));
			device.ifPresent(name -> draft.conclusions().add(registration.where(), range, "inference.device",
					CNumber.hex(registration.address()), name));
		}
		for (BusRegistration registration : on(bus, draft.evidence().ioeventfds()))
			addIoeventfd(bus, registration.address(), registration.length(), registration.where());
	}

	private static List<BusRegistration> on(IoBus bus, List<BusRegistration> registrations) {
		return registrations.stream().filter(one -> one.bus() == bus.getKind().getValue()).toList();
	}

	/** Nobody prints which eventfd it signals. What stands on the fast bus the kernel puts there by itself. */
	private void addIoeventfd(IoBus bus, long address, int length, SourceLine where) {
		if (bus.getKind() == BusKind.KVM_FAST_MMIO_BUS)
			return;
		Eventfd eventfd = Machines.addEventfd(draft.machine());
		eventfd.setName("ioeventfd " + CNumber.hex(address));
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setAddress(address);
		ioeventfd.setLength(length);
		ioeventfd.setEventfd(eventfd);
		bus.getIoeventfds().add(ioeventfd);
		draft.conclusions().add(where, eventfd, "inference.ioeventfd", CNumber.hex(address));
	}

	/** Several at one address can only stand there because each matches another value: the number of a queue. */
	private static void match(IoBus bus) {
		Map<List<Object>, List<Ioeventfd>> places = new LinkedHashMap<>();
		for (Ioeventfd ioeventfd : bus.getIoeventfds())
			places.computeIfAbsent(List.of(ioeventfd.getAddress(), ioeventfd.getLength()), at -> new ArrayList<>())
					.add(ioeventfd);
		for (List<Ioeventfd> place : places.values())
			for (Ioeventfd ioeventfd : place) {
				ioeventfd.setWildcard(place.size() == 1);
				ioeventfd.setDatamatch(place.indexOf(ioeventfd));
			}
	}
}
