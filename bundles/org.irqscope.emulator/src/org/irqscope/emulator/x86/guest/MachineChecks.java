package org.irqscope.emulator.x86.guest;

import java.util.Optional;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * The machine-check banks of one vCPU, as far as they make an interrupt, CMCI: section 5.1 of the kernel's interrupt
 * paths.
 */
public final class MachineChecks {
	/** Bits of {@code MSR_IA32_MCG_CAP}; the lowest byte is the number of banks. */
	private static final long BANKS = 0xff, EXTENDED = 0xff0000, CTL_P = 1 << 8, CMCI_P = 1 << 10, SER_P = 1 << 24,
			LMCE_P = 1 << 27;
	private static final int MAX_BANKS = 32;
	/** The MSRs {@code IA32_MC0_CTL2} and following, with the bit that asks for the interrupt. */
	private static final int FIRST_CTL2 = 0x280, CMCI_ENABLED = 1 << 30, THRESHOLD = 0x7fff;

	private final X86Vcpu vcpu;
	private final LongField capabilities;
	private final IntField[] ctl2 = new IntField[MAX_BANKS];

	public MachineChecks(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		Struct struct = Struct.hidden(vcpu.kvm.journal.state());
		capabilities = struct.hex64(X86Fields.MCG_CAP);
		for (int bank = 0; bank < MAX_BANKS; bank++)
			ctl2[bank] = struct.hex32(X86Fields.MCI_CTL2_BANKS.at(bank));
	}

	/** {@code kvm_arch_vcpu_create}: all banks, and no more. */
	public void create() {
		capabilities.set(MAX_BANKS);
	}

	/** True for an MSR of some bank. */
	static boolean owns(int msr) {
		return msr >= FIRST_CTL2 && msr < FIRST_CTL2 + MAX_BANKS;
	}

	/** {@code KVM_X86_SETUP_MCE}: 0, or {@code -EINVAL} for what the host does not have; AMD has no CMCI. */
	public int setup(long wanted) {
		long supported = vcpu.kvm.host.vendor() == Host.Vendor.VMX ? CTL_P | SER_P | LMCE_P | CMCI_P : CTL_P | SER_P;
		long banks = wanted & BANKS;
		if (banks == 0 || banks > MAX_BANKS || (wanted & ~(supported | BANKS | EXTENDED)) != 0)
			return -Errno.EINVAL;
		capabilities.set(wanted);
		for (IntField bank : ctl2)
			bank.set(0);
		vcpu.lapic.reset.setLvtEntries(cmci());
		return 0;
	}

	public boolean cmci() {
		return (capabilities.get() & CMCI_P) != 0;
	}

	private int banks() {
		return (int) (capabilities.get() & BANKS);
	}

	/** The register of a bank that an MSR names. */
	private Optional<IntField> register(int msr) {
		boolean named = msr >= FIRST_CTL2 && msr < FIRST_CTL2 + banks();
		return named ? Optional.of(ctl2[msr - FIRST_CTL2]) : Optional.empty();
	}

	/** {@code set_msr_mce} of {@code IA32_MCi_CTL2}: false when the guest gets #GP. */
	boolean write(int msr, long value, boolean hostInitiated) {
		Optional<IntField> register = register(msr);
		boolean valid = register.isPresent() && (value & ~(CMCI_ENABLED | THRESHOLD)) == 0
				&& (cmci() || value == 0 && hostInitiated);
		if (valid)
			register.get().set((int) value);
		return valid;
	}

	/** {@code get_msr_mce} of the same. */
	boolean read(int msr, GuestData data) {
		Optional<IntField> register = register(msr);
		if (register.isEmpty() || !cmci())
			return false;
		data.set(register.get().unsigned());
		return true;
	}

	/**
	 * {@code KVM_X86_SET_MCE} of an error that needs no action, {@code kvm_vcpu_x86_set_ucna}.
	 *
	 * @return 0, or {@code -EINVAL} for a bank that there is not
	 */
	public int uncorrectedNoAction(int bank) {
		if (bank < 0 || bank >= banks())
			return -Errno.EINVAL;
		if (cmci() && ctl2[bank].has(CMCI_ENABLED))
			vcpu.lapic.accept.kvmApicLocalDeliver(Lapic.LVTCMCI);
		return 0;
	}
}
