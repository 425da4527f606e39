package org.irqscope.debug;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands what launches bring to whoever shows it. Called by the threads of launches; listeners change threads. */
public final class WalkResults {
	private static final List<Consumer<WalkResult>> LISTENERS = new CopyOnWriteArrayList<>();

	private WalkResults() {
	}

	public static void addListener(Consumer<WalkResult> listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Consumer<WalkResult> listener) {
		LISTENERS.remove(listener);
	}

	static void publish(WalkResult result) {
		LISTENERS.forEach(listener -> listener.accept(result));
	}
}
