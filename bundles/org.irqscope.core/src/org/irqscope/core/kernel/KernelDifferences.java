package org.irqscope.core.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.emulator.x86.KernelDifference;
import org.irqscope.emulator.x86.LinuxVersion;

/** The page of the help that says what differs between versions of Linux. Keeps no state, for any thread. */
public final class KernelDifferences {
	private KernelDifferences() {
	}

	/** The page, a paragraph a difference, with operations that show it. */
	public static String text() {
		return Texts.of("differences") + "\n" + Arrays.stream(KernelDifference.values())
				.map(KernelDifferences::paragraph).collect(Collectors.joining());
	}

	private static String names(List<LinuxVersion> versions) {
		return versions.stream().map(LinuxVersion::toString).collect(Collectors.joining(", "));
	}

	private static String description(KernelDifference difference) {
		return switch (difference) {
		case PIC_POLL_WITHOUT_FLAG -> Texts.of("difference.poll");
		case LOGICAL_MAP_BY_MODE_BITS -> Texts.of("difference.map");
		case PIT_WITHOUT_PIC -> Texts.of("difference.pit");
		case CR8_INTERCEPT_LATE -> Texts.of("difference.cr8");
		};
	}

	private static String paragraph(KernelDifference difference) {
		return "\n" + Texts.of("difference.versions", names(difference.seenIn()), names(difference.notSeenIn())) + "\n"
				+ description(difference) + "\n\n"
				+ difference.script().stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
	}
}
