/* What can be asked: a word with numbers, answered with what happened and with a result. */
#define _GNU_SOURCE
#include "agent.h"

#include <stdlib.h>
#include <string.h>

/* Whether an answer tells what happened, too. */
enum told { QUIET, TOLD };

struct operation {
	const char *word;
	enum told told;
	/* Operations of guests have their vCPU in the first argument. */
	int guest;
	long (*run)(uint64_t *arguments, char *words);
};

static long vm(uint64_t *a, char *words) { (void)words; return machine_create(a[0], a[1]); }
static long close_vm(uint64_t *a, char *words) { (void)a; (void)words; machine_close(); return 0; }
static long events(uint64_t *a, char *words) { (void)a; trace_events(words); return 0; }
static long functions(uint64_t *a, char *words) { (void)a; return trace_functions(words); }
static long line(uint64_t *a, char *words) { (void)words; return machine_line(a[0], a[1]); }
static long msi(uint64_t *a, char *words) { (void)words; return machine_msi(a[0], a[1]); }
static long pit(uint64_t *a, char *words) { (void)words; return machine_pit(a[0]); }
static long clear(uint64_t *a, char *words) { (void)a; (void)words; routes_clear(); return 0; }
static long chip(uint64_t *a, char *words) { (void)words; return route_chip(a[0], a[1], a[2]); }
static long message(uint64_t *a, char *words) { (void)words; return route_msi(a[0], a[1], a[2]); }
static long commit(uint64_t *a, char *words) { (void)a; (void)words; return routes_commit(); }
static long irqfd(uint64_t *a, char *words) { (void)words; return eventfds_add(a[0], a[1]); }
static long irqfd_del(uint64_t *a, char *words) { (void)words; return eventfds_release(a[0], a[1]); }
static long irqfd_again(uint64_t *a, char *words) { (void)words; return eventfds_again(a[0], a[1]); }
static long signal_one(uint64_t *a, char *words) { (void)words; return eventfds_signal(a[0]); }
static long resample(uint64_t *a, char *words) { (void)words; return eventfds_resample(a[0]); }
static long lapic(uint64_t *a, char *words) { return state_patch_lapic(a[0], words); }

static long done(long result) { return result < 0 ? result : 0; }

static long out(uint64_t *a, char *words) { (void)words; return done(guest_run(a[0], OUT, a[2], 0, 0, a[1])); }

static long in(uint64_t *a, char *words) {
	(void)words;
	long result = guest_run(a[0], IN, 0, 0, 0, a[1]);
	return result < 0 ? result : result & 0xff;
}

static long write32(uint64_t *a, char *words) {
	(void)words;
	return done(guest_run(a[0], WRITE32, a[2], a[1], 0, 0));
}

static long read32(uint64_t *a, char *words) { (void)words; return guest_run(a[0], READ32, 0, a[1], 0, 0); }

static long wrmsr(uint64_t *a, char *words) {
	(void)words;
	return done(guest_run(a[0], WRMSR, a[2], 0, a[1], a[2] >> 32));
}

static long rdmsr(uint64_t *a, char *words) { (void)words; return guest_run(a[0], RDMSR, 0, 0, a[1], 0); }

static long take(uint64_t *a, char *words) {
	(void)words;
	long result = guest_run(a[0], TAKE, 0, 0, 0, 0);
	return result < 0 ? result : guest_vector();
}

static const struct operation operations[] = {
	{ "vm", TOLD, 0, vm }, { "close", QUIET, 0, close_vm }, { "events", QUIET, 0, events },
	{ "functions", QUIET, 0, functions }, { "line", TOLD, 0, line }, { "msi", TOLD, 0, msi }, { "pit", TOLD, 0, pit },
	{ "route-clear", QUIET, 0, clear }, { "route-chip", QUIET, 0, chip }, { "route-msi", QUIET, 0, message },
	{ "route-commit", TOLD, 0, commit }, { "irqfd", TOLD, 0, irqfd }, { "irqfd-del", TOLD, 0, irqfd_del },
	{ "irqfd-again", TOLD, 0, irqfd_again },
	{ "signal", TOLD, 0, signal_one }, { "resample", TOLD, 0, resample }, { "lapic", TOLD, 1, lapic },
	{ "out", TOLD, 1, out }, { "in", TOLD, 1, in }, { "write32", TOLD, 1, write32 }, { "read32", TOLD, 1, read32 },
	{ "wrmsr", TOLD, 1, wrmsr }, { "rdmsr", TOLD, 1, rdmsr }, { "take", TOLD, 1, take },
};

static const struct operation *find(const char *word) {
	for (size_t at = 0; word && at < sizeof operations / sizeof *operations; at++)
		if (!strcmp(operations[at].word, word))
			return &operations[at];
	return NULL;
}

/* The numbers at the beginning, up to three; the rest stays for operations with words. */
static void numbers(char *words, uint64_t *arguments) {
	for (int at = 0; words && at < 3; at++) {
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
	uint64_t arguments[3] = { 0 };
	long result = UNKNOWN;
	if (operation) {
		numbers(words, arguments);
		if (operation->guest && arguments[0] >= (uint64_t)machine_vcpus())
			result = GUEST_FAULT;
		else
			result = operation->run(arguments, words ? words : "");
		if (operation->told == TOLD) {
			guest_answer_exits(answer);
			trace_answer(answer);
			state_answer(answer);
		}
	}
	fprintf(answer, "= %ld\n", result);
}
