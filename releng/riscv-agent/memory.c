/* Slots of memory, ioeventfds, and the ring of coalesced writes. */
#define _GNU_SOURCE
#include "riscv.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The ring is the second page of what each vCPU shares. */
#define PAGE 4096
#define RING_ENTRIES ((PAGE - sizeof(struct kvm_coalesced_mmio_ring)) / sizeof(struct kvm_coalesced_mmio))

static int doorbells[MAX_EVENTFDS], count;

static long error(int answer) {
	return answer < 0 ? -errno : answer;
}

/* Nothing is mapped at the address of user space: no guest goes there. */
long machine_memory(uint32_t slot, uint32_t flags, uint64_t address, uint64_t size, uint64_t user) {
	struct kvm_userspace_memory_region region = { .slot = slot, .flags = flags, .guest_phys_addr = address,
		.memory_size = size, .userspace_addr = user };
	return error(ioctl(machine_vm(), KVM_SET_USER_MEMORY_REGION, &region));
}

/* The number is used up whether or not binding works. */
long doorbells_add(uint64_t address, uint32_t length, uint64_t value, uint32_t flags) {
	if (count == MAX_EVENTFDS)
		return -EMFILE;
	int number = count++;
	doorbells[number] = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (doorbells[number] < 0)
		return -errno;
	struct kvm_ioeventfd bound = { .datamatch = value, .addr = address, .len = length, .fd = doorbells[number],
		.flags = flags };
	return ioctl(machine_vm(), KVM_IOEVENTFD, &bound) < 0 ? -errno : number;
}

long doorbells_read(uint32_t number) {
	uint64_t value = 0;
	if (number >= (uint32_t)count)
		return -EBADF;
	return read(doorbells[number], &value, sizeof value) == sizeof value ? (long)value : 0;
}

void doorbells_close(void) {
	while (count > 0)
		if (doorbells[--count] >= 0)
			close(doorbells[count]);
}

long ring_zone(uint64_t address, uint32_t size, int away) {
	struct kvm_coalesced_mmio_zone zone = { .addr = address, .size = size };
	return error(ioctl(machine_vm(), away ? KVM_UNREGISTER_COALESCED_MMIO : KVM_REGISTER_COALESCED_MMIO, &zone));
}

/* How many writes have waited; none waits then. */
long ring_drain(void) {
	struct kvm_coalesced_mmio_ring *ring = (void *)((char *)hart_run(0) + PAGE);
	long waited = (ring->last + RING_ENTRIES - ring->first) % RING_ENTRIES;
	ring->first = ring->last;
	return waited;
}
