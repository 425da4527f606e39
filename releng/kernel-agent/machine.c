/* One machine of this kernel's KVM: its chips and its memory. */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

#define PROTOCOL 1
#define PINS 24
#define SMM_SPACE (1 << 16)
/* Three pages below the firmware that processors need for real mode. */
#define TSS_ADDRESS 0xfffbd000

static int kvm = -1, vm = -1, vcpus, split, run_size;

void machine_open(void) {
	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		perror("/dev/kvm");
	else
		run_size = ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
}

static const char *kind(void) {
	return kvm < 0 ? "none" : !access("/sys/module/kvm_amd", F_OK) ? "svm" : "vmx";
}

static int has_smm(void) {
	return kvm >= 0 && ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_X86_SMM) > 0;
}

static int parameter(const char *path) {
	char value = 'N';
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return -1;
	if (read(file, &value, 1) != 1)
		value = 'N';
	close(file);
	return value == 'Y' || value == '1';
}

/* The greeting: the protocol's number, the kernel, and how it is set. */
void machine_greet(FILE *out) {
	struct utsname name;
	uname(&name);
	fprintf(out, "irqscope %d %s %s avic %d hashing %d smm %d\n", PROTOCOL, name.release, kind(),
		parameter("/sys/module/kvm_amd/parameters/avic"), parameter("/sys/module/kvm/parameters/vector_hashing"),
		has_smm());
}

static int error(int answer) {
	return answer < 0 ? -errno : answer;
}

static int give_chips(void) {
	struct kvm_enable_cap pins = { .cap = KVM_CAP_SPLIT_IRQCHIP, .args = { PINS } };
	return split ? ioctl(vm, KVM_ENABLE_CAP, &pins) : ioctl(vm, KVM_CREATE_IRQCHIP, 0);
}

static int give_memory(void) {
	guest_install();
	struct kvm_userspace_memory_region region = {
		.memory_size = guest_memory_size(), .userspace_addr = (uintptr_t)guest_memory()
	};
	int result = ioctl(vm, KVM_SET_USER_MEMORY_REGION, &region);
	/* In system management mode a vCPU has an address space of its own. */
	if (result >= 0 && ioctl(vm, KVM_CHECK_EXTENSION, KVM_CAP_MULTI_ADDRESS_SPACE) > 1) {
		region.slot = SMM_SPACE;
		result = ioctl(vm, KVM_SET_USER_MEMORY_REGION, &region);
	}
	return result;
}

int machine_create(int count, int is_split) {
	machine_close();
	vm = error(ioctl(kvm, KVM_CREATE_VM, 0));
	if (vm < 0)
		return vm;
	split = is_split;
	int result = error(ioctl(vm, KVM_SET_TSS_ADDR, TSS_ADDRESS));
	if (result >= 0)
		result = error(give_chips());
	if (result >= 0)
		result = error(give_memory());
	if (result >= 0)
		result = vcpus_create(kvm, vm, count, run_size);
	if (result < 0)
		machine_close();
	else
		vcpus = count;
	return result < 0 ? result : 0;
}

void machine_close(void) {
	if (vm < 0)
		return;
	vcpus_close();
	eventfds_close();
	close(vm);
	vm = -1;
	vcpus = 0;
	routes_clear();
	state_forget();
}

int machine_vcpus(void) { return vcpus; }
int machine_split(void) { return split; }
int machine_vm(void) { return vm; }

int machine_pit(uint32_t flags) {
	struct kvm_pit_config config = { .flags = flags };
	return error(ioctl(vm, KVM_CREATE_PIT2, &config));
}
