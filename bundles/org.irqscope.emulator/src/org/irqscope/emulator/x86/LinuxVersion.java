package org.irqscope.emulator.x86;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Linux, such as 6.12; what comes after the second number changes nothing here. For any thread. */
public record LinuxVersion(int major, int minor) implements Comparable<LinuxVersion> {
	/** The one that was recorded first, and that is emulated where nothing else is said. */
	public static final LinuxVersion DEFAULT = new LinuxVersion(6, 18);
	private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\D.*)?");
	private static final Comparator<LinuxVersion> ORDER = Comparator.comparingInt(LinuxVersion::major)
			.thenComparingInt(LinuxVersion::minor);

	/** The version in a release as the kernel names itself, such as {@code 6.12.43+deb13-amd64}; nothing in others. */
	public static Optional<LinuxVersion> of(String release) {
		Matcher matcher = RELEASE.matcher(release);
		return matcher.matches()
				? Optional.of(new LinuxVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
				: Optional.empty();
	}

	/** True for kernels older than another. */
	public boolean isBefore(LinuxVersion other) {
		return compareTo(other) < 0;
	}

	@Override
	public int compareTo(LinuxVersion other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return major + "." + minor;
	}
}
