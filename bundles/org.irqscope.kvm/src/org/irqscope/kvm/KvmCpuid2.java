package org.irqscope.kvm;

import org.irqscope.kvm.structure.KvmIoctl;
import org.irqscope.kvm.structure.NativeMemory;

/** {@code struct kvm_cpuid2}: what CPUID tells a guest: all that the host can do, and x2APIC. Any thread. */
final class KvmCpuid2 {
	static final int NENT = 0, ENTRIES = 8;
	static final int ENTRY_SIZE = 40;
	/** Offsets in {@code struct kvm_cpuid_entry2}. */
	static final int FUNCTION = 0, EAX = 12, EBX = 16, ECX = 20;
	private static final int MAX_ENTRIES = 256;
	private static final int FEATURES = 1, KVM_FEATURES = 0x40000001;
	private static final int ECX_X2APIC = 1 << 21;

	private final NativeMemory memory = NativeMemory.allocate(ENTRIES + ENTRY_SIZE * MAX_ENTRIES);

	/** Reads what the host supports; the guest sees none of KVM's own features, so that it runs as on hardware. */
	static KvmCpuid2 supported(int kvm) {
		KvmCpuid2 cpuid = new KvmCpuid2();
		cpuid.memory.putInt(NENT, MAX_ENTRIES);
		HostKvmException.check("KVM_GET_SUPPORTED_CPUID",
				Libc.ioctl(kvm, KvmIoctl.GET_SUPPORTED_CPUID, cpuid.memory));
		for (int entry = ENTRIES; entry < cpuid.end(); entry += ENTRY_SIZE) {
			if (cpuid.memory.getInt(entry + FUNCTION) == FEATURES)
				cpuid.memory.putInt(entry + ECX, cpuid.memory.getInt(entry + ECX) | ECX_X2APIC);
			if (cpuid.memory.getInt(entry + FUNCTION) == KVM_FEATURES)
				cpuid.memory.putInt(entry + EAX, 0);
		}
		return cpuid;
	}

	private int end() {
		return ENTRIES + ENTRY_SIZE * memory.getInt(NENT);
	}

	/** {@code KVM_SET_CPUID2}, with the vCPU's APIC id. */
	synchronized int set(int vcpu, int apicId) {
		for (int entry = ENTRIES; entry < end(); entry += ENTRY_SIZE)
			if (memory.getInt(entry + FUNCTION) == FEATURES)
				memory.putInt(entry + EBX, memory.getInt(entry + EBX) & 0xffffff | apicId << 24);
		return Libc.ioctl(vcpu, KvmIoctl.SET_CPUID2, memory);
	}
}
