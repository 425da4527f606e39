package org.irqscope.core.operation;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.conform.Conformance;
import org.irqscope.conform.ConformancePlan;
import org.irqscope.conform.ConformanceResult;
import org.irqscope.conform.HostParameters;
import org.irqscope.core.Texts;
import org.irqscope.emulator.script.riscv.EmulatedRiscvVm;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.HostKvmException;
import org.irqscope.kvm.RealKvm;
import org.irqscope.kvm.kernel.KernelBackend;
import org.irqscope.kvm.kernel.RiscvKernelBackend;

/**
 * Compares the emulator with a kernel's KVM on random scripts, and makes the first script that differs small. Runs in
 * any thread, once at a time.
 */
public final class ConformOperation {
	private static final int COMPARING = 9, SHRINKING = 1;

	/**
	 * What came of it.
	 *
	 * @param minimal the smallest script found that comes to the first difference; nothing when there is no difference,
	 *            or when it did not come again
	 */
	public record Report(ConformanceResult result, Optional<List<String>> minimal) {
	}

	private final ConformancePlan plan;
	private final Conformance conformance;

	/**
	 * A comparison with a KVM, whose parameters the emulator takes over.
	 *
	 * @param kvm an opened one
	 */
	public ConformOperation(ConformancePlan plan, RealKvm kvm) {
		this.plan = plan;
		this.conformance = new Conformance(kvm instanceof KernelBackend kernel
				? EmulatedX86Vm.runningGuests(kernel.host()) : EmulatedX86Vm.backend(emulated()), kvm);
	}

	/** A comparison with the KVM of a kernel for RISC-V, whose host the emulator takes over. */
	public ConformOperation(ConformancePlan plan, RiscvKernelBackend kvm) {
		this.plan = plan;
		this.conformance = new Conformance(EmulatedRiscvVm.backend(kvm.host()), kvm);
	}

	/** The host that is emulated beside a KVM. */
	public static Host emulated(RealKvm kvm) {
		return kvm instanceof KernelBackend kernel ? kernel.host() : emulated();
	}

	/** The host that is emulated beside this host's KVM: this one. */
	public static Host emulated() {
		return HostParameters.read();
	}

	/**
	 * Compares.
	 *
	 * @throws OperationException when the host refuses a machine
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Report run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.conform"), COMPARING + SHRINKING);
		try {
			ConformanceResult result = conformance.run(plan, progress.split(COMPARING));
			progress.setTaskName(Texts.of("task.shrink"));
			return new Report(result, result.first().flatMap(script -> conformance.shrink(script, progress)));
		} catch (HostKvmException e) {
			throw HostOpening.refused(e);
		}
	}
}
