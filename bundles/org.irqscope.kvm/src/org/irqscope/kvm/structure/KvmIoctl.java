package org.irqscope.kvm.structure;

/** The request numbers of KVM's ioctls on x86; bits 29 to 16 are the size of the argument. */
public final class KvmIoctl {
	public static final long GET_API_VERSION = 0xae00, CREATE_VM = 0xae01, CHECK_EXTENSION = 0xae03,
			GET_VCPU_MMAP_SIZE = 0xae04, GET_SUPPORTED_CPUID = 0xc008ae05L;

	/** Of a VM's file. */
	public static final long CREATE_VCPU = 0xae41, SET_USER_MEMORY_REGION = 0x4020ae46, SET_TSS_ADDR = 0xae47,
			CREATE_IRQCHIP = 0xae60, GET_IRQCHIP = 0xc208ae62L, SET_IRQCHIP = 0x8208ae63L,
			IRQ_LINE_STATUS = 0xc008ae67L, SET_GSI_ROUTING = 0x4008ae6a, IRQFD = 0x4020ae76,
			CREATE_PIT2 = 0x4040ae77, ENABLE_CAP = 0x4068aea3,
			SIGNAL_MSI = 0x4020aea5;

	/** Of a vCPU's file. */
	public static final long RUN = 0xae80, SET_REGS = 0x4090ae82, GET_REGS = 0x8090ae81L, GET_SREGS = 0x8138ae83L,
			SET_SREGS = 0x4138ae84, SET_SIGNAL_MASK = 0x4004ae8b, GET_LAPIC = 0x8400ae8eL, SET_LAPIC = 0x4400ae8f,
			SET_CPUID2 = 0x4008ae90, GET_MP_STATE = 0x8004ae98L, SET_MP_STATE = 0x4004ae99,
			SET_GUEST_DEBUG = 0x4048ae9b;

	private KvmIoctl() {
	}

	/** The size of a request's argument; of arguments with an array at the end, the part before it. */
	public static int argumentSize(long request) {
		return (int) (request >> 16 & 0x3fff);
	}
}
