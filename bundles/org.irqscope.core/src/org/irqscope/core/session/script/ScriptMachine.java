package org.irqscope.core.session.script;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.core.session.Conversions;
import org.irqscope.core.session.SnapshotWriter;
import org.irqscope.emulator.kvm.Irqfd;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.Eventfd;
import org.irqscope.model.FirstLook;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpitState;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.Routing;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The document of a machine that an op script has made: its vCPUs, eventfds and irqfds, and the lines it drives. */
final class ScriptMachine {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private ScriptMachine() {
	}

	static VirtualMachine document(String name, EmulatedX86Vm vm, List<Irqfd> irqfds, List<Op> ops) {
		X86Kvm kvm = vm.kvm();
		VirtualMachine machine = Machines.create(name, kvm.vcpus().size());
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.valueOf(kvm.irqchipMode().name()));
		machine.getHost().setApicv(kvm.host().apicv());
		machine.getHost().setVectorHashing(kvm.host().vectorHashing());
		kvm.eventfds().forEach(eventfd -> machine.getEventfds().add(eventfd(eventfd.number())));
		irqfds.forEach(irqfd -> machine.getIrqfds().add(irqfd(irqfd, machine)));
		for (int gsi : lines(ops))
			machine.getStimuli().add(line(gsi));
		if (kvm.hasPit())
			machine.getControllers().add(pit());
		Conversions.write(kvm.routing().table(), machine.getIrqRouting());
		new ScriptFunctions(machine, vm.pci().bus()).add();
		new SnapshotWriter(machine).write(MachineSnapshot.of(kvm, vm.pci()));
		FirstLook.choose(machine);
		return machine;
	}

	private static KpitState pit() {
		KpitState pit = Chips.PIT.fresh();
		pit.setId("pit0");
		return pit;
	}

	private static Eventfd eventfd(int number) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd" + number);
		return eventfd;
	}

	private static org.irqscope.model.Irqfd irqfd(Irqfd irqfd, VirtualMachine machine) {
		org.irqscope.model.Irqfd document = FACTORY.createIrqfd();
		document.setId("irqfd" + irqfd.number());
		document.setGsi(irqfd.gsi());
		document.setEventfd(machine.getEventfds().get(irqfd.eventfd().number()));
		irqfd.resamplefd().ifPresent(fd -> document.setResamplefd(machine.getEventfds().get(fd.number())));
		return document;
	}

	/** The GSIs that a table can route; a line of another one leads nowhere. */
	private static SortedSet<Integer> lines(List<Op> ops) {
		return ops.stream().filter(op -> op.code() == OpCode.LINE).map(op -> op.arguments().get(0))
				.filter(gsi -> gsi < Routing.MAX_ROUTES).map(Long::intValue)
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private static IrqLineStimulus line(int gsi) {
		IrqLineStimulus stimulus = FACTORY.createIrqLineStimulus();
		stimulus.setId("line" + gsi);
		stimulus.setName("GSI " + gsi);
		stimulus.setGsi(gsi);
		return stimulus;
	}
}
