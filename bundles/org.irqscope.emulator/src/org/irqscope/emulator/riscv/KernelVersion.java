package org.irqscope.emulator.riscv;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Linux the host runs, as far as KVM for RISC-V differs between them. For any thread. */
public enum KernelVersion {
	V6_8, V6_12, V6_18, NEWER;

	private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");

	/** The last of them that is not newer than a release, such as {@code 6.12.107+deb13-riscv64}. */
	public static KernelVersion of(String release) {
		Matcher matcher = RELEASE.matcher(release);
		if (!matcher.matches())
			return V6_18;
		int number = Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2));
		return number < 6012 ? V6_8 : number < 6018 ? V6_12 : number < 7000 ? V6_18 : NEWER;
	}

	/** True for this version and those after it. */
	boolean since(KernelVersion first) {
		return compareTo(first) >= 0;
	}

	/** Loads of bytes, halves and words that KVM emulates extend the sign, as the architecture wants. */
	public boolean extendsSign() {
		return this == NEWER;
	}

	/** {@code kvm_entry} and {@code kvm_exit} exist. */
	public boolean tracesEntries() {
		return since(V6_12);
	}

	/** The major number of the specification that the firmware says it follows. */
	public int sbiSpecification() {
		return since(V6_18) ? 3 : 2;
	}

	/** Access faults of the guest go back to it, and do not end {@code KVM_RUN}. */
	public boolean redirectsAccessFaults() {
		return since(V6_12);
	}

	/** A fault while the instruction is fetched is tried again, and not given to the guest. */
	public boolean retriesFetch() {
		return since(V6_12);
	}

	/** The overflow of a counter can be made pending. */
	public boolean countsOverflow() {
		return since(V6_12);
	}

	/** Software pends a level source only while its input is active, and clears it whenever it likes. */
	public boolean levelFollowsInput() {
		return since(V6_12);
	}

	/** An interprocessor interrupt that names a hart that is not there is an error, after the others have it. */
	public boolean checksIpiMask() {
		return since(V6_12);
	}

	/** The status of a hart that is not there is an error. */
	public boolean checksHartStatus() {
		return this == NEWER;
	}

	/** A fetch from an address without memory ends {@code KVM_RUN}, and does not go back to the guest. */
	public boolean refusesFetch() {
		return this != NEWER;
	}
}
