package org.irqscope.emulator.script.riscv;

import java.util.List;
import java.util.Map;

import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.Vm;

/** A machine with harts that operations drive: the emulator's, or that of a kernel. */
public interface RiscvVm extends Vm {
	/** What user space answers to a load, a register and a call of the firmware. */
	long ANSWER = 0x8182838485868788L;

	/** Where user space has the memory that it gives to its guest; nobody looks there. */
	long USER = 0x20_0000_0000L, USER_MASK = 0xffff_ffffL;

	/** {@code KVM_CREATE_DEVICE} of the device for APLIC and IMSICs. */
	long aiaCreate();

	/** {@code KVM_SET_DEVICE_ATTR} of it, {@code -EBADF} while there is none. */
	long aiaSet(int group, long attribute, long value);

	/** {@code KVM_GET_DEVICE_ATTR}: the value, or an error. */
	long aiaGet(int group, long attribute);

	/** A vCPU's guest executes one instruction. */
	Executed execute(int vcpu, GuestInstruction instruction);

	/** The guest opens interrupts once: the cause of the one that it takes, or -1. */
	long take(int vcpu);

	/** {@code KVM_INTERRUPT} */
	int interrupt(int vcpu, int value);

	/** {@code KVM_SET_ONE_REG} of {@code sip}. */
	int setSip(int vcpu, long value);

	/** {@code KVM_SET_USER_MEMORY_REGION} */
	int memory(int slot, int flags, long address, long size);

	/** {@code KVM_IOEVENTFD} with a new eventfd: its number, counted from 0 whether or not that works, or an error. */
	int ioeventfd(long address, int length, long value, int flags);

	/** What an ioeventfd's eventfd has counted since it was read last, or {@code -EBADF}. */
	long doorbell(int number);

	/** {@code KVM_REGISTER_COALESCED_MMIO}, or {@code KVM_UNREGISTER_COALESCED_MMIO}. */
	int coalesced(long address, int size, boolean remove);

	/** How many writes have waited in the ring. */
	int drainRing();

	/** What user space was told since the last call. */
	List<OpResult.Exit> exits();

	/** The parts of the machine that can be read, by name, as JSON. */
	Map<String, String> parts();

	@Override
	default int write32(int vcpu, long address, int value) {
		return (int) GuestInstruction.store(GuestInstruction.WORD, address, value).map(store -> execute(vcpu, store))
				.orElseThrow().result();
	}

	@Override
	default long read32(int vcpu, long address) {
		Executed load = GuestInstruction.load(GuestInstruction.WORD, address).map(one -> execute(vcpu, one))
				.orElseThrow();
		return load.result() == 0 ? load.a0() & 0xffffffffL : load.result();
	}
}
