/* The vCPUs of a machine: runnable, in supervisor mode. */
#define _GNU_SOURCE
#include "riscv.h"

#include <errno.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define REGISTER(kind) (KVM_REG_RISCV | KVM_REG_SIZE_U64 | (kind))

static struct {
	int fd;
	struct kvm_run *run;
} harts[MAX_VCPUS];
static int count, run_size;

static uint64_t get(int hart, uint64_t id) {
	uint64_t value = 0;
	struct kvm_one_reg reg = { .id = id, .addr = (uintptr_t)&value };
	ioctl(harts[hart].fd, KVM_GET_ONE_REG, &reg);
	return value;
}

static long set(int hart, uint64_t id, uint64_t value) {
	struct kvm_one_reg reg = { .id = id, .addr = (uintptr_t)&value };
	return ioctl(harts[hart].fd, KVM_SET_ONE_REG, &reg) ? -errno : 0;
}

static int prepare(int hart) {
	struct kvm_mp_state runnable = { .mp_state = KVM_MP_STATE_RUNNABLE };
	if (ioctl(harts[hart].fd, KVM_SET_MP_STATE, &runnable))
		return -errno;
	hart_set_reg(hart, MODE, KVM_RISCV_MODE_S);
	return 0;
}

int harts_create(int kvm, int vm, int wanted, int size) {
	int result = 0;
	(void)kvm;
	run_size = size;
	for (count = 0; count < wanted && count < MAX_VCPUS && result >= 0;) {
		harts[count].fd = ioctl(vm, KVM_CREATE_VCPU, count);
		if (harts[count].fd < 0)
			return -errno;
		harts[count].run = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, harts[count].fd, 0);
		result = harts[count].run == MAP_FAILED ? -errno : prepare(count);
		count++;
	}
	return result;
}

void harts_close(void) {
	for (int hart = 0; hart < count; hart++) {
		if (harts[hart].run != MAP_FAILED)
			munmap(harts[hart].run, run_size);
		close(harts[hart].fd);
	}
	count = 0;
}

int hart_fd(int hart) { return harts[hart].fd; }
struct kvm_run *hart_run(int hart) { return harts[hart].run; }

uint64_t hart_reg(int hart, enum reg reg) { return get(hart, REGISTER(KVM_REG_RISCV_CORE | reg)); }
void hart_set_reg(int hart, enum reg reg, uint64_t value) { set(hart, REGISTER(KVM_REG_RISCV_CORE | reg), value); }

static uint64_t csr(size_t offset) { return REGISTER(KVM_REG_RISCV_CSR | offset / sizeof(unsigned long)); }
uint64_t hart_csr(int hart, size_t offset) { return get(hart, csr(offset)); }
long hart_set_csr(int hart, size_t offset, uint64_t value) { return set(hart, csr(offset), value); }

/* When the timer of the guest is due. */
uint64_t hart_compare(int hart) {
	return get(hart, REGISTER(KVM_REG_RISCV_TIMER | KVM_REG_RISCV_TIMER_REG(compare)));
}

int hart_state(int hart) {
	struct kvm_mp_state state = { 0 };
	ioctl(harts[hart].fd, KVM_GET_MP_STATE, &state);
	return state.mp_state;
}
