package org.irqscope.debug;

import java.util.Arrays;

/** Where a launched walk comes from. */
public enum WalkSourceKind {
	/** The embedded emulator. */
	EMULATOR("emulator"),
	/** What {@code /dev/kvm} of this host does. */
	HOST_KVM("kvm"),
	/** What the KVM of a prepared kernel does. */
	KERNEL("kernel"),
	/** What a trace has recorded. */
	TRACE("trace");

	private final String id;

	WalkSourceKind(String id) {
		this.id = id;
	}

	/** The word in launch configurations. */
	public String id() {
		return id;
	}

	/** The source with an id; the emulator for words that nobody knows. */
	public static WalkSourceKind of(String id) {
		return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst().orElse(EMULATOR);
	}
}
