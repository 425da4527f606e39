package org.irqscope.emulator.x86.lapic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.junit.jupiter.api.Test;

/** The interrupt command in x2APIC mode after an INIT, as Linux 6.12 on AMD keeps it. */
class SplitIcrTest {
	private static int icr2AfterInit(Vendor vendor) throws Exception {
		List<Op> ops = OpScript.parse(List.of("vm 3", "wrmsr 0x1b 0xfee00c00 2", "wrmsr 0x830 0x10002000009eb 2",
				"msi 0xfee02000 0x57c", "wrmsr 0x808 0x20 2")).ops();
		try (ScriptRunner<X86Vm> runner = new ScriptRunner<>(
				EmulatedX86Vm.backend(Host.DEFAULT.withVendor(vendor)))) {
			ops.forEach(runner::run);
			return runner.vm().lapic(2).get(Lapic.ICR2);
		}
	}

	@Test
	void theResetClearsOneRegisterOfTwo() throws Exception {
		assertEquals(0x10002, icr2AfterInit(Vendor.SVM));
	}

	@Test
	void theResetClearsTheOneRegister() throws Exception {
		assertEquals(0, icr2AfterInit(Vendor.VMX));
	}
}
