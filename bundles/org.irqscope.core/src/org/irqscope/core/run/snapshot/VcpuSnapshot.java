package org.irqscope.core.run.snapshot;

import java.util.Arrays;
import java.util.List;

import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.apicv.Apicv;
import org.irqscope.emulator.x86.lapic.LapicState;

/**
 * One vCPU of a {@link MachineSnapshot}. Immutable, for any thread.
 *
 * @param pendingVector the vector in the VM-entry field, or -1
 * @param handledVector the vector whose handler runs, or -1
 * @param posted the vectors of the posted-interrupt descriptor
 */
public record VcpuSnapshot(int mpState, boolean interruptFlag, boolean inGuest, int requests, int pendingVector,
		int handledVector, LapicState lapic, long apicBase, List<Integer> posted, boolean outstanding, int rvi,
		int svi, Blocking blocking) {
	/**
	 * What keeps the vCPU from taking what waits, beside its interrupt flag.
	 *
	 * @param shadow bits of {@code KVM_X86_SHADOW_INT_*}
	 * @param nmis how many non-maskable interrupts wait
	 * @param nmiMasked true while the handler of one runs
	 * @param suppressed true while devices post without a notification
	 * @param timerPending true while an expiry of the timer waits
	 */
	public record Blocking(int shadow, int nmis, boolean nmiMasked, boolean suppressed, boolean timerPending) {
		private static Blocking of(X86Vcpu vcpu) {
			return new Blocking(vcpu.shadow.get(), vcpu.nmis.waiting(), vcpu.nmis.masked(),
					vcpu.apicv().suppressed(), vcpu.lapic().timer.pending());
		}
	}

	/** Those of a machine; none where it is no PC. */
	static List<VcpuSnapshot> all(Kvm kvm) {
		return kvm instanceof X86Kvm pc ? pc.vcpus().stream().map(VcpuSnapshot::of).toList() : List.of();
	}

	static VcpuSnapshot of(X86Vcpu vcpu) {
		Apicv apicv = vcpu.apicv();
		return new VcpuSnapshot(vcpu.mpState(), vcpu.interruptFlag(), vcpu.inGuest(), vcpu.requestBits(),
				vcpu.injectedVector(), vcpu.guest().handledVector(), vcpu.lapic().state(), vcpu.lapic().apicBase(),
				Arrays.stream(apicv.posted()).boxed().toList(), apicv.outstanding(), apicv.rvi(), apicv.svi(),
				Blocking.of(vcpu));
	}
}
