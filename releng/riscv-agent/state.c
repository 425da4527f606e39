/* What can be read of a machine, as JSON: what has changed since it was told last. */
#define _GNU_SOURCE
#include "riscv.h"

#include <string.h>

#define PARTS (MAX_VCPUS + 2)
#define LONGEST 32768
#define CONFIGS 7
#define SOURCES_ATTRIBUTE 2
#define IDS_ATTRIBUTE 1
enum part { AIA_PART, APLIC_PART, HART_PART };

static char before[PARTS][LONGEST];

void state_forget(void) {
	memset(before, 0, sizeof before);
}

static void tell(int part, const char *name, const char *now, FILE *out) {
	if (!strcmp(before[part], now))
		return;
	strcpy(before[part], now);
	fprintf(out, "s %s %s\n", name, now);
}

static void answer_config(FILE *out) {
	static const char *names[CONFIGS] = { "mode", "nr_ids", "nr_sources", "nr_group_bits", "nr_group_shift",
		"nr_hart_bits", "nr_guest_bits" };
	char text[512] = "{", *end = text + 1;
	for (int at = 0; at < CONFIGS; at++) {
		uint64_t value;
		aia_get(CONFIG, at, &value);
		end += sprintf(end, "%s\"%s\":%d", at ? "," : "", names[at], (int)value);
	}
	strcpy(end, "}");
	tell(AIA_PART, "aia", text, out);
}

static char *registers(char *end, const char *name, enum group group, uint64_t first, int count, int step) {
	end += sprintf(end, ",\"%s\":[", name);
	for (int at = 0; at < count; at++) {
		uint64_t value;
		aia_get(group, first + (uint64_t)at * step, &value);
		end += sprintf(end, "%s\"%llx\"", at ? "," : "", (unsigned long long)value);
	}
	return end + sprintf(end, "]");
}

static void answer_aplic(FILE *out) {
	static char text[LONGEST];
	uint64_t domaincfg, genmsi, sources;
	if (aia_get(APLIC, 0, &domaincfg) || aia_get(APLIC, 0x3000, &genmsi)
		|| aia_get(CONFIG, SOURCES_ATTRIBUTE, &sources))
		return;
	int words = (sources + 32) / 32;
	char *end = text + sprintf(text, "{\"domaincfg\":\"%llx\",\"genmsi\":\"%llx\"", (unsigned long long)domaincfg,
		(unsigned long long)genmsi);
	end = registers(end, "sourcecfg", APLIC, 0x4, sources, 4);
	end = registers(end, "target", APLIC, 0x3004, sources, 4);
	end = registers(end, "setip", APLIC, 0x1c00, words, 4);
	end = registers(end, "in_clrip", APLIC, 0x1d00, words, 4);
	end = registers(end, "setie", APLIC, 0x1e00, words, 4);
	strcpy(end, "}");
	tell(APLIC_PART, "aplic", text, out);
}

static void answer_hart(int hart, FILE *out) {
	static char text[LONGEST];
	char name[32];
	uint64_t delivery, threshold, ids, file = (uint64_t)hart << 12;
	char *end = text + sprintf(text, "{\"mp_state\":%d,\"sip\":\"%llx\",\"sie\":\"%llx\",\"compare\":\"%llx\"",
		hart_state(hart), (unsigned long long)hart_csr(hart, CSR(sip)), (unsigned long long)hart_csr(hart, CSR(sie)),
		(unsigned long long)hart_compare(hart));
	if (aia_there() && !aia_get(IMSIC, file | 0x70, &delivery) && !aia_get(IMSIC, file | 0x72, &threshold)
		&& !aia_get(CONFIG, IDS_ATTRIBUTE, &ids)) {
		int words = (ids + 64) / 64;
		end += sprintf(end, ",\"eidelivery\":%d,\"eithreshold\":%d", (int)delivery, (int)threshold);
		end = registers(end, "eip", IMSIC, file | 0x80, words, 2);
		end = registers(end, "eie", IMSIC, file | 0xc0, words, 2);
	}
	strcpy(end, "}");
	sprintf(name, "hart%d", hart);
	tell(HART_PART + hart, name, text, out);
}

void state_answer(FILE *out) {
	if (machine_vm() < 0)
		return;
	if (aia_there()) {
		answer_config(out);
		answer_aplic(out);
	}
	for (int hart = 0; hart < machine_vcpus(); hart++)
		answer_hart(hart, out);
}
