package org.irqscope.core.imports;

import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__MASK;
import static org.irqscope.model.ModelPackage.Literals.REDIRECTION_ENTRY__VECTOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.knowledge.Dependence;
import org.irqscope.core.knowledge.GivenValues;
import org.irqscope.core.session.Session;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Knowledge;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen, concluded, assumed and told are told apart, and last as long as the machine. */
class KnowledgeTest {
	private static final String CALL = " vmm 7 [000] 1.000001: kvm:kvm_set_irq: gsi 10 level 1 source 0\n";
	private static final String CHIP = " vmm 7 [000] 1.000003: kvm:kvm_ioapic_set_irq: pin 10 dst 0 vec 74 "
			+ "(Fixed|physical|edge)\n";
	private static final String ROW = "           CPU0\n 20:          7   IO-APIC  20-fasteoi   virtio2\n";
	@TempDir
	Path folder;

	private VirtualMachine machine(String text, Map<String, String> told) throws Exception {
		Path file = Files.writeString(folder.resolve("text.txt"), text);
		return MachineImport.read("machine", List.of(file), OptionalInt.empty(), new Assumptions(told), Progress.NONE);
	}

	private static RedirectionEntry pin(VirtualMachine machine, int pin) {
		return X86Chips.ioapic(machine).getRedirtbl().get(pin);
	}

	private static String known(VirtualMachine machine, RedirectionEntry entry, EStructuralFeature feature) {
		Conclusion known = Conclusion.all(machine).stream().filter(one -> one.isAbout(entry, feature)).findFirst()
				.orElseThrow();
		return known.knowledge() + " " + known.line();
	}

	@Test
	void everyValueOfAPinIsKnownByItsLineOrAssumed() throws Exception {
		VirtualMachine seen = machine(CALL + CHIP, Map.of());
		assertEquals("SEEN 2", known(seen, pin(seen, 10), REDIRECTION_ENTRY__VECTOR));
		assertEquals("SEEN 2", known(seen, pin(seen, 10), REDIRECTION_ENTRY__MASK));
		VirtualMachine assumed = machine(CALL, Map.of());
		assertEquals("ASSUMED 0", known(assumed, pin(assumed, 10), REDIRECTION_ENTRY__VECTOR));
		VirtualMachine concluded = machine(ROW, Map.of());
		assertEquals("CONCLUDED 2", known(concluded, pin(concluded, 20), REDIRECTION_ENTRY__MASK));
		assertEquals("ASSUMED 0", known(concluded, pin(concluded, 20), REDIRECTION_ENTRY__VECTOR));
	}

	@Test
	void gradesAreKeptInTheDocument() throws Exception {
		Path file = folder.resolve("kept.irqscope");
		VirtualMachine machine = machine(CALL + CHIP, Map.of("vendor", "SVM"));
		Files.write(file, MachineFiles.bytes(machine));
		assertEquals(Conclusion.all(machine).stream().map(one -> one.knowledge() + one.text()).toList(),
				Conclusion.all(MachineFiles.load(file)).stream().map(one -> one.knowledge() + one.text()).toList());
	}

	@Test
	void anImportCanBeToldWhatNoFileSays() throws Exception {
		VirtualMachine machine = machine(ROW, Map.of("vendor", "svm", "apicv", "on", "pin.20.vector", "0x51",
				"signalling.virtio2", "irqfd", "pic.0.irqBase", "32", "lint0.mask", "false"));
		assertEquals(Vendor.SVM, machine.getHost().getVendor());
		assertTrue(machine.getHost().isApicv());
		assertEquals(0x51, pin(machine, 20).getVector());
		assertEquals(Signalling.IRQFD, machine.getDevices().get(0).getSignalling());
		assertEquals(20, machine.getIrqfds().get(0).getGsi());
		assertEquals(32, X86Chips.pics(machine).get(0).getIrqBase());
		assertEquals(6, Conclusion.of(machine).stream().filter(one -> one.knowledge() == Knowledge.GIVEN).count());
		assertEquals("GIVEN 0", known(machine, pin(machine, 20), REDIRECTION_ENTRY__VECTOR));
	}

	@Test
	void aPinThatNobodyNamesCanBeOpened() throws Exception {
		VirtualMachine machine = machine(CALL, Map.of("pin.10.mask", "true", "vcpus", "4"));
		assertTrue(pin(machine, 10).isMask());
		assertEquals(4, machine.getVcpus().size());
		assertEquals(IrqchipMode.SPLIT,
				X86Chips.of(machine(CALL, Map.of("irqchip", "split"))).getIrqchipMode());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "vendor | ARM | it can be SVM, VMX", "vcpus | 0 | it can be 1",
			"apicv | 7 | it can be true", "pin.10.vector | x | it can be 16",
			"pin.11.vector | 60 | nothing is assumed under \"pin.11.vector\"; assumed are: apicv" })
	void whatCannotBeToldIsRefused(String key, String value, String reason) throws Exception {
		MachineImportException refusal = assertThrows(MachineImportException.class,
				() -> machine(CALL, Map.of(key, value)));
		assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
	}

	@Test
	void whatIsSeenNeedsNoAssumption() throws Exception {
		assertThrows(MachineImportException.class, () -> machine(CALL + CHIP, Map.of("pin.10.vector", "99")));
	}

	@Test
	void whatAUserSetsIsGiven() throws Exception {
		VirtualMachine machine = machine(CALL + CHIP, Map.of());
		pin(machine, 10).setVector(80);
		GivenValues.note(pin(machine, 10), REDIRECTION_ENTRY__VECTOR);
		assertEquals("GIVEN 0", known(machine, pin(machine, 10), REDIRECTION_ENTRY__VECTOR));
		assertEquals("SEEN 2", known(machine, pin(machine, 10), REDIRECTION_ENTRY__MASK));
	}

	@Test
	void aWalkNamesTheAssumptionsThatItPasses() throws Exception {
		VirtualMachine assumed = machine(CALL, Map.of());
		List<String> depends = depends(assumed);
		assertTrue(depends.contains("assumption.pin.open"), depends.toString());
		assertTrue(depends.contains("assumption.routing"), depends.toString());
		assertTrue(depends.stream().noneMatch("assumption.pic.base"::equals), depends.toString());
		assertTrue(depends(machine(CALL + CHIP, Map.of())).stream().noneMatch("assumption.pin.open"::equals));
	}

	private static List<String> depends(VirtualMachine machine) throws Exception {
		Session session = Session.run(machine, machine.getStimuli().get(0));
		session.goTo(session.walk().size());
		return Dependence.of(session.document(), session.walk()).stream().map(Conclusion::key).toList();
	}
}
