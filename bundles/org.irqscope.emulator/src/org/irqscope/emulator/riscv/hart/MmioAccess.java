package org.irqscope.emulator.riscv.hart;

import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/** A load or store of a guest that no memory answers: decoded, tried on the bus, else for user space. Section 2. */
public final class MmioAccess {
	static final int STAY = 1, TO_USER = 0;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final LongField physAddr, data;
	private final IntField len, isWrite;
	private final IntField insn, insnLen, shift, decodedLen, returnHandled;
	private final IntField exitsToUser, exitsInKernel;

	public MmioAccess(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		physAddr = vcpu.struct.hex64(HartFields.RUN_PHYS_ADDR);
		data = vcpu.struct.hex64(HartFields.RUN_DATA);
		len = vcpu.struct.number(HartFields.RUN_LEN);
		isWrite = vcpu.struct.flag(HartFields.RUN_IS_WRITE);
		insn = vcpu.struct.hex32(HartFields.DECODED_INSN);
		insnLen = vcpu.struct.number(HartFields.DECODED_INSN_LEN);
		shift = vcpu.struct.number(HartFields.DECODED_SHIFT);
		decodedLen = vcpu.struct.number(HartFields.DECODED_LEN);
		returnHandled = vcpu.struct.flag(HartFields.RETURN_HANDLED);
		exitsToUser = vcpu.struct.outsideIdentity().number(HartFields.MMIO_EXIT_USER);
		exitsInKernel = vcpu.struct.outsideIdentity().number(HartFields.MMIO_EXIT_KERNEL);
	}

	/** {@code kvm_riscv_vcpu_mmio_load}: 1 when the guest goes on, 0 for user space, or an error. */
	int load(HartTrap trap) {
		Optional<Decoded> decoded = fetched(trap);
		return decoded.isEmpty() ? STAY : load(trap.gpa(), decoded.get());
	}

	private int load(long gpa, Decoded decoded) {
		Optional<MmioInsn> known = MmioInsn.of(decoded.insn, false);
		journal.enter(HartSite.KVM_RISCV_VCPU_MMIO_LOAD, vcpu.index, gpa, known.map(MmioInsn::length).orElse(0));
		int error = unfit(known, gpa);
		if (error != 0)
			return journal.leave(error);
		explain(decoded);
		MmioInsn load = known.get();
		insn.set(load.namesShortRegister() ? load.register(decoded.insn) << 7 : decoded.insn);
		keep(decoded, load, gpa, false);
		GuestData answer = new GuestData();
		answer.set(data.get());
		if (!vcpu.kvm.bus(IoBus.Kind.KVM_MMIO_BUS).read(vcpu, gpa, load.length(), answer))
			return journal.leave(toUser());
		put(answer.get(), load.length());
		return journal.leave(inKernel());
	}

	/** {@code kvm_riscv_vcpu_mmio_store} */
	int store(HartTrap trap) {
		Optional<Decoded> decoded = fetched(trap);
		return decoded.isEmpty() ? STAY : store(trap.gpa(), decoded.get());
	}

	private int store(long gpa, Decoded decoded) {
		Optional<MmioInsn> known = MmioInsn.of(decoded.insn, true);
		long value = known.map(store -> vcpu.registers.get(store.register(decoded.insn)) & ones(store.length()))
				.orElse(0L);
		journal.enter(HartSite.KVM_RISCV_VCPU_MMIO_STORE, vcpu.index, gpa, value);
		int error = unfit(known, gpa);
		if (error != 0)
			return journal.leave(error);
		explain(decoded);
		MmioInsn store = known.get();
		insn.set(decoded.insn);
		keep(decoded, store, gpa, true);
		put(value, store.length());
		boolean taken = vcpu.kvm.bus(IoBus.Kind.KVM_MMIO_BUS).write(vcpu, gpa, store.length(), value);
		return journal.leave(taken ? inKernel() : toUser());
	}

	private void explain(Decoded decoded) {
		journal.why(decoded.supplied ? HartWhy.INSN_FROM_HART : HartWhy.INSN_FETCHED, decoded.insn & 0xffffffffL,
				decoded.length);
	}

	private int unfit(Optional<MmioInsn> known, long gpa) {
		if (known.isEmpty()) {
			journal.why(HartWhy.NOT_DECODED);
			return -Errno.EOPNOTSUPP;
		}
		if ((gpa & known.get().length() - 1) == 0)
			return 0;
		journal.why(HartWhy.MISALIGNED, gpa, known.get().length());
		return -Errno.EIO;
	}

