/* The vCPUs of a machine: runnable, in real mode with code, data and stack at 0. */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <linux/kvm.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAX_ENTRIES 256
#define FEATURES 1
#define KVM_FEATURES 0x40000001
#define ADDRESS_SIZES 0x80000008
#define ECX_X2APIC (1u << 21)
#define ECX_TSC_DEADLINE (1u << 24)
#define ADDRESS_BITS 52
#define WHOLE_ADDRESS_SPACE 0xffffffff
#define RESET_BASE 0xffff0000
#define RESET_RIP 0xfff0

struct vcpu {
	int fd;
	struct kvm_run *run;
	struct kvm_sregs flat;
};

static struct vcpu vcpus[MAX_VCPUS];
static int count, run_size;
static struct {
	struct kvm_cpuid2 head;
	struct kvm_cpuid_entry2 entries[MAX_ENTRIES];
} cpuid;

/* All that the kernel can do, and what it does not name although it can; none of KVM's own features. */
static int prepare_cpuid(int kvm) {
	cpuid.head.nent = MAX_ENTRIES;
	if (ioctl(kvm, KVM_GET_SUPPORTED_CPUID, &cpuid.head))
		return -errno;
	for (unsigned at = 0; at < cpuid.head.nent; at++) {
		struct kvm_cpuid_entry2 *entry = &cpuid.entries[at];
		if (entry->function == FEATURES)
			entry->ecx |= ECX_X2APIC | ECX_TSC_DEADLINE;
		if (entry->function == KVM_FEATURES)
			entry->eax = 0;
		if (entry->function == ADDRESS_SIZES)
			entry->eax = (entry->eax & ~0xffu) | ADDRESS_BITS;
	}
	return 0;
}

static int set_cpuid(int fd, int id) {
	for (unsigned at = 0; at < cpuid.head.nent; at++)
		if (cpuid.entries[at].function == FEATURES)
			cpuid.entries[at].ebx = (cpuid.entries[at].ebx & 0xffffff) | (unsigned)id << 24;
	return ioctl(fd, KVM_SET_CPUID2, &cpuid.head);
}

static void flatten(struct kvm_sregs *sregs) {
	struct kvm_segment *segments[] = { &sregs->cs, &sregs->ds, &sregs->ss };
	for (int at = 0; at < 3; at++) {
		segments[at]->base = 0;
		segments[at]->selector = 0;
	}
	sregs->ds.limit = WHOLE_ADDRESS_SPACE;
	sregs->ds.g = 1;
}

static int prepare(struct vcpu *vcpu, int id) {
	struct kvm_mp_state runnable = { .mp_state = KVM_MP_STATE_RUNNABLE };
	if (set_cpuid(vcpu->fd, id) || ioctl(vcpu->fd, KVM_SET_MP_STATE, &runnable)
		|| ioctl(vcpu->fd, KVM_GET_SREGS, &vcpu->flat))
		return -errno;
	flatten(&vcpu->flat);
	return ioctl(vcpu->fd, KVM_SET_SREGS, &vcpu->flat) ? -errno : 0;
}

int vcpus_create(int kvm, int vm, int wanted, int size) {
	int result = prepare_cpuid(kvm);
	run_size = size;
	for (count = 0; count < wanted && count < MAX_VCPUS && result >= 0;) {
		struct vcpu *vcpu = &vcpus[count];
		vcpu->fd = ioctl(vm, KVM_CREATE_VCPU, count);
		if (vcpu->fd < 0)
			return -errno;
		vcpu->run = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, vcpu->fd, 0);
		result = vcpu->run == MAP_FAILED ? -errno : prepare(vcpu, count);
		count++;
	}
	return result;
}

void vcpus_close(void) {
	for (int id = 0; id < count; id++) {
		if (vcpus[id].run != MAP_FAILED)
			munmap(vcpus[id].run, run_size);
		close(vcpus[id].fd);
	}
	count = 0;
}

int vcpu_fd(int vcpu) { return vcpus[vcpu].fd; }
struct kvm_run *vcpu_run(int vcpu) { return vcpus[vcpu].run; }

/* INIT and startup interrupts that wait are served first. */
int vcpu_state(int vcpu) {
	struct kvm_mp_state state = { 0 };
	ioctl(vcpus[vcpu].fd, KVM_GET_MP_STATE, &state);
	return state.mp_state;
}

void vcpu_set_state(int vcpu, int state) {
	struct kvm_mp_state wanted = { .mp_state = state };
	ioctl(vcpus[vcpu].fd, KVM_SET_MP_STATE, &wanted);
}

/* Makes the segments flat again after a reset; true when they were not. What is the local APIC's stays. */
int vcpu_flatten(int vcpu) {
	struct kvm_sregs now, flat = vcpus[vcpu].flat;
	ioctl(vcpus[vcpu].fd, KVM_GET_SREGS, &now);
	if (now.ds.limit == WHOLE_ADDRESS_SPACE)
		return 0;
	flat.cr8 = now.cr8;
	flat.apic_base = now.apic_base;
	ioctl(vcpus[vcpu].fd, KVM_SET_SREGS, &flat);
	return 1;
}

uint64_t vcpu_rip(int vcpu) {
	struct kvm_regs regs = { 0 };
	ioctl(vcpus[vcpu].fd, KVM_GET_REGS, &regs);
	return regs.rip;
}

/* True for a boot processor that an INIT has sent to its first instruction, where no machine here has memory. */
int vcpu_at_reset(int vcpu) {
	struct kvm_sregs sregs = { 0 };
	ioctl(vcpus[vcpu].fd, KVM_GET_SREGS, &sregs);
	return sregs.cs.base == RESET_BASE && vcpu_rip(vcpu) == RESET_RIP;
}
