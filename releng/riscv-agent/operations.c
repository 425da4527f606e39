/* What can be asked: a word with numbers, answered with what happened and with a result. */
#define _GNU_SOURCE
#include "riscv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#define ARGUMENTS 8
/* Whether an answer tells what happened, too. */
enum told { QUIET, TOLD };

struct operation {
	const char *word;
	enum told told;
	/* Operations of harts have their number in the first argument. */
	int hart;
	long (*run)(uint64_t *arguments, char *words);
};

static long vm(uint64_t *a, char *words) { (void)words; return machine_create(a[0], 0); }
static long close_vm(uint64_t *a, char *words) { (void)a; (void)words; machine_close(); return 0; }
static long events(uint64_t *a, char *words) { (void)a; trace_events(words); return 0; }
static long functions(uint64_t *a, char *words) { (void)a; return trace_functions(words); }
static long line(uint64_t *a, char *words) { (void)words; return machine_line(a[0], a[1]); }
static long msi(uint64_t *a, char *words) { (void)words; return machine_msi(a[0], a[1]); }
static long clear(uint64_t *a, char *words) { (void)a; (void)words; routes_clear(); return 0; }
static long chip(uint64_t *a, char *words) { (void)words; return route_chip(a[0], a[1], a[2]); }
static long message(uint64_t *a, char *words) { (void)words; return route_msi(a[0], a[1], a[2]); }
static long commit(uint64_t *a, char *words) { (void)a; (void)words; return routes_commit(); }
static long irqfd(uint64_t *a, char *words) { (void)words; return eventfds_add(a[0], a[1]); }
static long irqfd_del(uint64_t *a, char *words) { (void)words; return eventfds_release(a[0], a[1]); }
static long irqfd_again(uint64_t *a, char *words) { (void)words; return eventfds_again(a[0], a[1]); }
static long signal_one(uint64_t *a, char *words) { (void)words; return eventfds_signal(a[0]); }
static long resample(uint64_t *a, char *words) { (void)words; return eventfds_resample(a[0]); }
static long create(uint64_t *a, char *words) { (void)a; (void)words; return aia_create(); }
static long set(uint64_t *a, char *words) { (void)words; return aia_set(a[0], a[1], a[2]); }
static long execute(uint64_t *a, char *words) { (void)words; return guest_execute(a[0], a[1], a + 2); }
static long take(uint64_t *a, char *words) { (void)words; return guest_take(a[0]); }
static long memory(uint64_t *a, char *words) { (void)words; return machine_memory(a[0], a[1], a[2], a[3], a[4]); }
static long ioeventfd(uint64_t *a, char *words) { (void)words; return doorbells_add(a[0], a[1], a[2], a[3]); }
static long doorbell(uint64_t *a, char *words) { (void)words; return doorbells_read(a[0]); }
static long coalesced(uint64_t *a, char *words) { (void)words; return ring_zone(a[0], a[1], a[2]); }
static long ring(uint64_t *a, char *words) { (void)a; (void)words; return ring_drain(); }
static long sip(uint64_t *a, char *words) { (void)words; return hart_set_csr(a[0], CSR(sip), a[1]); }

static long get(uint64_t *a, char *words) {
	uint64_t value;
	(void)words;
	long result = aia_get(a[0], a[1], &value);
	return result < 0 ? result : (long)value;
}

static long interrupt(uint64_t *a, char *words) {
	struct kvm_interrupt what = { .irq = a[1] };
	(void)words;
	return ioctl(hart_fd(a[0]), KVM_INTERRUPT, &what) ? -errno : 0;
}

static const struct operation operations[] = {
	{ "vm", TOLD, 0, vm }, { "close", QUIET, 0, close_vm }, { "events", QUIET, 0, events },
	{ "functions", QUIET, 0, functions }, { "line", TOLD, 0, line }, { "msi", TOLD, 0, msi },
	{ "route-clear", QUIET, 0, clear }, { "route-chip", QUIET, 0, chip }, { "route-msi", QUIET, 0, message },
	{ "route-commit", TOLD, 0, commit }, { "irqfd", TOLD, 0, irqfd }, { "irqfd-del", TOLD, 0, irqfd_del },
	{ "irqfd-again", TOLD, 0, irqfd_again },
	{ "signal", TOLD, 0, signal_one }, { "resample", TOLD, 0, resample }, { "aia-create", TOLD, 0, create },
	{ "aia-set", TOLD, 0, set }, { "aia-get", TOLD, 0, get }, { "execute", TOLD, 1, execute },
	{ "take", TOLD, 1, take }, { "sip", TOLD, 1, sip }, { "interrupt", TOLD, 1, interrupt },
	{ "memory", TOLD, 0, memory }, { "ioeventfd", TOLD, 0, ioeventfd }, { "doorbell", TOLD, 0, doorbell },
	{ "coalesced", TOLD, 0, coalesced }, { "ring", TOLD, 0, ring },
};

static const struct operation *find(const char *word) {
	for (size_t at = 0; word && at < sizeof operations / sizeof *operations; at++)
		if (!strcmp(operations[at].word, word))
			return &operations[at];
	return NULL;
}

/* The numbers at the beginning; the rest stays for operations with words. */
static void numbers(char *words, uint64_t *arguments) {
	for (int at = 0; words && at < ARGUMENTS; at++) {
		char *end;
		arguments[at] = strtoull(words, &end, 0);
		if (end == words)
			return;
		words = end;
	}
}

void operate(char *asked, FILE *answer) {
	char *words = asked;
	const struct operation *operation = find(strsep(&words, " "));
	uint64_t arguments[ARGUMENTS] = { 0 };
	long result = UNKNOWN;
	if (operation) {
		numbers(words, arguments);
		if (operation->hart && arguments[0] >= (uint64_t)machine_vcpus())
			result = GUEST_FAULT;
		else
			result = operation->run(arguments, words ? words : "");
		if (operation->told == TOLD) {
			guest_answer_exits(answer);
			if (operation->run == execute)
				guest_answer_registers(answer);
			trace_answer(answer);
			state_answer(answer);
		}
	}
	fprintf(answer, "= %ld\n", result);
}
