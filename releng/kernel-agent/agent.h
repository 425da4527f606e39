/* The program that runs in a prepared kernel: it drives that kernel's KVM as its peer at the serial port asks. */
#ifndef AGENT_H
#define AGENT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define MAX_VCPUS 64
#define MAX_EVENTFDS 4096
#define MAX_ROUTES 4200
/* What operations answer beside error numbers: the guest faulted, or its vCPU waits for a startup interrupt. */
#define GUEST_FAULT (-3)
#define ASLEEP (-4)
#define UNKNOWN (-9999)

/* operations.c */
void operate(char *asked, FILE *answer);

/* machine.c: one machine at a time. */
void machine_open(void);
void machine_greet(FILE *out);
int machine_create(int vcpus, int split);
void machine_close(void);
int machine_vcpus(void);
int machine_split(void);
int machine_vm(void);
int machine_pit(uint32_t flags);

/* interrupts.c */
int machine_line(uint32_t gsi, uint32_t level);
int machine_msi(uint64_t address, uint32_t data);
void routes_clear(void);
int route_chip(uint32_t gsi, uint32_t chip, uint32_t pin);
int route_msi(uint32_t gsi, uint64_t address, uint32_t data);
int routes_commit(void);

/* vcpu.c */
int vcpus_create(int kvm, int vm, int count, int run_size);
void vcpus_close(void);
int vcpu_fd(int vcpu);
struct kvm_run *vcpu_run(int vcpu);
int vcpu_state(int vcpu);
void vcpu_set_state(int vcpu, int state);
int vcpu_flatten(int vcpu);
uint64_t vcpu_rip(int vcpu);
int vcpu_at_reset(int vcpu);

/* eventfds.c */
int eventfds_add(uint32_t gsi, int resample);
int eventfds_release(int number, uint32_t gsi);
int eventfds_again(int number, uint32_t gsi);
int eventfds_signal(int number);
long eventfds_resample(int number);
void eventfds_close(void);

/* guest.c: what guests execute. */
enum program { OUT, IN, WRITE32, READ32, WRMSR, RDMSR, TAKE, PROGRAMS };
void *guest_memory(void);
size_t guest_memory_size(void);
void guest_install(void);
long guest_run(int vcpu, enum program program, uint32_t eax, uint32_t ebx, uint32_t ecx, uint32_t edx);
int guest_vector(void);
void guest_answer_exits(FILE *out);

/* trace.c */
void trace_open(void);
void trace_events(char *names);
int trace_functions(char *names);
void trace_answer(FILE *out);

/* state.c: what has changed since it was told last. */
void state_forget(void);
void state_answer(FILE *out);
int state_patch_lapic(int vcpu, char *changes);

#endif
