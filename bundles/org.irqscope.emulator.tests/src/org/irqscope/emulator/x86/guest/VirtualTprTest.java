package org.irqscope.emulator.x86.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.LinuxVersion;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.junit.jupiter.api.Test;

/** The task priority on AMD processors, as Linux 6.12 answers there: its class alone comes back from the guest. */
class VirtualTprTest {
	/** The task priority of vCPU 0 after each operation. */
	private static List<Integer> priorities(Vendor vendor, String... lines) throws Exception {
		List<Integer> priorities = new ArrayList<>();
		try (ScriptRunner<X86Vm> runner = new ScriptRunner<>(
				EmulatedX86Vm.backend(Host.DEFAULT.withVendor(vendor).withKernel(new LinuxVersion(6, 12))))) {
			for (Op op : OpScript.parse(List.of(lines)).ops()) {
				runner.run(op);
				priorities.add(runner.vm().lapic(0).get(Lapic.TASKPRI));
			}
		}
		return priorities;
	}

	@Test
	void theClassAloneComesBack() throws Exception {
		assertEquals(List.of(0x90, 0x90, 0), priorities(Vendor.SVM, "write32 0xfee00080 0x95", "read32 0xfee00080",
				"write32 0xfee00080 0x0f"));
		assertEquals(List.of(0x95, 0x95), priorities(Vendor.VMX, "write32 0xfee00080 0x95", "read32 0xfee00080"));
	}

	@Test
	void itIsTheSameForMsrs() throws Exception {
		assertEquals(List.of(0, 0xe0), priorities(Vendor.SVM, "wrmsr 0x1b 0xfee00d00", "wrmsr 0x808 0xea"));
	}

	@Test
	void whileAnInterruptIsKeptOutAllBitsStay() throws Exception {
		assertEquals(List.of(0, 0, 0xea, 0xea, 0xea, 0xeb, 0xeb),
				priorities(Vendor.SVM, "lapic-enable", "msi 0xfee00000 0x31", "write32 0xfee00080 0xea",
						"msi 0xfee00000 0x32", "read32 0xfee00020", "write32 0xfee00080 0xeb", "read32 0xfee00020"));
	}

	@Test
	void afterAnInitItIsAsUserSpaceLeavesIt() throws Exception {
		assertEquals(List.of(0, 0, 0x50, 0x50), priorities(Vendor.SVM, "lapic-enable", "write32 0xfee00300 0x44500",
				"write32 0xfee00080 0x5a", "in 0x21"));
	}
}
