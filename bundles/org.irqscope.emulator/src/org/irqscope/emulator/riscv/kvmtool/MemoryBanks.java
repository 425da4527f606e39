package org.irqscope.emulator.riscv.kvmtool;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->mem_banks}: the memory that kvmtool has given to its guest, and what it keeps free. Section 1.1. */
public final class MemoryBanks {
	/** Types of a bank, as bits. */
	public static final int RAM = 1, DEVICE = 2, RESERVED = 4, READONLY = 8;
	/** Where a guest's memory begins. */
	public static final long RAM_START = 0x8000_0000L;

	/** One bank; a reserved one is no slot of the kernel. */
	public record Bank(long guestAddress, long size, long hostAddress, int type, int slot) {
		private long end() {
			return guestAddress + size - 1;
		}
	}

	private final RiscvKvm kvm;
	private final RiscvVmIoctls ioctls;
	private final RefField<List<Bank>> banks;

	MemoryBanks(RiscvKvm kvm, Struct struct) {
		this.kvm = kvm;
		this.ioctls = new RiscvVmIoctls(kvm);
		banks = struct.ref(KvmtoolFields.MEM_BANKS, List.<Bank>of());
	}

	/** In order of their slots. */
	public List<Bank> banks() {
		return banks.get();
	}

	/**
	 * {@code kvm__register_mem}: the first free slot is taken; reserved ranges that overlap become one.
	 *
	 * @return 0, {@code -EINVAL} for an overlap, or what the kernel answers
	 */
	public int register(long address, long size, long hostAddress, int type) {
		kvm.journal.enter(KvmtoolSite.KVM__REGISTER_MEM, 0, address, size);
		List<Bank> next = new ArrayList<>();
		Bank wanted = new Bank(address, size, hostAddress, type, 0);
		boolean merged = false;
		for (Bank bank : banks.get()) {
			boolean apart = wanted.guestAddress > bank.end() || wanted.end() < bank.guestAddress;
			if (!apart && (bank.type & wanted.type & RESERVED) == 0)
				return kvm.journal.leave(-Errno.EINVAL, KvmtoolWhy.BANK_OVERLAPS, 0);
			if (apart) {
				next.add(bank);
				wanted = merged || bank.slot != wanted.slot ? wanted : withSlot(wanted, wanted.slot + 1);
				continue;
			}
			wanted = union(bank, wanted);
			merged = true;
		}
		return kvm.journal.leave(merged ? keepMerged(next, wanted) : add(next, wanted));
	}

	private static Bank withSlot(Bank bank, int slot) {
		return new Bank(bank.guestAddress, bank.size, bank.hostAddress, bank.type, slot);
	}

	private static Bank union(Bank one, Bank other) {
		long start = Math.min(one.guestAddress, other.guestAddress);
		long end = Math.max(one.end(), other.end());
		return new Bank(start, end - start + 1, one.hostAddress, one.type, one.slot);
	}

	private int keepMerged(List<Bank> others, Bank merged) {
		kvm.journal.why(KvmtoolWhy.BANKS_MERGED);
		keep(others, merged);
		return 0;
	}

	private int add(List<Bank> others, Bank wanted) {
		int flags = (wanted.type & READONLY) != 0 ? MemorySlots.READONLY : 0;
		int result = (wanted.type & RESERVED) != 0 ? 0 : ioctls.setUserMemoryRegion(new MemorySlots.Slot(wanted.slot,
				flags, wanted.guestAddress, wanted.size, wanted.hostAddress));
		if (result == 0)
			keep(others, wanted);
		return result;
	}

	private void keep(List<Bank> others, Bank bank) {
		List<Bank> next = new ArrayList<>(others);
		int at = 0;
		while (at < next.size() && next.get(at).slot < bank.slot)
			at++;
		next.add(at, bank);
		banks.set(List.copyOf(next));
	}
}
