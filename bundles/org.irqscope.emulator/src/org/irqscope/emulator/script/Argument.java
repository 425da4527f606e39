package org.irqscope.emulator.script;

/**
 * What an argument of an operation means, and which values it can have: all that fit where the kernel is handed them,
 * since what it makes of a GSI or a level is for the kernel to say.
 */
enum Argument {
	VCPUS(1, OpScript.MAX_VCPUS), FLAG(0, 1), GSI(0, 0xffffffffL), LEVEL(0, 0xffffffffL), EVENTFD(0, 0),
	VCPU(0, 0), DEVICE(0, 0), SORT(0, OpScript.LAST_SORT), PIN_SORT(OpScript.LAST_SORT + 1, OpScript.LAST_PIN_SORT),
	VMM(0, 2), LINE(0, 23), ENTRIES(1, OpScript.MAX_ENTRIES),
	ENTRY(0, OpScript.MAX_ENTRIES - 1L), QUEUE(0, OpScript.MAX_ENTRIES - 1L),
	PORT(0, 0xffff), MSR(0, 0xffffffffL), CHIP(0, 0xffffffffL),
	PIN(0, 0xffffffffL), DATA(0, 0xffffffffL), VALUE8(0, 0xff), VALUE32(0, 0xffffffffL),
	ADDRESS32(OpScript.GUEST_MEMORY, 0xffffffffL), VALUE64(0, -1), ADDRESS64(0, -1), GROUP(0, 0xffffffffL),
	ATTRIBUTE(0, -1), SOURCES(0, 0xffffffffL), IDENTITIES(0, 0xffffffffL), INSTRUCTION(0, 31), REGISTER(0, 0xfff),
	FUNCTION(0, 15), EXTENSION(0, 0xffffffffL);

	private final long minimum;
	private final long maximum;

	Argument(long minimum, long maximum) {
		this.minimum = minimum;
		this.maximum = maximum;
	}

	/** True when an unsigned value is in the fixed range; eventfds, vCPUs and devices depend on the machine. */
	boolean inRange(long value) {
		return this == EVENTFD || this == VCPU || this == DEVICE || Long.compareUnsigned(value, minimum) >= 0
				&& Long.compareUnsigned(value, maximum) <= 0;
	}

	/** The argument's word in the usage of an operation. */
	String word() {
		return name().replaceAll("\\d+$", "");
	}

	/** The key of the argument's name. */
	String key() {
		return "argument." + name().toLowerCase(java.util.Locale.ROOT);
	}

	String minimum() {
		return "0x" + Long.toHexString(minimum);
	}

	String maximum() {
		return "0x" + Long.toHexString(maximum);
	}
}
