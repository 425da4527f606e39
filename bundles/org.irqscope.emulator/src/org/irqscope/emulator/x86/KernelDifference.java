package org.irqscope.emulator.x86;

import java.util.List;
import java.util.stream.Stream;

/**
 * What some kernels do in another way than others: each was found as prepared kernels answered random scripts, so that
 * the versions are those of which it is known. What lies between two of them is taken to do as the older one. For any
 * thread.
 */
public enum KernelDifference {
	/** {@code pic_poll_read} answers with the pin alone, without the bit that says there is one. */
	PIC_POLL_WITHOUT_FLAG(List.of("6.1"), "out 0x20 0xe", "line 5 1", "in 0x21"),
	/**
	 * {@code kvm_recalculate_apic_map} lets the last of several local APICs with one logical address have its slot, and
	 * gives up logical addresses when none is set or modes are mixed; physical ids that are shared are no obstacle.
	 */
	LOGICAL_MAP_BY_MODE_BITS(List.of("6.1"), "route-msi 0x1f 0xfee2100c 0x41b6", "route-commit", "line 0x1f 1"),
	/** {@code KVM_CREATE_PIT2} makes a timer chip also beside a PIC in user space. */
	PIT_WITHOUT_PIC(List.of("6.1"), "vm 1 1", "pit 1"),
	/**
	 * {@code apic_set_tpr} leaves the intercept of CR8 writes on AMD processors as it is. Updates change that: 6.12.117
	 * does not do it any more, 6.18.15 still does.
	 */
	CR8_INTERCEPT_LATE(List.of("6.1", "6.18"), "lapic-enable", "msi 0xfee00000 0x31", "write32 0xfee00080 0xff");

	private static final List<LinuxVersion> ASKED = versions("6.1", "6.12", "6.18", "7.2");

	private final List<LinuxVersion> seenIn;
	private final List<String> script;

	KernelDifference(List<String> seenIn, String... script) {
		this.seenIn = versions(seenIn.toArray(String[]::new));
		this.script = List.of(script);
	}

	private static List<LinuxVersion> versions(String... releases) {
		return Stream.of(releases).map(release -> LinuxVersion.of(release).orElseThrow()).toList();
	}

	/** The versions that were seen to do it, the oldest first. */
	public List<LinuxVersion> seenIn() {
		return seenIn;
	}

	/** The versions that were asked and do not do it, the oldest first. */
	public List<LinuxVersion> notSeenIn() {
		return ASKED.stream().filter(version -> !seenIn.contains(version)).toList();
	}

	/** True for a version that does it, or of which the newest older one that was asked does. */
	boolean in(LinuxVersion version) {
		LinuxVersion nearest = ASKED.get(0);
		for (LinuxVersion asked : ASKED)
			if (!version.isBefore(asked))
				nearest = asked;
		return seenIn.contains(nearest);
	}

	/** Operations of which the last one shows it. */
	public List<String> script() {
		return script;
	}
}
