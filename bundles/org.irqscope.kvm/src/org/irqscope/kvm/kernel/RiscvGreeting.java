package org.irqscope.kvm.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvHost;

/**
 * What a booted kernel for RISC-V says of itself first.
 *
 * @param aia whether machines can have the device for APLIC and IMSICs
 * @param mode the mode of a fresh one: not 0 where harts have interrupt files for guests
 * @param ids the largest identity of a fresh one
 * @param gpaBits the bits of a guest's physical address
 */
record RiscvGreeting(int protocol, String release, boolean hasKvm, boolean aia, int mode, int ids, int gpaBits)
		implements Hello {
	private static final Pattern LINE = Pattern
			.compile("irqscope (\\d+) (\\S+) riscv kvm (\\d) aia (\\d) mode (\\d) ids (\\d+) gpa (\\d+)");

	/** The greeting in a line; nothing for what the kernel prints before. */
	static Optional<RiscvGreeting> parse(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.matches()
				? Optional.of(new RiscvGreeting(number(matcher, 1), matcher.group(2), number(matcher, 3) == 1,
						number(matcher, 4) == 1, number(matcher, 5), number(matcher, 6), number(matcher, 7)))
				: Optional.empty();
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}

	/** The host that the kernel is to its guests. */
	RiscvHost host() {
		return new RiscvHost(KernelVersion.of(release), aia, mode, ids + 1, true, gpaBits);
	}
}
