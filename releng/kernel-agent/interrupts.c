/* What interrupts a machine of any architecture: lines, messages, and the table of what eventfds lead to. */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <linux/kvm.h>
#include <string.h>
#include <sys/ioctl.h>

static struct {
	struct kvm_irq_routing head;
	struct kvm_irq_routing_entry entries[MAX_ROUTES];
} routes;

static int error(int answer) {
	return answer < 0 ? -errno : answer;
}

int machine_line(uint32_t gsi, uint32_t level) {
	struct kvm_irq_level line = { .irq = gsi, .level = level };
	int result = error(ioctl(machine_vm(), KVM_IRQ_LINE_STATUS, &line));
	return result < 0 ? result : line.status;
}

int machine_msi(uint64_t address, uint32_t data) {
	struct kvm_msi msi = { .address_lo = address, .address_hi = address >> 32, .data = data };
	return error(ioctl(machine_vm(), KVM_SIGNAL_MSI, &msi));
}

void routes_clear(void) {
	routes.head.nr = 0;
	routes.head.flags = 0;
}

static struct kvm_irq_routing_entry *route(uint32_t gsi, uint32_t type) {
	if (routes.head.nr == MAX_ROUTES)
		return NULL;
	struct kvm_irq_routing_entry *entry = &routes.entries[routes.head.nr++];
	memset(entry, 0, sizeof *entry);
	entry->gsi = gsi;
	entry->type = type;
	return entry;
}

int route_chip(uint32_t gsi, uint32_t chip, uint32_t pin) {
	struct kvm_irq_routing_entry *entry = route(gsi, KVM_IRQ_ROUTING_IRQCHIP);
	if (!entry)
		return -E2BIG;
	entry->u.irqchip.irqchip = chip;
	entry->u.irqchip.pin = pin;
	return 0;
}

int route_msi(uint32_t gsi, uint64_t address, uint32_t data) {
	struct kvm_irq_routing_entry *entry = route(gsi, KVM_IRQ_ROUTING_MSI);
	if (!entry)
		return -E2BIG;
	entry->u.msi.address_lo = address;
	entry->u.msi.address_hi = address >> 32;
	entry->u.msi.data = data;
	return 0;
}

int routes_commit(void) {
	return error(ioctl(machine_vm(), KVM_SET_GSI_ROUTING, &routes.head));
}
