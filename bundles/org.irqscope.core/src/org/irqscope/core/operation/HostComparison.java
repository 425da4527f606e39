package org.irqscope.core.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.compare.Comparison;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.kvm.HostKvmException;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.RealKvm;

/** Runs an op script on a kernel's KVM and puts what it printed beside what the emulator printed. Any thread. */
public final class HostComparison {
	private final ScriptSession emulated;
	private final String file;
	private final KvmSource source;

	/**
	 * A comparison with a kernel.
	 *
	 * @param file the script or machine, for messages
	 */
	public HostComparison(KvmSource source, ScriptSession emulated, String file) {
		this.source = source;
		this.emulated = emulated;
		this.file = file;
	}

	/**
	 * Runs the operations.
	 *
	 * @throws OperationException when the KVM cannot be used; the message says what is missing
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Comparison run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, source.task(), emulated.ops().size());
		try (RealKvm backend = source.open(progress); ScriptRunner<?> runner = new ScriptRunner<>(backend)) {
			List<OpResult> results = new ArrayList<>();
			for (Op op : emulated.ops()) {
				progress.split(1);
				results.add(runner.run(op));
			}
			return Comparison.of(emulated, Texts.of("source.emulator"), results, title(backend));
		} catch (HostKvmException e) {
			throw new OperationException(file, 0, e.getMessage());
		}
	}

	/** The host's title says so when its tracepoints could not be seen. */
	private String title(RealKvm backend) {
		String missing = backend.tracingObstacles().stream().map(Obstacle::text).collect(Collectors.joining("; "));
		return missing.isEmpty() ? source.title() : Texts.of("source.host.untraced", missing);
	}
}
