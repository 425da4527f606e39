package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What pictures of large machines, of PCI functions and of harts say can be read on every page. */
class ReadableMachinesTest {
	/** Hosts with many processors and many messages, at rest and while the first interrupt is on its way. */
	@ParameterizedTest
	@CsvSource({ "1, 0, 4056", "8, 16, 64", "64, 6, 4056", "64, 128, 4056" })
	void everyPageOfBigMachinesCanBeRead(int vcpus, int driven, int routes) throws Exception {
		VirtualMachine machine = BigMachine.of(vcpus, driven, routes);
		VirtualMachine compact = EcoreUtil.copy(machine);
		VirtualMachine walking = EcoreUtil.copy(machine);
		machine.setLayout(MachineLayout.WIDE);
		compact.setLayout(MachineLayout.COMPACT);
		walking.setLayout(MachineLayout.COMPACT);
		assertEquals(2, MachineLayout.values().length);
		assertEquals(List.of(), ReadableScenesTest.faults(List.of(machine, compact, walking),
				one -> one == walking ? whileWalking(one) : atRest(one)));
	}

	private static List<String> atRest(VirtualMachine machine) {
		List<String> faults = new ArrayList<>();
		for (Page one : Pages.of(machine))
			SceneFaults.of(PageScene.of(one, machine)).forEach(fault -> faults.add(one.id() + ": " + fault));
		return faults;
	}

	private static List<String> whileWalking(VirtualMachine machine) throws MachineStateException {
		List<String> faults = new ArrayList<>();
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			for (int hop = 1; hop <= session.walk().size(); hop += 5) {
				session.goTo(hop);
				for (Page one : ReadableScenesTest.kinds(machine))
					for (String fault : SceneFaults.of(PageScene.of(one, session, 1)))
						faults.add(one.id() + " at hop " + hop + ": " + fault);
			}
		}
		return faults;
	}

	/** What a guest writes into MSI-X tables, from hop to hop. */
	@ParameterizedTest
	@EnumSource(names = { "VFIO_PCI", "VIRTIO_PCI", "NVME_PCI" })
	void everyPageOfAPciFunctionCanBeRead(MachineTemplate template) throws Exception {
		VirtualMachine machine = new NewMachine("m", template, 2, Vendor.VMX, true).create();
		List<String> faults = new ArrayList<>();
		try (Session session = Session.run(machine, machine.getStimuli().get(1))) {
			for (int hop = 0; hop <= session.walk().size(); hop += 6) {
				session.goTo(hop);
				for (Page one : Pages.of(machine))
					for (String fault : SceneFaults.of(PageScene.of(one, session, 1)))
						faults.add(one.id() + " at hop " + hop + ": " + fault);
			}
		}
		assertEquals(List.of(), faults);
	}

	@ParameterizedTest
	@EnumSource
	void everyPageOfHartsCanBeRead(RiscvExample example) throws Exception {
		VirtualMachine machine = example.create();
		List<String> faults = new ArrayList<>();
		try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
			for (int hop = 0; hop <= session.walk().size(); hop += 6) {
				session.goTo(hop);
				for (Page one : Pages.of(machine))
					for (String fault : SceneFaults.of(PageScene.of(one, session, 1)))
						faults.add(one.id() + " at hop " + hop + ": " + fault);
			}
		}
		assertEquals(List.of(), faults);
	}
}
