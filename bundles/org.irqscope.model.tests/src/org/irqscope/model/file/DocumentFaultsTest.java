package org.irqscope.model.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that cannot be a machine is refused with the line that is wrong, and one sentence that says why. */
class DocumentFaultsTest {
	private static final String HEAD = """
			<?xml version="1.0" encoding="UTF-8"?>
			<irqscope:VirtualMachine xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
			    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:irqscope="https://irqscope.org/model/1"
			    id="vm" formatVersion="2">
			  <vcpus id="vcpu0"/>
			  <eventfds id="eventfd0"/>
			""";
	private static final String TAIL = "\n</irqscope:VirtualMachine>\n";
	private static final int FIRST = 7;

	private static VirtualMachine read(byte[] document) throws MachineFileException {
		return MachineFiles.load(new ByteArrayInputStream(document), "m");
	}

	/** Why a document is refused, with its place. */
	private static String refusal(String document) {
		String message = assertThrows(MachineFileException.class,
				() -> read(document.getBytes(StandardCharsets.UTF_8)), document).getMessage();
		assertEquals(1, message.lines().count(), message);
		assertFalse(message.contains("Impl@") || message.contains("org.") || message.contains("Impl"), message);
		return message;
	}

	private static String refused(String part) {
		return refusal(HEAD + part + TAIL);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"<irqfds id='irqfd0'><eventfd href='other.irqscope#eventfd0'/></irqfds>"
					+ "|other.irqscope#eventfd0 is in another document; a machine is one document",
			"<irqfds id='irqfd0' eventfd='other.irqscope#eventfd0'/>"
					+ "|other.irqscope#eventfd0 is in another document; a machine is one document",
			"<stimuli xsi:type='irqscope:DeviceStimulus' id='s' device='vcpu0'/>"
					+ "|device of s must name an element of type Device, and vcpu0 is none",
			"<irqfds id='irqfd0' eventfd='eventfd7'/>"
					+ "|eventfd of irqfd0 names eventfd7, which the document does not have",
			"<irqfds id='irqfd0' eventfd='//@eventfds.4'/>"
					+ "|eventfd of irqfd0 names //@eventfds.4, which the document does not have",
			"<irqfds id='irqfd0' eventfd='eventfd0 eventfd0'/>"
					+ "|eventfd of irqfd0 names several elements, and can have one: eventfd0 eventfd0",
			"<eventfds id='vcpu0'/>|the id vcpu0 is that of two elements, Vcpu on line 5 and Eventfd here",
			"<warps id='warp0'/>|vm has an element warps, which this version does not know",
			"<eventfds id='e' warp='9'/>|e has an attribute warp, which this version does not know",
			"<devices xsi:type='irqscope:Warp' id='w'/>|there is no type Warp",
			"<host/><host/>|vm has two elements host, and can have one",
			"<host vendor='VIA'/>|vendor of Host in vm is \"VIA\", which is none of VMX, SVM",
			"<host apicv='yes'/>|apicv of Host in vm is \"yes\", which is neither true nor false",
			"<eventfds id='e' count='many'/>|count of e is \"many\", which is no number",
			"<irqfds id='i' gsi='99999999999'/>|gsi of i is 99999999999, which 32 bits cannot hold",
			"<vcpus id='v'><pid pir='33 256'/></vcpus>"
					+ "|pir of PostedInterruptDescriptor in v is \"33 256\","
					+ " which is no list of vectors from 0 to 255" })
	void whatCannotBeIsNamedWithItsLine(String part, String reason) {
		assertEquals("m:" + FIRST + ": " + reason, refused(part));
	}

	@ParameterizedTest
	@CsvSource({ "2147483647", "167772160", "-1", "4096", "4097" })
	void vcpuIdThatNoKernelTakesIsRefused(String id) {
		assertEquals("m:7: vcpuId of v is " + id + ", which is not between 0 and 4095: KVM_MAX_VCPU_IDS is 4096",
				refused("<vcpus id='v' vcpuId='" + id + "'/>"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"<irqRouting><entries xsi:type='irqscope:MsiRoute' gsi='4096'/></irqRouting>"
					+ "|gsi of MsiRoute in vm is 4096, which is not between 0 and 4095: KVM_MAX_IRQ_ROUTES is 4096",
			"<irqRouting><entries xsi:type='irqscope:IrqchipRoute' pin='8'/></irqRouting>"
					+ "|pin of IrqchipRoute in vm is 8, which is not between 0 and 7: a PIC has 8 inputs",
			"<irqRouting><entries xsi:type='irqscope:IrqchipRoute' irqchip='IOAPIC' pin='24'/></irqRouting>"
					+ "|pin of IrqchipRoute in vm is 24, which is not between 0 and 23: the IOAPIC has 24 pins",
			"<controllers xsi:type='irqscope:KpicState' id='p' imr='256'/>"
					+ "|imr of p is 256, which is not between 0 and 255: the register has 8 bits",
			"<positions node='gsi4' x='2147483647'/>|x of NodePosition in vm is 2147483647,"
					+ " which is not between -1000000 and 1000000: what is farther away cannot be drawn" })
	void numberThatHasNoRoomIsRefused(String part, String reason) {
		assertEquals("m:7: " + reason, refused(part));
	}

	@ParameterizedTest
	@CsvSource({ "vcpus, 1025, 'vm has 1027 vCPUs; KVM_MAX_VCPUS is 1024'",
			"memorySlots, 32765, 'vm has 32765 memory slots; KVM_USER_MEM_SLOTS is 32764'" })
	void moreThanTheKernelTakesIsRefusedAtTheFirstThatIsTooMuch(String element, int count, String reason) {
		String last = "<" + element + "/>\n";
		String refusal = refused("<" + element + "/>\n" + last.repeat(count));
		assertTrue(refusal.endsWith(reason.replace("32765", Integer.toString(count + 1))), refusal);
	}

	@Test
	void routesBeyondTheKernelsTableAreRefused() {
		String route = "<entries xsi:type='irqscope:MsiRoute'/>\n";
		assertEquals("m:4104: IrqRoutingTable in vm has 4097 entries; KVM_MAX_IRQ_ROUTES is 4096",
				refused("<irqRouting>\n" + route.repeat(4097) + "</irqRouting>"));
	}

	@Test
	void numbersAtTheLimitsAreTaken() throws Exception {
		String document = HEAD + "<vcpus id='v' vcpuId='4095'/><irqRouting>"
				+ "<entries xsi:type='irqscope:MsiRoute' gsi='4095'/></irqRouting>" + TAIL;
		VirtualMachine machine = read(document.getBytes(StandardCharsets.UTF_8));
		assertEquals(4095, machine.getVcpus().get(1).getVcpuId());
	}

	@Test
	void attributeIsNamedOnItsOwnLineOfALongTag() {
		assertEquals("m:9: gsi of i is \"x\", which is no number",
				refused("<irqfds\n  id='i'\n  gsi='x'\n  eventfd='eventfd0'/>"));
	}

	/** Every feature of every type that a document can have. */
	static List<EStructuralFeature> features() {
		List<EStructuralFeature> features = new ArrayList<>();
		for (EClassifier classifier : ModelPackage.eINSTANCE.getEClassifiers())
			if (classifier instanceof EClass type)
				features.addAll(type.getEStructuralFeatures());
		return features;
	}

	private static String spoilt(EStructuralFeature feature, String value) throws Exception {
		return refusal(SpoiltDocument.with(feature, value));
	}

	@ParameterizedTest
	@MethodSource("features")
	void everyFeatureRefusesWhatItCannotHave(EStructuralFeature feature) throws Exception {
		if (feature instanceof EAttribute attribute && !feature.isMany()) {
			Class<?> type = attribute.getEAttributeType().getInstanceClass();
			if (attribute.getEAttributeType() instanceof EEnum || type != String.class)
				assertTrue(feature == ModelPackage.Literals.VIRTUAL_MACHINE__FORMAT_VERSION
						|| spoilt(feature, "warp").contains(" is \"warp\", which is n"));
		} else if (feature instanceof EReference reference && !reference.isContainment() && !reference.isMany()) {
			assertTrue(spoilt(feature, "warp0").contains(" names warp0, which the document does not have"));
			if (reference.getEReferenceType() != ModelPackage.Literals.VIRTUAL_MACHINE
					&& ModelPackage.Literals.ELEMENT.isSuperTypeOf(reference.getEReferenceType()))
				assertTrue(spoilt(feature, "/").contains(" must name an element of type "));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 39, 60, 200, 400 })
	void bytesThatAreNoTextAreRefusedOnTheirLineAndNothingElseIsPrinted(int place) throws Exception {
		byte[] document = (HEAD + "<!-- " + "x".repeat(400) + " -->" + TAIL).getBytes(StandardCharsets.UTF_8);
		document[place] = (byte) 0xff;
		String before = new String(document, 0, place, StandardCharsets.UTF_8);
		int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
		PrintStream err = System.err;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setErr(new PrintStream(printed, true));
		try {
			MachineFileException refused = assertThrows(MachineFileException.class, () -> read(document));
			assertEquals(line, Math.max(1, refused.line()), refused.getMessage());
		} finally {
			System.setErr(err);
		}
		assertEquals("", printed.toString());
	}

	@Test
	void machineThatCouldNotBeReadAgainIsNotWritten() {
		VirtualMachine machine = Machines.create("m", 1);
		machine.getVcpus().get(0).setVcpuId(4096);
		Exception refused = assertThrows(java.io.UncheckedIOException.class, () -> MachineFiles.bytes(machine));
		assertTrue(refused.getMessage().contains("vcpuId of vcpu0 is 4096"), refused.getMessage());
	}
}
