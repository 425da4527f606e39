package org.irqscope.emulator.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.host.VfioVector;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine keeps nothing that can change but in fields of its state: no object of it has a variable of its own. */
class NothingOutsideOfFieldsTest {
	/** Who stands outside of the machine, and the buffer of a guest's read, which nobody looks at after it. */
	private static final Set<String> NO_STATE = Set.of("X86Kvm.vmm", "RiscvKvm.vmm", "GuestData.value");
	private static final Set<String> PACKAGES = Set.of(Kvm.class.getPackageName(), X86Kvm.class.getPackageName(),
			RiscvKvm.class.getPackageName(), PciMachine.class.getPackageName(), VfioVector.class.getPackageName());

	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
	private final Deque<Object> next = new ArrayDeque<>();
	private final Set<String> variables = new TreeSet<>();
	private final Set<Class<?>> classes = Collections.newSetFromMap(new IdentityHashMap<>());

	private static boolean ofMachine(Class<?> type) {
		return PACKAGES.stream().anyMatch(name -> type.getPackageName().startsWith(name));
	}

	private void found(Object object) {
		if (object != null && seen.add(object))
			next.add(object);
	}

	private void look(Object object) throws IllegalAccessException {
		if (object instanceof Object[] array)
			Arrays.asList(array).forEach(this::found);
		else if (object instanceof Iterable<?> list)
			list.forEach(this::found);
		else if (object instanceof Map<?, ?> map)
			map.values().forEach(this::found);
		for (Class<?> type = object.getClass(); type != null && ofMachine(type); type = type.getSuperclass())
			for (Field field : type.getDeclaredFields())
				if (!Modifier.isStatic(field.getModifiers()) && !type.isHidden())
					look(object, field);
	}

	private void look(Object object, Field field) throws IllegalAccessException {
		classes.add(field.getDeclaringClass());
		if (!Modifier.isFinal(field.getModifiers()))
			variables.add(field.getDeclaringClass().getSimpleName() + "." + field.getName());
		field.setAccessible(true);
		found(field.get(object));
	}

	/** A machine with PCI functions of each sort, and one of RISC-V with the chips of the kernel. */
	static List<Object> others() {
		EmulatedX86Vm pc = EmulatedX86Vm.walking(Host.DEFAULT, 1, false);
		Set<PciSort> pins = Set.of(PciSort.EDU, PciSort.VFIO_INTX, PciSort.VFIO_INTX_SLOW);
		for (PciSort sort : PciSort.values())
			if (pins.contains(sort))
				pc.pci().plugPin(sort, 10);
			else
				pc.pci().plug(sort, 2);
		RiscvKvm riscv = new RiscvKvm(RiscvHost.DEFAULT);
		RiscvVmIoctls ioctls = new RiscvVmIoctls(riscv);
		ioctls.createVcpu(0);
		ioctls.aia.create();
		return List.of(pc.pci(), riscv);
	}

	@ParameterizedTest
	@MethodSource("others")
	void variablesOfOtherMachinesAreFieldsToo(Object machine) throws Exception {
		found(machine);
		while (!next.isEmpty())
			look(next.remove());
		variables.removeAll(NO_STATE);
		assertEquals(Set.of(), variables);
		assertTrue(classes.size() > 15, "the parts of a machine were found: " + classes.size());
	}

	@Test
	void everyVariableIsAFieldOfTheState() throws Exception {
		Bench bench = new Bench();
		bench.fx(2);
		new PitIoctls(bench.kvm()).createPit2(PitIoctls.SPEAKER_DUMMY);
		bench.route(new RoutingEntry.Msi(24, 0xfee00000L, 0x31)).is(0);
		bench.irqfd(bench.eventfd(), 24).is(0);
		found(bench.kvm());
		while (!next.isEmpty())
			look(next.remove());
		variables.removeAll(NO_STATE);
		assertEquals(Set.of(), variables);
		assertTrue(classes.size() > 30, "the parts of a machine were found: " + classes.size());
	}
}
