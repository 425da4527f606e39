package org.irqscope.kvm;


/**
 * Why a KVM or its tracepoints cannot be used.
 *
 * @param text one line: what is missing, and how to get it
 */
public record Obstacle(Kind kind, String text) {
	/** The kinds, those of KVM before those of tracefs. */
	public enum Kind {
		/** There is no native access from Java on this system. */
		NATIVE_ACCESS,
		/** The device does not exist. */
		DEVICE_ABSENT,
		/** The user may not open the device. */
		DEVICE_FORBIDDEN,
		/** The device cannot be opened for another reason, or is another one. */
		DEVICE_BROKEN,
		/** KVM speaks another version of its interface. */
		API_VERSION,
		/** KVM lacks a capability. */
		CAPABILITY,
		/** There is no tracefs among the mounts. */
		TRACEFS_NOT_MOUNTED,
		/** The user may not use tracefs. */
		TRACEFS_FORBIDDEN,
		/** The kernel has not the tracepoints. */
		TRACEPOINTS_ABSENT,
		/** Threads have other numbers in traces than here. */
		PID_NAMESPACE,
		/** No kernel of that version is prepared. */
		KERNEL_ABSENT,
		/** There is no QEMU to boot a kernel in. */
		QEMU_ABSENT
	}

	static Obstacle of(Kind kind, String key, Object... values) {
		return new Obstacle(kind, Texts.of(key, values));
	}
}
