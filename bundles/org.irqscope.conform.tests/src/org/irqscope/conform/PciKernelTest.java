package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a VMM asks of the kernel for its PCI functions leads to the interrupts that the functions had, in the emulator
 * and on this host's KVM: random writes to tables, masks and interrupts, a sort of function after the other.
 */
class PciKernelTest {
	private static final int ENTRIES = 2, OPERATIONS = 40, SEQUENCES = 25;
	private static final String EOI = "write32 0xfee000b0 0 ";

	private static List<String> script(PciSort sort, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<String> script = new ArrayList<>(List.of("vm 2", "lapic-enable", "pci " + sort.ordinal() + " " + ENTRIES));
		for (int at = 0; at < OPERATIONS; at++)
			script.add(operation(random));
		script.add("msix-control 0 0x8000");
		return script;
	}

	private static String operation(SplittableRandom random) {
		int entry = random.nextInt(ENTRIES), vcpu = random.nextInt(2), vector = 0x50 + random.nextInt(0x30);
		return switch (random.nextInt(12)) {
		case 0, 1, 2 -> "msix-raise 0 " + entry;
		case 3 -> "msix-mask 0 " + entry;
		case 4, 5 -> "msix-unmask 0 " + entry;
		case 6 -> "msix-data 0 " + entry + " " + vector;
		case 7 -> "msix-address 0 " + entry + " " + (0xfee00000L | (long) vcpu << 12);
		case 8 -> "msix-control 0 " + (random.nextBoolean() ? 0x8000 : 0xc000);
		case 9 -> "msix-pba 0";
		case 10 -> "ack " + vcpu;
		default -> EOI + vcpu;
		};
	}

	/** The calls alone leave the local APICs as the VMM's machine had them. */
	@ParameterizedTest
	@EnumSource(names = { "EDU", "VFIO_INTX", "VFIO_INTX_SLOW" }, mode = EnumSource.Mode.EXCLUDE)
	void callsAreAllThatTheVmmDoes(PciSort sort) throws Exception {
		int interrupts = 0;
		for (long seed = 0; seed < SEQUENCES; seed++) {
			KernelHalf half = new KernelHalf(Host.DEFAULT);
			List<String> script = script(sort, seed);
			List<String> calls = half.of(script);
			interrupts += replay(half, calls, sort + " " + seed + "\n" + String.join("\n", script));
		}
		assertTrue(interrupts > SEQUENCES / 2, interrupts + " interrupts were left");
	}

	static int replay(KernelHalf half, List<String> calls, String told) throws Exception {
		EmulatedX86Vm[] made = new EmulatedX86Vm[1];
		try (ScriptRunner<?> runner = new ScriptRunner<>(
				EmulatedX86Vm.walkingBackend(Host.DEFAULT, vm -> made[0] = vm))) {
			for (Op op : OpScript.parse(calls).ops())
				runner.run(op);
			int left = 0;
			for (int vcpu = 0; vcpu < 2; vcpu++)
				for (int bank : new int[] { Lapic.IRR, Lapic.ISR }) {
					int[] vectors = made[0].lapic(vcpu).vectors(bank);
					assertEquals(boxed(half.lapics().get(vcpu).vectors(bank)), boxed(vectors), told);
					left += vectors.length;
				}
			return left;
		}
	}

	private static List<Integer> boxed(int[] vectors) {
		return Arrays.stream(vectors).boxed().toList();
	}

	@ParameterizedTest
	@EnumSource(names = { "EDU", "VFIO_INTX", "VFIO_INTX_SLOW" }, mode = EnumSource.Mode.EXCLUDE)
	void hostAnswersAsTheEmulatorDoes(PciSort sort) throws Exception {
		assumeTrue(HostKvm.check().isEmpty(),
				() -> HostKvm.check().stream().map(Obstacle::text).collect(Collectors.joining("; ")));
		Host parameters = HostParameters.read();
		assumeFalse(parameters.apicv(), "APIC virtualization is on");
		try (HostBackend host = HostBackend.open()) {
			for (long seed = 0; seed < SEQUENCES; seed++) {
				List<String> calls = new KernelHalf(parameters).of(script(sort, seed));
				ScriptComparison comparison = ScriptComparison.run(OpScript.parse(calls),
						EmulatedX86Vm.backend(parameters), host, new NullProgressMonitor());
				assertEquals("", comparison.difference()
						.map(one -> one.first().json() + "\n" + one.second().json() + "\n" + String.join("\n", calls))
						.orElse(""), sort + " " + seed);
			}
		}
	}
}
