package org.irqscope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model has a place for every piece of state that the kernel's structures have, under the kernel's names. */
class ModelTest {
	private static EClass type(String name) {
		return (EClass) ModelPackage.eINSTANCE.getEClassifier(name);
	}

	/** {@code rotate_on_auto_eoi} as Java writes it. */
	private static String java(String kernelName) {
		String[] words = kernelName.split("_");
		return words[0] + Stream.of(words).skip(1)
				.map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
				.collect(Collectors.joining());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ':', value = {
			"KpicState: last_irr irr imr isr priority_add irq_base read_reg_select poll special_mask init_state"
					+ " auto_eoi"
					+ " rotate_on_auto_eoi special_fully_nested_mode init4 elcr elcr_mask isr_ack output",
			"KpitChannelState: count latched_count count_latched status_latched status read_state write_state"
					+ " write_latch rw_mode mode bcd gate",
			"Ioapic: base_address ioregsel irr redirtbl",
			"RedirectionEntry: vector delivery_mode dest_mode delivery_status polarity remote_irr trig_mode mask"
			+ " reserved"
					+ " dest_id",
			"Lapic: apic_id lvr taskpri arbpri procpri ldr dfr spiv isr tmr irr esr lvtcmci icr icr2 lvtt lvtthmr lvtpc"
					+ " lvt0 lvt1 lvterr tmict tmcct tdcr apic_base",
			"X86Vcpu: vcpu_id mp_state requests nmi_pending controllers pid rvi svi",
					"PostedInterruptDescriptor: pir on sn nv ndst",
			"Irte: present dest_mode redir_hint trig_mode delivery_mode vector destination sid posted urgent vcpu"
					+ " host_irq",
			"Eventfd: count", "Irqfd: gsi eventfd resamplefd resampler consumer", "Resampler: gsi",
			"IrqBypassConsumer: producer", "IrqBypassProducer: host_irq eventfd irte",
			"IoRange: address length device", "Ioeventfd: address length datamatch wildcard eventfd",
			"IoBus: kind ranges ioeventfds", "MemorySlot: slot flags guest_phys_addr memory_size userspace_addr",
			"IrqchipRoute: gsi irqchip pin", "MsiRoute: gsi address data flags devid", "HvSintRoute: gsi vcpu sint",
			"XenEvtchnRoute: gsi port vcpu priority", "MsixTable: enabled function_mask entries",
			"MsixEntry: address data masked pending", "SerialDevice: signalling gsi eventfd port_base",
			"VirtioDevice: queues msix", "Virtqueue: index vector kick call", "NvmeDevice: completion_queues msix",
			"VfioDevice: address msix", "NodePosition: node x y", "Caption: walk step function text",
			"X86Machine: format_version irqchip_mode buses memory_slots irq_routing controllers vcpus eventfds"
			+ " irqfds"
					+ " resamplers bypass_producers irtes devices stimuli positions captions" })
	void structureHasAllItsFields(String type, String fields) {
		Set<String> missing = Arrays.stream(fields.strip().split("\\s+")).map(ModelTest::java)
				.collect(Collectors.toCollection(TreeSet::new));
		assertNotNull(type(type), type);
		type(type).getEAllStructuralFeatures().stream().map(EStructuralFeature::getName).forEach(missing::remove);
		assertEquals(Set.of(), missing, type);
	}

	@ParameterizedTest
	@CsvSource({ "Lapic, isr", "Lapic, tmr", "Lapic, irr", "PostedInterruptDescriptor, pir" })
	void bitmapOfVectorsHas256Bits(String type, String field) {
		EStructuralFeature feature = type(type).getEStructuralFeature(field);
		assertEquals(VectorSet.class, feature.getEType().getInstanceClass());
		assertEquals(VectorSet.EMPTY, feature.getDefaultValue());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ':', value = {
			"BusKind: KVM_MMIO_BUS KVM_PIO_BUS KVM_VIRTIO_CCW_NOTIFY_BUS KVM_FAST_MMIO_BUS KVM_IOCSR_BUS",
			"DeliveryMode: Fixed LowPrio SMI Res3 NMI INIT SIPI ExtINT", "TriggerMode: edge level",
			"DestinationMode: physical logical", "Irqchip: PIC_MASTER PIC_SLAVE IOAPIC",
			"MpState: RUNNABLE UNINITIALIZED INIT_RECEIVED HALTED", "IrqchipMode: NONE KERNEL SPLIT" })
	void enumerationHasTheKernelsNumbers(String type, String literals) {
		EEnum values = (EEnum) ModelPackage.eINSTANCE.getEClassifier(type);
		List<String> names = List.of(literals.strip().split("\\s+"));
		for (int number = 0; number < names.size(); number++)
			assertEquals(names.get(number), values.getEEnumLiteral(number).getLiteral());
		assertEquals(names.size(), values.getELiterals().size());
	}

