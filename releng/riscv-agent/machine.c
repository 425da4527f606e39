/* One machine of this kernel's KVM: its memory, and the device for APLIC and interrupt files. */
#define _GNU_SOURCE
#include "riscv.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

#define PROTOCOL 1
#ifndef KVM_DEV_TYPE_RISCV_AIA
#define KVM_DEV_TYPE_RISCV_AIA 11
#endif
/* Attributes that say what the host has. */
#define MODE_ATTRIBUTE 0
#define IDS_ATTRIBUTE 1

static int kvm = -1, vm = -1, device = -1, vcpus, run_size;

static int error(int answer) {
	return answer < 0 ? -errno : answer;
}

void machine_open(void) {
	kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
	if (kvm < 0)
		perror("/dev/kvm");
	else
		run_size = ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
}

/* The greeting: the protocol's number, the kernel, and what a fresh machine tells of the host. */
void machine_greet(FILE *out) {
	struct utsname name;
	uint64_t mode = 0, ids = 0;
	int aia = 0;
	uname(&name);
	if (kvm >= 0 && machine_create(1, 0) >= 0) {
		aia = aia_create() == 0;
		aia_get(CONFIG, MODE_ATTRIBUTE, &mode);
		aia_get(CONFIG, IDS_ATTRIBUTE, &ids);
	}
	fprintf(out, "irqscope %d %s riscv kvm %d aia %d mode %d ids %d gpa %d\n", PROTOCOL, name.release, kvm >= 0, aia,
		(int)mode, (int)ids, kvm < 0 ? 0 : ioctl(kvm, KVM_CHECK_EXTENSION, KVM_CAP_VM_GPA_BITS));
	machine_close();
}

static int give_memory(void) {
	guest_install();
	struct kvm_userspace_memory_region region = { .guest_phys_addr = MEMORY_BASE, .memory_size = guest_memory_size(),
		.userspace_addr = (uintptr_t)guest_memory() };
	return ioctl(vm, KVM_SET_USER_MEMORY_REGION, &region);
}

int machine_create(int count, int split) {
	(void)split;
	machine_close();
	vm = error(ioctl(kvm, KVM_CREATE_VM, 0));
	if (vm < 0)
		return vm;
	int result = error(give_memory());
	if (result >= 0)
		result = harts_create(kvm, vm, count, run_size);
	if (result < 0)
		machine_close();
	else
		vcpus = count;
	return result < 0 ? result : 0;
}

void machine_close(void) {
	if (vm < 0)
		return;
	harts_close();
	eventfds_close();
	doorbells_close();
	if (device >= 0)
		close(device);
	close(vm);
	vm = device = -1;
	vcpus = 0;
	routes_clear();
	state_forget();
}

int machine_vcpus(void) { return vcpus; }
int machine_split(void) { return 0; }
int machine_vm(void) { return vm; }

long aia_create(void) {
	struct kvm_create_device request = { .type = KVM_DEV_TYPE_RISCV_AIA };
	if (ioctl(vm, KVM_CREATE_DEVICE, &request))
		return -errno;
	device = request.fd;
	return 0;
}

int aia_there(void) { return device >= 0; }

/* As many bytes of the value as the attribute has are looked at. */
static long attribute(unsigned long request, uint64_t group, uint64_t attribute, uint64_t *value) {
	struct kvm_device_attr asked = { .group = group, .attr = attribute, .addr = (uintptr_t)value };
	return device < 0 ? -EBADF : error(ioctl(device, request, &asked));
}

long aia_set(uint64_t group, uint64_t number, uint64_t value) {
	return attribute(KVM_SET_DEVICE_ATTR, group, number, &value);
}

long aia_get(uint64_t group, uint64_t number, uint64_t *value) {
	*value = 0;
	return attribute(KVM_GET_DEVICE_ATTR, group, number, value);
}
