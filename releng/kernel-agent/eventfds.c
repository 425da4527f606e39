/* The eventfds of a machine, numbered from 0, some with a resamplefd. */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <linux/kvm.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int eventfds[MAX_EVENTFDS], resamplefds[MAX_EVENTFDS], count;

/* The number is used up whether or not binding works. */
int eventfds_add(uint32_t gsi, int resample) {
	if (count == MAX_EVENTFDS)
		return -EMFILE;
	int number = count++;
	eventfds[number] = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	resamplefds[number] = resample ? eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC) : -1;
	if (eventfds[number] < 0 || (resample && resamplefds[number] < 0))
		return -errno;
	struct kvm_irqfd irqfd = { .fd = eventfds[number], .gsi = gsi };
	if (resample) {
		irqfd.flags = KVM_IRQFD_FLAG_RESAMPLE;
		irqfd.resamplefd = resamplefds[number];
	}
	return ioctl(machine_vm(), KVM_IRQFD, &irqfd) < 0 ? -errno : number;
}

static int known(int number) {
	return number >= 0 && number < count;
}

int eventfds_release(int number, uint32_t gsi) {
	if (!known(number))
		return -EBADF;
	struct kvm_irqfd irqfd = { .fd = eventfds[number], .gsi = gsi, .flags = KVM_IRQFD_FLAG_DEASSIGN };
	int result = ioctl(machine_vm(), KVM_IRQFD, &irqfd);
	return result < 0 ? -errno : result;
}

int eventfds_again(int number, uint32_t gsi) {
	if (!known(number))
		return -EBADF;
	struct kvm_irqfd irqfd = { .fd = eventfds[number], .gsi = gsi };
	int result = ioctl(machine_vm(), KVM_IRQFD, &irqfd);
	return result < 0 ? -errno : result;
}

int eventfds_signal(int number) {
	uint64_t one = 1;
	if (!known(number))
		return -EBADF;
	return write(eventfds[number], &one, sizeof one) == sizeof one ? 0 : -errno;
}

long eventfds_resample(int number) {
	uint64_t value = 0;
	return known(number) && read(resamplefds[number], &value, sizeof value) == sizeof value ? (long)value : 0;
}

/* In the order of their numbers, in which KVM lets go of them. */
void eventfds_close(void) {
	for (int number = 0; number < count; number++) {
		close(eventfds[number]);
		if (resamplefds[number] >= 0)
			close(resamplefds[number]);
	}
	count = 0;
}
