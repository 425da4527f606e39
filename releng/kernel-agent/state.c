/* The registers of the chips: what has changed since they were told last. A new machine begins with zeros. */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <linux/kvm.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#define PICS 2
#define IOAPIC 2
#define STRIDE 16

static struct kvm_pic_state pics[PICS];
static struct kvm_ioapic_state ioapic;
static struct kvm_lapic_state lapics[MAX_VCPUS];

void state_forget(void) {
	memset(pics, 0, sizeof pics);
	memset(&ioapic, 0, sizeof ioapic);
	memset(lapics, 0, sizeof lapics);
}

static void answer_pic(int chip, FILE *out) {
	struct kvm_irqchip now = { .chip_id = chip };
	if (ioctl(machine_vm(), KVM_GET_IRQCHIP, &now) || !memcmp(&now.chip.pic, &pics[chip], sizeof pics[chip]))
		return;
	pics[chip] = now.chip.pic;
	fprintf(out, "p %d ", chip);
	for (size_t at = 0; at < sizeof pics[chip]; at++)
		fprintf(out, "%02x", ((uint8_t *)&pics[chip])[at]);
	fputc('\n', out);
}

static void changed(FILE *out, int *any, int at, uint64_t before, uint64_t now) {
	if (before == now)
		return;
	if (!*any)
		fputc('i', out);
	*any = 1;
	fprintf(out, " %d=%llx", at, (unsigned long long)now);
}

static void answer_ioapic(FILE *out) {
	struct kvm_irqchip chip = { .chip_id = IOAPIC };
	if (ioctl(machine_vm(), KVM_GET_IRQCHIP, &chip))
		return;
	struct kvm_ioapic_state *now = &chip.chip.ioapic;
	int any = 0;
	changed(out, &any, 0, ioapic.base_address, now->base_address);
	changed(out, &any, 1, ioapic.ioregsel, now->ioregsel);
	changed(out, &any, 2, ioapic.id, now->id);
	changed(out, &any, 3, ioapic.irr, now->irr);
	for (int pin = 0; pin < KVM_IOAPIC_NUM_PINS; pin++)
		changed(out, &any, 4 + pin, ioapic.redirtbl[pin].bits, now->redirtbl[pin].bits);
	if (any)
		fputc('\n', out);
	ioapic = *now;
}

static uint32_t get(const struct kvm_lapic_state *lapic, int offset) {
	uint32_t value;
	memcpy(&value, lapic->regs + offset, sizeof value);
	return value;
}

static void answer_lapic(int vcpu, FILE *out) {
	struct kvm_lapic_state now;
	if (ioctl(vcpu_fd(vcpu), KVM_GET_LAPIC, &now))
		return;
	int any = 0;
	for (int offset = 0; offset < KVM_APIC_REG_SIZE; offset += STRIDE) {
		if (get(&now, offset) == get(&lapics[vcpu], offset))
			continue;
		if (!any)
			fprintf(out, "l %d", vcpu);
		any = 1;
		fprintf(out, " %x=%x", offset, get(&now, offset));
	}
	if (any)
		fputc('\n', out);
	lapics[vcpu] = now;
}

void state_answer(FILE *out) {
	if (machine_vm() < 0)
		return;
	if (!machine_split()) {
		for (int chip = 0; chip < PICS; chip++)
			answer_pic(chip, out);
		answer_ioapic(out);
	}
	for (int vcpu = 0; vcpu < machine_vcpus(); vcpu++)
		answer_lapic(vcpu, out);
}

/* Sets registers of a local APIC; the changes are the vCPU's number and then OFFSET=VALUE, in hexadecimal. */
int state_patch_lapic(int vcpu, char *changes) {
	struct kvm_lapic_state lapic;
	if (ioctl(vcpu_fd(vcpu), KVM_GET_LAPIC, &lapic))
		return -errno;
	strsep(&changes, " ");
	for (char *change = strsep(&changes, " "); change; change = strsep(&changes, " ")) {
		char *end;
		unsigned long offset = strtoul(change, &end, 16);
		if (*end != '=' || offset > KVM_APIC_REG_SIZE - sizeof(uint32_t))
			return -EINVAL;
		uint32_t value = strtoul(end + 1, NULL, 16);
		memcpy(lapic.regs + offset, &value, sizeof value);
	}
	return ioctl(vcpu_fd(vcpu), KVM_SET_LAPIC, &lapic) ? -errno : 0;
}
