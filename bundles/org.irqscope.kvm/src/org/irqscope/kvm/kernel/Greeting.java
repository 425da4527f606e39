package org.irqscope.kvm.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.LinuxVersion;

/**
 * What a booted kernel says of itself first.
 *
 * @param protocol the number of the language that it speaks
 * @param release the kernel's own name of itself, such as {@code 6.12.43+deb13-amd64}
 * @param module {@code svm}, {@code vmx}, or {@code none} without KVM
 */
record Greeting(int protocol, String release, String module, boolean avic, boolean hashing, boolean smm)
		implements Hello {
	private static final Pattern LINE = Pattern
			.compile("irqscope (\\d+) (\\S+) (\\w+) avic (-?\\d) hashing (-?\\d) smm (\\d)");

	/** The greeting in a line; nothing for what the kernel prints before. */
	static Optional<Greeting> parse(String line) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches())
			return Optional.empty();
		return Optional.of(new Greeting(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3),
				matcher.group(4).equals("1"), !matcher.group(5).equals("0"), matcher.group(6).equals("1")));
	}

	@Override
	public boolean hasKvm() {
		return !module.equals("none");
	}

	/** The host that the kernel is to its guests. */
	Host host() {
		return Host.DEFAULT.withVendor(module.equals("svm") ? Vendor.SVM : Vendor.VMX).withApicv(avic)
				.withVectorHashing(hashing).withSmm(smm)
				.withKernel(LinuxVersion.of(release).orElse(LinuxVersion.DEFAULT));
	}
}
