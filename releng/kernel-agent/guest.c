/*
 * What guests execute: a few bytes of real-mode code each, at their own addresses; a handler for each vector that
 * reports it and returns with interrupts off; and INT3 everywhere else, so that a vCPU which lost its way says so.
 * Programs lie where no other page has code at the same offset: a startup interrupt moves the code segment by pages.
 */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <linux/kvm.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/time.h>

#define SIZE (1 << 20)
#define STACK 0x8000
#define PROGRAM_SIZE 16
#define FIRST_PROGRAM 0xc00
#define HANDLERS 0x2000
#define HANDLER_SIZE 8
#define REPORT 0x2800
/* Where the handler of system management interrupts begins after a reset. */
#define SMI_HANDLER 0x38000
#define VECTOR_PORT 0x98
#define END_PORT 0x99
#define NMI_VECTOR 2
/* So often a program may leave the guest before it counts as lost, and so long it may take. */
#define MAX_EXITS 400
#define TURN_MICROSECONDS 200000
#define MAX_TURNS 100

static uint8_t *memory;
static const struct {
	uint8_t size, bytes[7];
} programs[PROGRAMS] = {
	[OUT] = { 1, { 0xee } },					/* out dx, al */
	[IN] = { 1, { 0xec } },						/* in al, dx */
	[WRITE32] = { 4, { 0x67, 0x66, 0x89, 0x03 } },			/* mov [ebx], eax */
	[READ32] = { 4, { 0x67, 0x66, 0x8b, 0x03 } },			/* mov eax, [ebx] */
	[WRMSR] = { 2, { 0x0f, 0x30 } },
	[RDMSR] = { 2, { 0x0f, 0x32 } },
	/* sti; nop; out 0x97, al; nop; cli: an exit in between, for hosts that look for interrupts only there. */
	[TAKE] = { 6, { 0xfb, 0x90, 0xe6, 0x97, 0x90, 0xfa } },
};
/* out 0x99, eax twice, so that the guest can be entered once more; jmp $ */
static const uint8_t end_code[] = { 0x66, 0xe7, END_PORT, 0x66, 0xe7, END_PORT, 0xeb, 0xfe };
/* out 0x98, al; push bp; mov bp, sp; and byte [bp + 9], ~2; pop bp; pop ax; iret: IF is in that byte. */
static const uint8_t report_code[] = {
	0xe6, VECTOR_PORT, 0x55, 0x89, 0xe5, 0x80, 0x66, 0x09, 0xfd, 0x5d, 0x58, 0xcf
};

/* How a run ended: as it should, with an INIT to its own vCPU which waits or starts again, or somewhere else. */
enum end { DONE, STOPPED, RESTARTED, FAULTED, ASTRAY };

static int vectors[MAX_EXITS], vector_count;
static int eoi_exits[MAX_EXITS], eoi_count;
static volatile sig_atomic_t late;

static uint16_t program_address(enum program program) {
	return FIRST_PROGRAM + PROGRAM_SIZE * program;
}

static void install_handler(int vector) {
	uint16_t at = HANDLERS + HANDLER_SIZE * vector, jump = REPORT - (at + 6);
	/* push ax; mov al, vector; jmp report */
	const uint8_t code[] = { 0x50, 0xb0, vector, 0xe9, jump & 0xff, jump >> 8 };
	memcpy(memory + at, code, sizeof code);
	const uint16_t entry[] = { at, 0 };
	memcpy(memory + 4 * vector, entry, sizeof entry);
}

/* Writes the content; also after a vCPU has run astray and may have overwritten it. */
void guest_install(void) {
	static const uint8_t rsm[] = { 0x0f, 0xaa };
	guest_memory();
	memset(memory, 0xcc, SIZE);
	for (int vector = 0; vector < 256; vector++)
		install_handler(vector);
	memcpy(memory + REPORT, report_code, sizeof report_code);
	memcpy(memory + SMI_HANDLER, rsm, sizeof rsm);
	for (int program = 0; program < PROGRAMS; program++) {
		uint8_t *at = memory + program_address(program);
		memcpy(at, programs[program].bytes, programs[program].size);
		memcpy(at + programs[program].size, end_code, sizeof end_code);
	}
}

static void over_time(int signal) {
	(void)signal;
	late++;
}

void *guest_memory(void) {
	if (memory)
		return memory;
	memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct sigaction action = { .sa_handler = over_time };
	sigaction(SIGALRM, &action, NULL);
	return memory;
}

size_t guest_memory_size(void) { return SIZE; }

/* The signal comes again and again, in case it came just before the guest was entered. */
static void set_turns(int on) {
	struct itimerval turns = { { 0, on ? TURN_MICROSECONDS : 0 }, { 0, on ? TURN_MICROSECONDS : 0 } };
	setitimer(ITIMER_REAL, &turns, NULL);
	late = 0;
}

/* A vCPU that waits does so for ever; one that runs gets some time, since the machine can have been busy. */
static int is_lost(int vcpu) {
	return late && (vcpu_state(vcpu) != KVM_MP_STATE_RUNNABLE || late > MAX_TURNS);
}