	private void keep(Decoded decoded, MmioInsn known, long gpa, boolean write) {
		insnLen.set(decoded.length);
		shift.set(write ? 0 : known.shift(vcpu.kvm.host.version().extendsSign()));
		decodedLen.set(known.length());
		returnHandled.set(0);
		physAddr.set(gpa);
		len.set(known.length());
		isWrite.set(write);
	}

	private int inKernel() {
		exitsInKernel.set(exitsInKernel.get() + 1);
		mmioReturn();
		return STAY;
	}

	private int toUser() {
		exitsToUser.set(exitsToUser.get() + 1);
		vcpu.run.exitReason.set(HartRun.EXIT_MMIO);
		return TO_USER;
	}

	/**
	 * An instruction that is to be emulated.
	 *
	 * @param length how long it is in memory
	 * @param supplied whether the hart has told it
	 */
	private record Decoded(int insn, int length, boolean supplied) {
	}

	/** The instruction, from the hart or from memory; nothing when the guest got a trap or tries again. */
	private Optional<Decoded> fetched(HartTrap trap) {
		if ((trap.htinst() & 1) != 0)
			return Optional.of(new Decoded(trap.htinst() | 3, (trap.htinst() & 2) != 0 ? 4 : 2, true));
		journal.enter(HartSite.KVM_RISCV_VCPU_UNPRIV_READ, vcpu.index, vcpu.registers.sepc.get(), 0);
		if (trap.code() instanceof HartTrap.Code.Insn found) {
			int length = (found.insn() & 3) == 3 ? 4 : 2;
			journal.leave();
			return Optional.of(new Decoded(length == 4 ? found.insn() : found.insn() & 0xffff, length, false));
		}
		int fault = ((HartTrap.Code.Fault) trap.code()).scause();
		journal.leave(-fault);
		if (fault != HartTrap.LOAD_GUEST_FAULT || !vcpu.kvm.host.version().retriesFetch())
			vcpu.registers.redirect(fault, vcpu.registers.sepc.get());
		return Optional.empty();
	}

	/**
	 * {@code kvm_riscv_vcpu_mmio_return}: what was answered goes to the register, as the kernel extends it.
	 *
	 * @return 0 or {@code -EOPNOTSUPP}
	 */
	int mmioReturn() {
		if (returnHandled.isSet())
			return 0;
		returnHandled.set(1);
		journal.enter(HartSite.KVM_RISCV_VCPU_MMIO_RETURN, vcpu.index, data.get() & ones(len.get()), 0);
		if (!isWrite.isSet() && !fits(len.get()))
			return journal.leave(-Errno.EOPNOTSUPP);
		if (isWrite.isSet())
			journal.why(HartWhy.STORED, insnLen.get());
		else
			complete();
		vcpu.registers.sepc.add(insnLen.get());
		return journal.leave(0);
	}

	private void complete() {
		boolean signs = vcpu.kvm.host.version().extendsSign();
		long up = (data.get() & ones(len.get())) << shift.get();
		int rd = insn.get() >> 7 & 0x1f;
		vcpu.registers.set(rd, signs ? up >> shift.get() : up >>> shift.get());
		journal.why(rd == 0 ? HartWhy.X0_LEAKS : signs ? HartWhy.SIGN_EXTENDED : HartWhy.ZERO_EXTENDED, rd,
				len.get(), vcpu.registers.get(rd));
	}

	private static boolean fits(int length) {
		return length == 1 || length == 2 || length == 4 || length == 8;
	}

	/** What user space writes into the bytes of {@code kvm_run}; the others stay. */
	public void put(long value, int length) {
		data.set(data.get() & ~ones(length) | value & ones(length));
	}

	private static long ones(int length) {
		return length < 1 || length > 8 ? -1 : -1L >>> 64 - 8 * length;
	}

	/** User space changes what it has been told. */
	public void setLength(int length) {
		len.set(length);
	}

	public long physAddr() {
		return physAddr.get();
	}

	/** All eight bytes, the first the lowest. */
	public long data() {
		return data.get();
	}

	public int length() {
		return len.get();
	}

	public boolean isWrite() {
		return isWrite.isSet();
	}

	/** The instruction that was emulated last. */
	public int insn() {
		return insn.get();
	}

	public int exitsInKernel() {
		return exitsInKernel.get();
	}

	public int exitsToUser() {
		return exitsToUser.get();
	}
}
