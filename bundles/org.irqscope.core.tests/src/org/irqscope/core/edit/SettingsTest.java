package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.EVENTFD__COUNT;
import static org.irqscope.model.ModelPackage.Literals.IRQCHIP_ROUTE__IRQCHIP;
import static org.irqscope.model.ModelPackage.Literals.IRQCHIP_ROUTE__PIN;
import static org.irqscope.model.ModelPackage.Literals.IRQFD__EVENTFD;
import static org.irqscope.model.ModelPackage.Literals.IRQFD__GSI;
import static org.irqscope.model.ModelPackage.Literals.IRQFD__RESAMPLEFD;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IMR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__PRIORITY_ADD;
import static org.irqscope.model.ModelPackage.Literals.LAPIC__APIC_BASE;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__DEST_ID;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__RESERVED;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__VECTOR;
import static org.irqscope.model.ModelPackage.Literals.ROUTING_ENTRY__GSI;
import static org.irqscope.model.ModelPackage.Literals.VCPU__PENDING_VECTOR;
import static org.irqscope.model.ModelPackage.Literals.VCPU__VCPU_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine takes the values that the kernel takes; of others it is said why the kernel refuses them. */
class SettingsTest {
	private static final VirtualMachine MACHINE = NewMachine.create("new");

	private static void refuses(EObject element, EStructuralFeature feature, Object value, String reason) {
		String refusal = Settings.refusal(element, feature, value).orElse("not refused");
		assertTrue(refusal.contains(reason), refusal);
	}

	private static void takes(EObject element, EStructuralFeature feature, Object value) {
		assertEquals(Optional.empty(), Settings.refusal(element, feature, value));
	}

	static Stream<Arguments> bounds() {
		EObject entry = X86Chips.ioapic(MACHINE).getRedirtbl().get(4), pic = X86Chips.pics(MACHINE).get(0);
		EObject vcpu = MACHINE.getVcpus().get(0);
		return Stream.of(Arguments.of(entry, REDIRECTION_ENTRY__VECTOR, 0, 0xff, "256 vectors"),
				Arguments.of(entry, REDIRECTION_ENTRY__DEST_ID, 0, 0xff, "8 bits"),
				Arguments.of(pic, KPIC_STATE__IMR, 0, 0xff, "8 bits"),
				Arguments.of(pic, KPIC_STATE__PRIORITY_ADD, 0, 7, "8 inputs"),
				Arguments.of(vcpu, VCPU__VCPU_ID, 0, 4095, "KVM_MAX_VCPU_IDS"),
				Arguments.of(vcpu, VCPU__PENDING_VECTOR, -1, 0xff, "256 vectors"));
	}

	@ParameterizedTest
	@MethodSource("bounds")
	void aNumberHasTheRangeOfItsFieldInTheKernel(EObject element, EStructuralFeature feature, int least, int most,
			String reason) {
		takes(element, feature, least);
		takes(element, feature, most);
		refuses(element, feature, least - 1, reason);
		refuses(element, feature, most + 1, reason);
	}

	@Test
	void theBitsOfARedirectionEntryThatHaveNamesAreNotReserved() {
		EObject entry = X86Chips.ioapic(MACHINE).getRedirtbl().get(0);
		takes(entry, REDIRECTION_ENTRY__RESERVED, 1L << 17);
		refuses(entry, REDIRECTION_ENTRY__RESERVED, 1L << 16, "17 to 55");
	}

	@Test
	void aLocalApicCannotBeX2apicAndOff() {
		EObject lapic = X86Chips.lapic(MACHINE.getVcpus().get(0));
		takes(lapic, LAPIC__APIC_BASE, 0xfee00d00L);
		takes(lapic, LAPIC__APIC_BASE, 0xfee00100L);
		refuses(lapic, LAPIC__APIC_BASE, 0xfee00500L, "bit 11");
	}

	@Test
	void anEventfdDoesNotCountToTheLastNumber() {
		takes(MACHINE.getEventfds().get(0), EVENTFD__COUNT, -2L);
		refuses(MACHINE.getEventfds().get(0), EVENTFD__COUNT, -1L, "fffffffffffffffe");
	}

