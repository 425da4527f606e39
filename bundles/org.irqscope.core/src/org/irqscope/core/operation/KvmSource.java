package org.irqscope.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.Texts;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.HostKvmException;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.RealKvm;
import org.irqscope.kvm.kernel.KernelBackend;
import org.irqscope.kvm.kernel.PreparedKernel;
import org.irqscope.kvm.kernel.RiscvKernel;
import org.irqscope.kvm.kernel.RiscvKernelBackend;

/**
 * Whose KVM is asked: this host's, or that of a prepared kernel. Any thread.
 *
 * @param version the prepared kernel's; nothing for this host
 */
public record KvmSource(Optional<String> version) {
	/** This host's KVM. */
	public static final KvmSource HOST = new KvmSource(Optional.empty());
	private static final String HOST_WORD = "host";

	/** The source of a word: {@code host}, or a version such as {@code 6.12}; nothing for other words. */
	public static Optional<KvmSource> of(String word) {
		if (word.equals(HOST_WORD))
			return Optional.of(HOST);
		return PreparedKernel.isVersion(word) ? Optional.of(new KvmSource(Optional.of(word))) : Optional.empty();
	}

	/**
	 * Opens it. A prepared kernel boots if none is idle, which takes half a minute.
	 *
	 * @throws OperationException when it cannot be used; the message says what is missing, and how to get it
	 * @throws OperationCanceledException when the monitor says so
	 */
	public RealKvm open(IProgressMonitor monitor) throws OperationException {
		if (version.isEmpty())
			return HostOpening.open();
		return boot(version.get(), monitor,
				() -> KernelBackend.open(PreparedKernel.of(version.get()), monitor::isCanceled));
	}

	/**
	 * Opens a kernel for RISC-V; it boots if none is idle.
	 *
	 * @throws OperationException when it cannot be used; the message says what is missing, and how to get it
	 * @throws OperationCanceledException when the monitor says so
	 */
	public static RiscvKernelBackend openRiscv(String version, IProgressMonitor monitor) throws OperationException {
		return boot(version, monitor,
				() -> RiscvKernelBackend.open(RiscvKernel.of(version), monitor::isCanceled));
	}

	private static <T> T boot(String version, IProgressMonitor monitor, Supplier<T> kernel)
			throws OperationException {
		monitor.subTask(Texts.of("task.boot", version));
		try {
			return kernel.get();
		} catch (HostKvmException e) {
			throw HostOpening.refused(e);
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		}
	}

	/**
	 * Looks whether it can be used at all, without booting anything.
	 *
	 * @throws OperationException when it cannot; the message says what is missing, and how to get it
	 */
	public void check() throws OperationException {
		List<Obstacle> obstacles = version.map(name -> PreparedKernel.of(name).check()).orElseGet(HostKvm::check);
		if (!obstacles.isEmpty())
			throw new OperationException("", 0,
					String.join("; ", obstacles.stream().map(Obstacle::text).toList()));
	}

	/** How a person calls it. */
	public String title() {
		return version.map(name -> Texts.of("source.kernel", name)).orElseGet(() -> Texts.of("source.host"));
	}

	/** How a person calls what runs on it. */
	String called(String name) {
		return version.map(kernel -> Texts.of("source.kernel.of", name, kernel))
				.orElseGet(() -> Texts.of("source.host.of", name));
	}

	/** What is done while something runs on it. */
	String task() {
		return version.map(kernel -> Texts.of("task.kernel", kernel)).orElseGet(() -> Texts.of("task.host"));
	}
}
