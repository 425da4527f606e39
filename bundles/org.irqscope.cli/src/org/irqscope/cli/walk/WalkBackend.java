package org.irqscope.cli.walk;

import java.util.Optional;

import org.irqscope.cli.ReplayBackend;
import org.irqscope.core.operation.KvmSource;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whose KVM a machine walks on, where {@code walk} is told one. */
final class WalkBackend {
	@Option(names = "--backend", paramLabel = "emulator|kvm|kernel:VERSION", defaultValue = "emulator")
	private String backend;
	@Spec(Spec.Target.MIXEE)
	private CommandSpec spec;

	/** The KVM; nothing for the emulator. */
	Optional<KvmSource> source() {
		return ReplayBackend.of(backend, spec).source();
	}
}
