package org.irqscope.core.picture.part.lapic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.edit.Settings;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.explain.Explanations;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.X86Vcpu;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a local APIC shows its registers as the guest reaches them, and each row can be set by itself. */
class LocalApicPageTest {
	private static final long X2APIC = 0xfee00c00L;
	private static final int VCPU = 17;
	/** What the emulator counts by itself; no ioctl sets it in a document. */
	private static final Set<String> COUNTED = Set.of("end", "deadline", "waiting");
	/** What follows from the number of the vCPU in x2APIC. */
	private static final Set<String> DERIVED = Set.of("x2apicId", "x2apicLdr");
	private final VirtualMachine machine = NewMachine.create("new");

	private Lapic lapic(int vcpu) {
		return X86Chips.lapic(machine.getVcpus().get(vcpu));
	}

	private List<Node> nodes(int vcpu) {
		return PageScene.of(new LocalApicPage(vcpu), machine).nodes();
	}

	private Node part(int vcpu, String part) {
		return nodes(vcpu).stream().filter(node -> node.id().endsWith("#" + part)).findFirst().orElseThrow();
	}

	private static Optional<String> value(Node node, String row) {
		return node.rows().stream().filter(one -> one.id().equals(row))
				.map(one -> one instanceof Row.Field field ? field.value() : ((Row.Pin) one).value()).findFirst();
	}

	@Test
	void anXapicIsAPageOfMemory() {
		lapic(0).setLdr(0x01000000);
		Node names = part(0, "names");
		assertEquals("a page of memory at 0xfee00000", names.caption());
		assertEquals(Optional.of("0x01000000"), value(names, "ldr"));
		assertEquals(Optional.of("0xffffffff"), value(names, "dfr"));
		assertEquals(Optional.of("0x00000000"), value(names, "icr2"));
	}

	@Test
	void anX2apicTakesItsNamesFromTheNumberOfItsVcpuAndHasOneCommandRegister() {
		for (int id = 1; id <= VCPU; id++)
			machine.getVcpus().add(Machines.vcpu(id));
		lapic(VCPU).setApicBase(X2APIC);
		lapic(VCPU).setApicId(0x05000000);
		lapic(VCPU).setIcr(0x000000f1);
		lapic(VCPU).setIcr2(3);
		Node names = part(VCPU, "names");
		assertEquals("model-specific registers from 0x800", names.caption());
		assertEquals(Optional.of("17 (0x11)"), value(names, "x2apicId"));
		assertEquals(Optional.of("cluster 1, bit 1"), value(names, "x2apicLdr"));
		assertEquals(Optional.of("0x00000003000000f1"), value(names, "icr icr2"));
		assertEquals(Optional.of("Fixed 241 (0xf1) to id 3"), value(names, "icr2 icr"));
		assertEquals(Optional.empty(), value(names, "dfr"));
		assertTrue(nodes(VCPU).get(0).caption().startsWith("x2APIC \u00b7 id 17"), nodes(VCPU).get(0).caption());
	}

	@ParameterizedTest
	@ValueSource(longs = { 0xfee00900L, X2APIC })
	void everyRowIsSetByItselfAndExplained(long base) {
		lapic(0).setApicBase(base);
		for (Node node : nodes(0))
			for (Row row : node.rows()) {
				String name = node.id() + " " + row.id();
				boolean settable = !row.id().isEmpty() && !COUNTED.contains(row.id()) && !DERIVED.contains(row.id());
				Optional<RowSubject> subject = RowSubject.of(machine, node.id(), row.id());
				assertEquals(settable, subject.isPresent(), name);
				subject.ifPresent(one -> assertTrue(!one.features().isEmpty()
						&& one.features().stream().allMatch(Settings::isSettable), name));
				if (!row.id().isEmpty() && !(row instanceof Row.Drawing))
					assertTrue(Explanations.of(node, row.id()).isPresent(), name);
			}
	}

	@Test
	void theRowsOfTheDescriptorAreThoseOfTheVcpu() {
		EObject descriptor = ((X86Vcpu) machine.getVcpus().get(0)).getPid();
		for (String row : List.of("pir", "on", "sn", "nv", "ndst"))
			assertEquals(descriptor, RowSubject.of(machine, part(0, "posted").id(), row).orElseThrow().element());
	}
}
