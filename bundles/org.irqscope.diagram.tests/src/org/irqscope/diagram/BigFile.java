package org.irqscope.diagram;

import java.io.ByteArrayInputStream;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.NvmeDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.testing.Desktop;

/** Files of machines with many vCPUs and many messages. */
final class BigFile {
	private static final int VECTORS = 150, FIRST_VECTOR = 0x30, QUEUES_GSI = 12;
	private static final long MSI = 0xfee00000L;

	private BigFile() {
	}

	/** A new file beside the examples; whoever asks deletes it. */
	static IFile of(String name, int vcpus, int routes) throws Exception {
		return make(name, machine(name, vcpus, routes));
	}

	/** An example with a device that has a table of messages besides, and one that has a queue. */
	static IFile withFunction(String name, String example) throws Exception {
		IFile original = Desktop.example(example);
		VirtualMachine machine = MachineFiles.load(original.getLocation().toFile().toPath());
		machine.getDevices().addAll(List.of(function(), queues()));
		return make(name, machine);
	}

	/** A new file of a machine; whoever asks deletes it. */
	static IFile make(String name, VirtualMachine machine) throws Exception {
		IFile file = Desktop.example("apic").getProject().getFile(name + ".irqscope");
		file.create(new ByteArrayInputStream(MachineFiles.bytes(machine)), true, null);
		return file;
	}

	/** @param routes how many routing entries there are, with those of the chips */
	private static VirtualMachine machine(String name, int vcpus, int routes) {
		VirtualMachine machine = NewMachine.create(name);
		machine.getPositions().clear();
		for (int id = 1; id < vcpus; id++)
			machine.getVcpus().add(Machines.vcpu(id));
		for (int at = machine.getIrqRouting().getEntries().size(); at < routes; at++) {
			MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
			route.setGsi(at);
			route.setAddress(MSI | (long) (at % vcpus) << 12);
			route.setData(FIRST_VECTOR + at % VECTORS);
			machine.getIrqRouting().getEntries().add(route);
		}
		machine.getDevices().addAll(List.of(function(), queues()));
		return machine;
	}

	/** A device with a table that the guest can write, so that every page has something to show. */
	private static Device function() {
		NvmeDevice device = ModelFactory.eINSTANCE.createNvmeDevice();
		device.setId("function");
		device.setName("function");
		device.setSignalling(Signalling.SIGNAL_MSI);
		device.setPci(ModelFactory.eINSTANCE.createPciFunction());
		device.setMsix(ModelFactory.eINSTANCE.createMsixTable());
		device.getMsix().getEntries().add(ModelFactory.eINSTANCE.createMsixEntry());
		return device;
	}

	/** A virtio device without a bus, with a queue. */
	private static Device queues() {
		VirtioDevice device = ModelFactory.eINSTANCE.createVirtioDevice();
		device.setId("queues");
		device.setName("queues");
		device.setSignalling(Signalling.IRQ_LINE);
		device.setGsi(QUEUES_GSI);
		device.setMmio(ModelFactory.eINSTANCE.createVirtioMmio());
		device.getQueues().add(ModelFactory.eINSTANCE.createVirtqueue());
		return device;
	}
}