static uint32_t io_data(struct kvm_run *run) {
	uint8_t *data = (uint8_t *)run + run->io.data_offset;
	uint32_t value = 0;
	memcpy(&value, data, run->io.size > 4 ? 4 : run->io.size);
	return value;
}

/* Answers an exit as a machine without devices does: reads give ones. False for exits that no program causes. */
static int serve(struct kvm_run *run) {
	switch (run->exit_reason) {
	case KVM_EXIT_IO:
		if (run->io.port == VECTOR_PORT)
			vectors[vector_count++] = io_data(run);
		else if (run->io.direction == KVM_EXIT_IO_IN)
			memset((uint8_t *)run + run->io.data_offset, 0xff, run->io.size * run->io.count);
		return 1;
	case KVM_EXIT_MMIO:
		if (!run->mmio.is_write)
			memset(run->mmio.data, 0xff, sizeof run->mmio.data);
		return 1;
	case KVM_EXIT_IOAPIC_EOI:
		if (eoi_count < MAX_EXITS)
			eoi_exits[eoi_count++] = run->eoi.vector;
		return 1;
	default:
		return 0;
	}
}

/* Only one program takes interrupts; in the others every vector is an exception, but for NMI. */
static int faulted(enum program program) {
	for (int at = 0; program != TAKE && at < vector_count; at++)
		if (vectors[at] != NMI_VECTOR)
			return 1;
	return 0;
}

static enum end until_end(int vcpu, enum program program) {
	struct kvm_run *run = vcpu_run(vcpu);
	for (int exits = 0; exits < MAX_EXITS && vector_count < MAX_EXITS; exits++) {
		int answer = ioctl(vcpu_fd(vcpu), KVM_RUN, 0) < 0 ? -errno : 0;
		if (answer == -EINTR || answer == -EAGAIN) {
			if (is_lost(vcpu))
				return ASTRAY;
			continue;
		}
		if (answer < 0)
			return ASTRAY;
		if (run->exit_reason == KVM_EXIT_IO && run->io.port == END_PORT)
			return DONE;
		if (!serve(run))
			return ASTRAY;
		if (faulted(program))
			return FAULTED;
	}
	return FAULTED;
}

/* What a program asked of its own vCPU is served as the guest is entered again. */
static enum end enter_again(int vcpu, enum program program) {
	if (vcpu_state(vcpu) != KVM_MP_STATE_RUNNABLE)
		return STOPPED;
	uint64_t rip = vcpu_rip(vcpu), first = program_address(program);
	/* After an INIT the boot processor is at its first instruction. */
	return rip >= first && rip < first + PROGRAM_SIZE ? until_end(vcpu, program) : DONE;
}

static int writes(enum program program) {
	return program == WRITE32 || program == WRMSR;
}

static enum end attempt(int vcpu, enum program program, const struct kvm_regs *regs) {
	vector_count = 0;
	if (ioctl(vcpu_fd(vcpu), KVM_SET_REGS, regs) < 0)
		return ASTRAY;
	set_turns(1);
	enum end end = until_end(vcpu, program);
	if (end == DONE && writes(program))
		end = enter_again(vcpu, program);
	set_turns(0);
	if (end == ASTRAY && writes(program) && vcpu_at_reset(vcpu))
		return vcpu_state(vcpu) == KVM_MP_STATE_RUNNABLE ? RESTARTED : STOPPED;
	if (end == ASTRAY) {
		if (vcpu_state(vcpu) == KVM_MP_STATE_HALTED)
			vcpu_set_state(vcpu, KVM_MP_STATE_RUNNABLE);
		guest_install();
	}
	return end;
}

long guest_run(int vcpu, enum program program, uint32_t eax, uint32_t ebx, uint32_t ecx, uint32_t edx) {
	const struct kvm_regs regs = {
		.rip = program_address(program), .rsp = STACK, .rflags = 2, .rax = eax, .rbx = ebx, .rcx = ecx, .rdx = edx
	};
	vector_count = 0;
	if (vcpu_state(vcpu) != KVM_MP_STATE_RUNNABLE)
		return ASLEEP;
	enum end end = attempt(vcpu, program, &regs);
	/* INIT and a startup interrupt had moved the segments, and the program never began. */
	if ((end == FAULTED || end == ASTRAY) && vcpu_flatten(vcpu)
		&& (end == FAULTED || vcpu_rip(vcpu) == program_address(program)))
		end = attempt(vcpu, program, &regs);
	return end == DONE ? (long)io_data(vcpu_run(vcpu)) : end == RESTARTED ? 0 : end == STOPPED ? ASLEEP : GUEST_FAULT;
}

/* The first vector that a handler reported, or -1. */
int guest_vector(void) {
	return vector_count ? vectors[0] : -1;
}

void guest_answer_exits(FILE *out) {
	for (int at = 0; at < eoi_count; at++)
		fprintf(out, "x %d\n", eoi_exits[at]);
	eoi_count = 0;
}