	@Test
	void whatADiagramShowsHasAnIdThatStays() {
		for (EClassifier classifier : ModelPackage.eINSTANCE.getEClassifiers())
			if (classifier instanceof EClass type && ModelPackage.Literals.ELEMENT.isSuperTypeOf(type))
				assertEquals("id", type.getEIDAttribute().getName(), type.getName());
		for (String node : List.of("KpicState", "KpitState", "Ioapic", "Vcpu", "Lapic", "Eventfd", "Irqfd", "Resampler",
				"IrqBypassProducer", "Irte", "Device", "Stimulus"))
			assertTrue(ModelPackage.Literals.ELEMENT.isSuperTypeOf(type(node)), node);
	}

	@ParameterizedTest
	@ValueSource(strings = { "KpicState", "KpitState", "Ioapic", "Lapic" })
	void chipsOfAPcAreInterruptControllersAsThoseOfAnyArchitecture(String chip) {
		assertTrue(ModelPackage.Literals.INTERRUPT_CONTROLLER.isSuperTypeOf(type(chip)));
		assertTrue(ModelPackage.Literals.INTERRUPT_CONTROLLER.isAbstract());
		for (String owner : List.of("VirtualMachine", "Vcpu"))
			assertEquals(ModelPackage.Literals.INTERRUPT_CONTROLLER,
					type(owner).getEStructuralFeature("controllers").getEType());
	}

	@ParameterizedTest
	@CsvSource({ "VirtualMachine, X86Machine, irqchipMode", "VirtualMachine, X86Machine, reservedIoapicPins",
			"Vcpu, X86Vcpu, pid", "Vcpu, X86Vcpu, rvi", "Vcpu, X86Vcpu, svi" })
	void whatOnlyAPcHasStandsInItsOwnTypes(String neutral, String pc, String feature) {
		assertTrue(type(neutral).isAbstract() && type(neutral).isSuperTypeOf(type(pc)));
		assertNull(type(neutral).getEStructuralFeature(feature));
		assertNotNull(type(pc).getEStructuralFeature(feature));
	}

	@Test
	void machineIsCreatedAsTheKernelCreatesIt() {
		VirtualMachine machine = Machines.create("m", 2);
		assertEquals(List.of(0xf8, 0xde), X86Chips.pics(machine).stream().map(KpicState::getElcrMask).toList());
		assertEquals(0xfec00000L, X86Chips.ioapic(machine).getBaseAddress());
		assertEquals(24, X86Chips.ioapic(machine).getRedirtbl().size());
		assertTrue(X86Chips.ioapic(machine).getRedirtbl().stream().allMatch(RedirectionEntry::isMask));
		assertEquals(List.of(0xfee00900L, 0xfee00800L),
				machine.getVcpus().stream().map(vcpu -> X86Chips.lapic(vcpu).getApicBase()).toList());
		assertEquals(List.of(0, 1 << 24), machine.getVcpus().stream().map(X86Chips::lapic).map(Lapic::getApicId)
				.toList());
		assertEquals(List.of(0x700, 0x10000), machine.getVcpus().stream().map(X86Chips::lapic).map(Lapic::getLvt0)
				.toList());
		assertEquals(BusKind.values().length, machine.getBuses().size());
	}

	@Test
	void freeIdIsTheLowestThatNobodyHas() {
		VirtualMachine machine = Machines.create("m", 2);
		assertEquals("vcpu2", Machines.freeId(machine, "vcpu"));
		machine.getVcpus().remove(0);
		assertEquals("vcpu0", Machines.freeId(machine, "vcpu"));
		assertEquals("lapic0", Machines.freeId(machine, "lapic"), "it went with its vCPU");
		assertTrue(Machines.element(machine, "lapic1").isPresent());
		assertTrue(Machines.element(machine, "lapic0").isEmpty());
	}
}
