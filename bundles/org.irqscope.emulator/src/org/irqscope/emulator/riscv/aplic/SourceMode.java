package org.irqscope.emulator.riscv.aplic;

/** What a source of the APLIC listens for, by the number in {@code sourcecfg}. For any thread. */
public enum SourceMode {
	INACTIVE, DETACHED, RESERVED_2, RESERVED_3, EDGE_RISE, EDGE_FALL, LEVEL_HIGH, LEVEL_LOW;

	private static final SourceMode[] ALL = values();

	/** The mode with a number from 0 to 7. */
	public static SourceMode of(int number) {
		return ALL[number & 7];
	}

	public boolean isLevel() {
		return this == LEVEL_HIGH || this == LEVEL_LOW;
	}

	/** True when the input counts upside down. */
	boolean isInverted() {
		return this == EDGE_FALL || this == LEVEL_LOW;
	}

	/** True when the level that the input gets now makes the source pend. */
	boolean pends(boolean before, boolean level) {
		return switch (this) {
		case EDGE_RISE -> level && !before;
		case EDGE_FALL -> !level && before;
		case LEVEL_HIGH -> level;
		case LEVEL_LOW -> !level;
		default -> false;
		};
	}
}
