/* What guests execute: one instruction, between what sets its registers and what tells of them. */
#define _GNU_SOURCE
#include "riscv.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/time.h>

#ifndef KVM_EXIT_RISCV_CSR
#define KVM_EXIT_RISCV_CSR 36
#endif
/* What user space answers to a load, a register and a call. */
#define ANSWER 0x8182838485868788ul
/* How long a guest is waited for that sleeps. */
#define PATIENCE_MICROSECONDS 25000
#define WFI 0x10500073
#define EXITS_SIZE 4096

/*
 * Each ends with a call that nobody but this program knows; where it stands says how the instruction has ended.
 * Interrupts are opened one by one in the architecture's order, which emulated harts do not all keep by themselves.
 */
#define OPEN(bit) " andi s6, s5, " bit "\n csrw sie, s6\n csrsi sstatus, 2\n nop\n nop\n csrci sstatus, 2\n"
__asm__(".pushsection .rodata\n"
	".balign 4096\n"
	".globl guest_begin, guest_done, guest_handler, guest_fault, guest_open, guest_opened\n"
	".globl guest_taken, guest_took, guest_end\n"
	".option push\n.option norvc\n.option norelax\n"
	"guest_begin: nop\n nop\n mv s2, a0\n mv s3, a1\n li a7, 0x08000001\n"
	"guest_done: ecall\n"
	".balign 64\n"
	"guest_handler: csrr s4, scause\n li a7, 0x08000001\n"
	"guest_fault: ecall\n"
	".balign 64\n"
	"guest_open: csrr s5, sie\n" OPEN("0x200") OPEN("0x2") OPEN("0x20") " csrw sie, s5\n li a7, 0x08000001\n"
	"guest_opened: ecall\n"
	".balign 64\n"
	"guest_taken: csrr s4, scause\n csrw sie, s5\n li a7, 0x08000001\n"
	"guest_took: ecall\n"
	"guest_end:\n"
	".option pop\n.popsection\n");
extern const char guest_begin[], guest_done[], guest_handler[], guest_fault[], guest_open[], guest_opened[],
	guest_taken[], guest_took[], guest_end[];

static void *memory;
static char exits[EXITS_SIZE];
static size_t told;
static uint64_t results[2];

static uint64_t at(const char *label) { return MEMORY_BASE + (label - guest_begin); }

size_t guest_memory_size(void) { return MEMORY_SIZE; }
void *guest_memory(void) { return memory; }

void guest_install(void) {
	if (!memory)
		memory = mmap(NULL, MEMORY_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	memcpy(memory, guest_begin, guest_end - guest_begin);
}

static void wake(int number) { (void)number; }

/* A signal ends the sleep of a guest. */
static void set_alarm(long microseconds) {
	struct sigaction action = { .sa_handler = wake };
	struct itimerval timer = { .it_value.tv_usec = microseconds };
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &timer, NULL);
}

static void tell(const char *name, uint64_t value) {
	if (told < EXITS_SIZE - 128)
		told += snprintf(exits + told, EXITS_SIZE - told, "x %s %lld\n", name, (long long)value);
}

static void answer_mmio(struct kvm_run *run) {
	uint64_t data = 0, answer = ANSWER;
	memcpy(&data, run->mmio.data, run->mmio.len);
	tell("phys_addr", run->mmio.phys_addr);
	tell("len", run->mmio.len);
	if (run->mmio.is_write)
		tell("data", data);
	else
		memcpy(run->mmio.data, &answer, run->mmio.len);
}

/* The members of the union that older headers lack. */
struct csr_exit {
	unsigned long number, new_value, write_mask, ret_value;
};

static void answer_csr(struct kvm_run *run) {
	struct csr_exit *csr = (struct csr_exit *)&run->mmio;
	tell("csr_num", csr->number);
	tell("new_value", csr->new_value);
	tell("write_mask", csr->write_mask);
	csr->ret_value = ANSWER;
}

static void answer_call(struct kvm_run *run) {
	tell("extension_id", run->riscv_sbi.extension_id);
	tell("function_id", run->riscv_sbi.function_id);
	run->riscv_sbi.ret[0] = 0;
	run->riscv_sbi.ret[1] = ANSWER;
}

/* What the exit asks for is done: what the kernel keeps of it is gone before a register is changed. */
static void complete(int hart) {
	struct kvm_run *run = hart_run(hart);
	run->immediate_exit = 1;
	ioctl(hart_fd(hart), KVM_RUN, 0);
	run->immediate_exit = 0;
}

static long run(int hart, uint64_t pc) {
	hart_set_reg(hart, PC, pc);
	while (1) {
		struct kvm_run *run = hart_run(hart);
		if (ioctl(hart_fd(hart), KVM_RUN, 0) < 0)
			return errno == EINTR ? ASLEEP : -errno;
		uint64_t now = hart_reg(hart, PC);
		if (run->exit_reason == KVM_EXIT_RISCV_SBI
			&& (now == at(guest_done) || now == at(guest_fault) || now == at(guest_opened) || now == at(guest_took))) {
			complete(hart);
			return now == at(guest_fault) || now == at(guest_took) ? GUEST_FAULT : 0;
		}
		switch (run->exit_reason) {
		case KVM_EXIT_MMIO: answer_mmio(run); break;
		case KVM_EXIT_RISCV_CSR: answer_csr(run); break;
		case KVM_EXIT_RISCV_SBI: answer_call(run); break;
		default: return UNKNOWN - run->exit_reason;
		}
	}
}

/* The operands are a0, a1, the address in s0 and sp, a6 and a7. */
long guest_execute(int hart, uint32_t insn, const uint64_t *operands) {
	static const enum reg registers[] = { A0, A1, S0, A6, A7 };
	uint32_t words[2] = { insn, 0x13 };
	/* A short one leaves room for the second half of a long one that does nothing. */
	if ((insn & 3) != 3)
		words[0] = (insn & 0xffff) | 0x00010000;
	memcpy(memory, words, sizeof words);
	for (int number = 0; number < 5; number++)
		hart_set_reg(hart, registers[number], operands[number]);
	hart_set_reg(hart, SP, operands[2]);
	hart_set_reg(hart, A2, 0);
	hart_set_csr(hart, CSR(stvec), at(guest_handler));
	if (insn == WFI)
		set_alarm(PATIENCE_MICROSECONDS);
	long result = run(hart, at(guest_begin));
	set_alarm(0);
	results[0] = hart_reg(hart, result == GUEST_FAULT ? S4 : S2);
	results[1] = result == GUEST_FAULT ? 0 : hart_reg(hart, S3);
	return result;
}

/* Opens interrupts once: the cause of the one that comes, or -1. */
long guest_take(int hart) {
	hart_set_csr(hart, CSR(stvec), at(guest_taken));
	long result = run(hart, at(guest_open));
	return result == GUEST_FAULT ? (long)(hart_reg(hart, S4) & 0xff) : result < 0 ? result : -1;
}

void guest_answer_exits(FILE *out) {
	fwrite(exits, 1, told, out);
	told = 0;
}

void guest_answer_registers(FILE *out) {
	fprintf(out, "r %llx %llx\n", (unsigned long long)results[0], (unsigned long long)results[1]);
}
