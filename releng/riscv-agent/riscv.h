/* What the program in a prepared kernel for RISC-V has beside what it shares with that for x86. */
#ifndef RISCV_H
#define RISCV_H

#include "../kernel-agent/agent.h"

#include <linux/kvm.h>

#define MEMORY_BASE 0x80000000ul
#define MEMORY_SIZE 0x200000ul
/* Groups of the attributes of the interrupt device. */
enum group { CONFIG, ADDRESS, CONTROL, APLIC, IMSIC };
/* Registers beside those that user space has no names for. */
enum reg { PC = 0, SP = 2, S0 = 8, A0 = 10, A1 = 11, A2 = 12, A6 = 16, A7 = 17, S2 = 18, S3 = 19, S4 = 20, MODE = 32 };

/* machine.c */
long aia_create(void);
long aia_set(uint64_t group, uint64_t attribute, uint64_t value);
long aia_get(uint64_t group, uint64_t attribute, uint64_t *value);
int aia_there(void);

/* memory.c: slots of memory, and writes that the kernel keeps from user space. */
long machine_memory(uint32_t slot, uint32_t flags, uint64_t address, uint64_t size, uint64_t user);
long doorbells_add(uint64_t address, uint32_t length, uint64_t value, uint32_t flags);
long doorbells_read(uint32_t number);
void doorbells_close(void);
long ring_zone(uint64_t address, uint32_t size, int away);
long ring_drain(void);

/* hart.c: the vCPUs. */
int harts_create(int kvm, int vm, int count, int run_size);
void harts_close(void);
int hart_fd(int hart);
struct kvm_run *hart_run(int hart);
uint64_t hart_reg(int hart, enum reg reg);
void hart_set_reg(int hart, enum reg reg, uint64_t value);
uint64_t hart_csr(int hart, size_t offset);
long hart_set_csr(int hart, size_t offset, uint64_t value);
uint64_t hart_compare(int hart);
int hart_state(int hart);
#define CSR(name) offsetof(struct kvm_riscv_csr, name)

/* guest.c: what guests execute. */
long guest_execute(int hart, uint32_t insn, const uint64_t *operands);
long guest_take(int hart);
void guest_answer_registers(FILE *out);

#endif
