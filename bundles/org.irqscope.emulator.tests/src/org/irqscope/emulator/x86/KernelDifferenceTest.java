package org.irqscope.emulator.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs between versions of Linux: each difference is shown by its script, and by nothing before its end. */
class KernelDifferenceTest {
	/** The answers of a script on a host with some version, as lines. */
	private static List<String> answers(LinuxVersion version, List<String> script) throws Exception {
		List<Op> ops = OpScript.parse(script).ops();
		try (ScriptRunner<X86Vm> runner = new ScriptRunner<>(
				EmulatedX86Vm.backend(Host.DEFAULT.withVendor(Host.Vendor.SVM).withKernel(version)))) {
			return ops.stream().map(op -> runner.run(op).json()).toList();
		}
	}

	private static LinuxVersion version(String release) {
		return LinuxVersion.of(release).orElseThrow();
	}

	@ParameterizedTest
	@EnumSource
	void theLastOperationOfItsScriptShowsIt(KernelDifference difference) throws Exception {
		List<String> one = answers(difference.seenIn().get(0), difference.script());
		int last = one.size() - 1;
		for (LinuxVersion other : difference.seenIn())
			assertEquals(one.get(last), answers(other, difference.script()).get(last), other::toString);
		for (LinuxVersion other : difference.notSeenIn()) {
			List<String> answers = answers(other, difference.script());
			assertEquals(answers.subList(0, last), one.subList(0, last), other::toString);
			assertNotEquals(answers.get(last), one.get(last), other::toString);
		}
	}

	@Test
	void aVersionThatWasNotAskedDoesAsTheOlderOne() {
		assertTrue(Host.DEFAULT.withKernel(version("6.6")).has(KernelDifference.PIC_POLL_WITHOUT_FLAG));
		assertTrue(Host.DEFAULT.withKernel(version("5.10")).has(KernelDifference.PIC_POLL_WITHOUT_FLAG));
		assertFalse(Host.DEFAULT.withKernel(version("8.0")).has(KernelDifference.CR8_INTERCEPT_LATE));
		assertTrue(Host.DEFAULT.withKernel(version("6.19")).has(KernelDifference.CR8_INTERCEPT_LATE));
	}

	@Test
	void aPollOfAnOldKernelAnswersWithThePin() throws Exception {
		List<String> script = KernelDifference.PIC_POLL_WITHOUT_FLAG.script();
		assertTrue(answers(version("6.1"), script).get(2).contains("\"result\":5,"));
		assertTrue(answers(version("6.12"), script).get(2).contains("\"result\":133,"));
	}

	@Test
	void aMessageToNobodyIsIgnoredByAnOldKernelAndCountedByAYoungOne() throws Exception {
		List<String> script = KernelDifference.LOGICAL_MAP_BY_MODE_BITS.script();
		assertTrue(answers(version("6.1"), script).get(2).contains("\"result\":-1,"));
		assertTrue(answers(version("6.12"), script).get(2).contains("\"result\":0,"));
	}

	@Test
	void aVersionIsReadFromARelease() {
		assertEquals(new LinuxVersion(6, 1), version("6.1.0-50-amd64"));
		assertEquals(new LinuxVersion(6, 12), version("6.12.117+deb13-amd64"));
		assertEquals(new LinuxVersion(7, 2), version("7.2"));
		assertEquals(Optional.empty(), LinuxVersion.of("6"));
		assertEquals(Optional.empty(), LinuxVersion.of("linux-6.1"));
		assertTrue(version("6.1").isBefore(version("6.12")));
		assertFalse(version("7.2").isBefore(version("6.18")));
	}
}
