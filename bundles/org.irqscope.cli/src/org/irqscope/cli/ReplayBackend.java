package org.irqscope.cli;

import java.util.Optional;

import org.irqscope.core.operation.KvmSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where a script or a machine runs.
 *
 * @param source whose KVM; nothing for the emulator
 */
public record ReplayBackend(Optional<KvmSource> source) {
	private static final String EMULATOR = "emulator", KVM = "kvm", KERNEL = "kernel:";

	/**
	 * The backend of a word.
	 *
	 * @throws ParameterException when there is none
	 */
	public static ReplayBackend of(String word, CommandSpec command) {
		return of(word).orElseThrow(
				() -> new ParameterException(command.commandLine(), Texts.of("replay.backend", word)));
	}

	/** The backend of a word: {@code emulator}, {@code kvm} or {@code kernel:VERSION}; nothing for other words. */
	public static Optional<ReplayBackend> of(String word) {
		if (word.equals(EMULATOR))
			return Optional.of(new ReplayBackend(Optional.empty()));
		Optional<KvmSource> source = word.equals(KVM) ? Optional.of(KvmSource.HOST)
				: word.startsWith(KERNEL) ? KvmSource.of(word.substring(KERNEL.length())) : Optional.empty();
		return source.map(one -> new ReplayBackend(Optional.of(one)));
	}
}
