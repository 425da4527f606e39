package org.irqscope.kvm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.junit.jupiter.api.Test;

/** A kernel that is prepared on this machine boots, drives machines, and stays for those that follow. */
class PreparedKernelsTest {
	@Test
	void aKernelThatIsPreparedDrivesOneMachineAfterAnother() throws Exception {
		List<PreparedKernel> usable = PreparedKernel.all().stream().filter(kernel -> kernel.check().isEmpty()).toList();
		assumeFalse(usable.isEmpty(), "no kernel is prepared: releng/kernel prepares one");
		List<Op> ops = OpScript.parse(List.of("lapic-enable", "write32 0xfec00000 0x18", "write32 0xfec00010 0x31",
				"line 4 1", "ack", "rdmsr 0x1b")).ops();
		for (int turn = 0; turn < 2; turn++)
			try (KernelBackend backend = KernelBackend.open(usable.get(0), () -> false);
					ScriptRunner runner = new ScriptRunner(backend)) {
				List<Long> results = ops.stream().map(op -> runner.run(op).result()).toList();
				assertEquals(List.of(0L, 0L, 0L, 2L, 0x31L, 0xfee00900L), results);
			}
	}
}
