package org.irqscope.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.x86.X86Vocabulary;

/** The architectures whose machines are emulated: the one place where they are registered. For any thread. */
public enum Architecture {
	X86(X86Vocabulary.ALL);

	private static final Map<String, Tracepoint> TRACEPOINTS = new LinkedHashMap<>();
	static {
		for (Architecture one : values())
			one.vocabulary.tracepoints().forEach(tracepoint -> TRACEPOINTS.put(tracepoint.kernelName(), tracepoint));
	}

	private final Vocabulary vocabulary;

	Architecture(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
	}

	/** What a machine of the architecture can note. */
	public Vocabulary vocabulary() {
		return vocabulary;
	}

	/** The tracepoints of all architectures; those that they share are there once. */
	public static List<Tracepoint> tracepoints() {
		return List.copyOf(TRACEPOINTS.values());
	}

	/** The tracepoint with the kernel's name, when this is one of them. */
	public static Optional<Tracepoint> tracepoint(String kernelName) {
		return Optional.ofNullable(TRACEPOINTS.get(kernelName));
	}
}
