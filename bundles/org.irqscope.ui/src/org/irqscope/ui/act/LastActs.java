package org.irqscope.ui.act;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.Preferences;

/** What was done last, for the next time; kept with the workspace. Used by the UI thread. */
final class LastActs {
	private static final String NODE = "org.irqscope.ui", KEY = "acts.last";
	private static final int MOST = 12;

	private LastActs() {
	}

	private static Preferences preferences() {
		return InstanceScope.INSTANCE.getNode(NODE);
	}

	/** Lines, the last one first. */
	static List<String> all() {
		return preferences().get(KEY, "").lines().filter(line -> !line.isBlank()).toList();
	}

	/** Keeps a line. */
	static void add(String line) {
		List<String> lines = new ArrayList<>(List.of(line));
		all().stream().filter(one -> !one.equals(line)).limit(MOST - 1L).forEach(lines::add);
		preferences().put(KEY, lines.stream().collect(Collectors.joining("\n")));
	}
}