	private static RoutingEntry entry(VirtualMachine machine, int gsi, int at) {
		return machine.getIrqRouting().getEntries().stream().filter(entry -> entry.getGsi() == gsi).skip(at).findFirst()
				.orElseThrow();
	}

	@Test
	void aRouteLeadsToAPinThatTheChipHas() {
		RoutingEntry route = entry(MACHINE, 4, 0);
		takes(route, IRQCHIP_ROUTE__PIN, 23);
		refuses(route, IRQCHIP_ROUTE__PIN, 24, "24 pins");
		refuses(entry(MACHINE, 4, 1), IRQCHIP_ROUTE__PIN, 8, "8 inputs");
	}

	@Test
	void aRoutingTableHasRoomFor4096Gsis() {
		takes(entry(MACHINE, 4, 0), ROUTING_ENTRY__GSI, 4095);
		refuses(entry(MACHINE, 4, 0), ROUTING_ENTRY__GSI, 4096, "KVM_MAX_IRQ_ROUTES");
		takes(MACHINE.getIrqfds().get(0), IRQFD__GSI, 5000);
	}

	@Test
	void aGsiLeadsToOnePinOfAChipAndAMessageStandsAlone() {
		VirtualMachine machine = NewMachine.create("new");
		refuses(entry(machine, 4, 0), ROUTING_ENTRY__GSI, 5, "IOAPIC already");
		refuses(entry(machine, 4, 1), IRQCHIP_ROUTE__IRQCHIP, Irqchip.IOAPIC, "IOAPIC already");
		takes(entry(machine, 4, 0), ROUTING_ENTRY__GSI, 24);
		MsiRoute message = ModelFactory.eINSTANCE.createMsiRoute();
		message.setGsi(24);
		machine.getIrqRouting().getEntries().add(message);
		refuses(message, ROUTING_ENTRY__GSI, 4, "GSI 4");
		refuses(entry(machine, 4, 0), ROUTING_ENTRY__GSI, 24, "GSI 24");
		takes(message, ROUTING_ENTRY__GSI, 25);
	}

	@Test
	void oneIrqfdWaitsForAnEventfdAndResamplingNeedsTheChips() {
		VirtualMachine machine = NewMachine.create("new");
		NewElement.IRQFD.addTo(machine, new org.irqscope.scene.Point(0, 0));
		refuses(machine.getIrqfds().get(1), IRQFD__EVENTFD, machine.getEventfds().get(0), "EBUSY");
		takes(machine.getIrqfds().get(0), IRQFD__EVENTFD, machine.getEventfds().get(0));
		takes(machine.getIrqfds().get(0), IRQFD__RESAMPLEFD, machine.getEventfds().get(0));
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
		refuses(machine.getIrqfds().get(0), IRQFD__RESAMPLEFD, machine.getEventfds().get(0), "IOAPIC");
	}

	@Test
	void twoVcpusHaveTwoNumbers() {
		VirtualMachine machine = NewMachine.create("new");
		machine.getVcpus().add(Machines.vcpu(1));
		refuses(machine.getVcpus().get(1), VCPU__VCPU_ID, 0, "EEXIST");
		takes(machine.getVcpus().get(1), VCPU__VCPU_ID, 1);
	}

	@Test
	void whatANewMachineHasIsTaken() {
		for (Iterator<EObject> all = MACHINE.eAllContents(); all.hasNext();) {
			EObject element = all.next();
			for (EStructuralFeature feature : element.eClass().getEAllAttributes())
				if (Settings.isSettable(feature))
					takes(element, feature, element.eGet(feature));
		}
	}

	@Test
	void whereADocumentComesFromIsNotSet() {
		assertFalse(Settings.isSettable(ModelPackage.Literals.ELEMENT__ID));
		assertFalse(Settings.isSettable(ModelPackage.Literals.INFERENCE__LINE));
		assertFalse(Settings.isSettable(ModelPackage.Literals.VIRTUAL_MACHINE__FORMAT_VERSION));
	}
}
