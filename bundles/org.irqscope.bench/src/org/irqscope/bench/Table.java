package org.irqscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that is printed: what was measured beside what is required. Used by one thread. */
final class Table {
	private static final String LAYOUT = "%-46s %14s %12s %7s %12s  %s";
	private static final double MEGA = 1e6;
	/** Below this it is the harness that allocates, once in thousands of operations: an object has 16 bytes. */
	private static final double NO_BYTES = 0.005;

	private final List<String> lines = new ArrayList<>();
	private boolean passed = true;

	Table() {
		add("table.what", Texts.of("table.emulator"), Texts.of("table.host"), Texts.of("table.ratio"),
				Texts.of("table.required"), Texts.of("table.verdict"));
	}

	/** Operations in a second of both, of which the emulator's must be so many times the host's. */
	void compare(String key, double emulator, double host, double required) {
		double ratio = emulator / host;
		add(key, perSecond(emulator), perSecond(host), number(ratio), number(required), verdict(ratio >= required));
	}

	/** Operations in a second of both, for information. */
	void inform(String key, double emulator, double host) {
		add(key, perSecond(emulator), perSecond(host), number(emulator / host), "", "");
	}

	/** Operations in a second of the emulator, which must be so many. */
	void atLeast(String key, double emulator, double required) {
		add(key, perSecond(emulator), "", "", perSecond(required), verdict(emulator >= required));
	}

	/** Bytes in an operation of the emulator, which must be none. */
	void nothing(String key, double bytes) {
		add(key, perOperation(bytes), "", "", perOperation(0), verdict(bytes < NO_BYTES));
	}

	private void add(String key, String emulator, String host, String ratio, String required, String verdict) {
		lines.add(LAYOUT.formatted(Texts.of(key), emulator, host, ratio, required, verdict).stripTrailing());
	}

	private String verdict(boolean pass) {
		passed &= pass;
		return Texts.of(pass ? "verdict.pass" : "verdict.fail");
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private static String perSecond(double operations) {
		return Texts.of("unit.millions.per.second", String.format(Locale.ROOT, "%.2f", operations / MEGA));
	}

	private static String perOperation(double bytes) {
		return Texts.of("unit.bytes.per.operation",
				bytes < NO_BYTES ? "0" : String.format(Locale.ROOT, "%.2f", bytes));
	}

	List<String> lines() {
		return List.copyOf(lines);
	}

	/** True when everything was as good as required. */
	boolean passed() {
		return passed;
	}
}
