package org.irqscope.emulator.riscv.hart;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of a hart: what KVM keeps of it, and its registers. Names for any thread. */
public final class HartFields {
	public static final FieldName IRQS_PENDING = new FieldName(KvmPlace.VCPU, "irqs_pending");
	public static final FieldName IRQS_PENDING_MASK = new FieldName(KvmPlace.VCPU, "irqs_pending_mask");
	public static final FieldName GUEST_HVIP = new FieldName(KvmPlace.VCPU, "guest_csr.hvip");
	public static final FieldName GUEST_VSIE = new FieldName(KvmPlace.VCPU, "guest_csr.vsie");
	public static final FieldName MP_STATE = new FieldName(KvmPlace.VCPU, "arch.mp_state");
	/** True while the thread sleeps in {@code kvm_vcpu_block}. */
	public static final FieldName BLOCKED = new FieldName(KvmPlace.VCPU, "vcpu.wait");
	public static final FieldName NEXT_CYCLES = new FieldName(KvmPlace.VCPU, "next_cycles");
	public static final FieldName NEXT_SET = new FieldName(KvmPlace.VCPU, "next_set");
	public static final FieldName EXIT_REASON = new FieldName(KvmPlace.VCPU, "run.exit_reason");
	public static final FieldName RUN_PHYS_ADDR = new FieldName(KvmPlace.VCPU, "run.mmio.phys_addr");
	public static final FieldName RUN_DATA = new FieldName(KvmPlace.VCPU, "run.mmio.data");
	public static final FieldName RUN_LEN = new FieldName(KvmPlace.VCPU, "run.mmio.len");
	public static final FieldName RUN_IS_WRITE = new FieldName(KvmPlace.VCPU, "run.mmio.is_write");
	public static final FieldName DECODED_INSN = new FieldName(KvmPlace.VCPU, "mmio_decode.insn");
	public static final FieldName DECODED_INSN_LEN = new FieldName(KvmPlace.VCPU, "mmio_decode.insn_len");
	public static final FieldName DECODED_SHIFT = new FieldName(KvmPlace.VCPU, "mmio_decode.shift");
	public static final FieldName DECODED_LEN = new FieldName(KvmPlace.VCPU, "mmio_decode.len");
	public static final FieldName RETURN_HANDLED = new FieldName(KvmPlace.VCPU, "mmio_decode.return_handled");
	public static final FieldName MMIO_EXIT_USER = new FieldName(KvmPlace.VCPU, "stat.mmio_exit_user");
	public static final FieldName MMIO_EXIT_KERNEL = new FieldName(KvmPlace.VCPU, "stat.mmio_exit_kernel");
	public static final FieldName CSR_NUM = new FieldName(KvmPlace.VCPU, "run.riscv_csr.csr_num");
	public static final FieldName CSR_NEW_VALUE = new FieldName(KvmPlace.VCPU, "run.riscv_csr.new_value");
	public static final FieldName CSR_WRITE_MASK = new FieldName(KvmPlace.VCPU, "run.riscv_csr.write_mask");
	public static final FieldName CSR_RET_VALUE = new FieldName(KvmPlace.VCPU, "run.riscv_csr.ret_value");
	public static final FieldName CSR_INSN = new FieldName(KvmPlace.VCPU, "csr_decode.insn");

	public static final FieldName SBI_ERROR = new FieldName(KvmPlace.VCPU, "run.riscv_sbi.error");
	public static final FieldName SBI_VALUE = new FieldName(KvmPlace.VCPU, "run.riscv_sbi.value");
	public static final FieldName SBI_RETURN_HANDLED = new FieldName(KvmPlace.VCPU, "sbi_context.return_handled");

	/** The register as the hart has it, which a guest can write in part. */
	public static final FieldName HVIP = new FieldName(RiscvPlace.HART, "hvip");
	public static final FieldName VSIE = new FieldName(RiscvPlace.HART, "vsie");
	public static final FieldName VSSTATUS_SIE = new FieldName(RiscvPlace.HART, "vsstatus.SIE");
	public static final FieldName VSSTATUS_SPIE = new FieldName(RiscvPlace.HART, "vsstatus.SPIE");
	public static final FieldName VSSTATUS_SPP = new FieldName(RiscvPlace.HART, "vsstatus.SPP");
	public static final FieldName SUPERVISOR = new FieldName(RiscvPlace.HART, "hart.supervisor");
	public static final FieldName VSCAUSE = new FieldName(RiscvPlace.HART, "vscause");
	public static final FieldName VSTVAL = new FieldName(RiscvPlace.HART, "vstval");
	public static final FieldName VSEPC = new FieldName(RiscvPlace.HART, "vsepc");
	public static final FieldName VSTVEC = new FieldName(RiscvPlace.HART, "vstvec");
	public static final FieldName VSTIMECMP = new FieldName(RiscvPlace.HART, "vstimecmp");
	public static final FieldName VSISELECT = new FieldName(RiscvPlace.HART, "vsiselect");
	public static final FieldName HVIPRIO = new FieldName(RiscvPlace.HART, "hviprio");
	public static final FieldName SEPC = new FieldName(RiscvPlace.HART, "sepc");
	/** The registers of the guest, {@code zero} the first. */
	public static final FieldName REGISTERS = new FieldName(RiscvPlace.HART, "guest_context");
	/** The identity or source whose handler runs. */
	public static final FieldName HANDLING = new FieldName(RiscvPlace.HART, "hart.handling");

	/** Where the thread runs, and why it could not enter the guest. */
	public static final FieldName CPU = new FieldName(MachinePlace.VMM, "vcpu.cpu"),
			FAIL_REASON = new FieldName(KvmPlace.VCPU, "run.fail_entry.hardware_entry_failure_reason"),
			FAIL_CPU = new FieldName(KvmPlace.VCPU, "run.fail_entry.cpu");

	public static final FieldName NEXT = new FieldName(MachinePlace.VMM, "next");
	public static final FieldName ENTERED = new FieldName(MachinePlace.VMM, "entered");
	public static final FieldName GIVEN = new FieldName(MachinePlace.VMM, "given");
	public static final FieldName RAN = new FieldName(MachinePlace.VMM, "ran_atleast_once");
	public static final FieldName RESET_PC = new FieldName(MachinePlace.VMM, "reset_state.pc");
	public static final FieldName RESET_OPAQUE = new FieldName(MachinePlace.VMM, "reset_state.a1");
	public static final FieldName BLOCKED_SINCE = new FieldName(MachinePlace.VMM, "blocked_since");

	/** What pages show of an access, so that its rows can be asked about. */
	private static final List<FieldName> OF_ACCESS = List.of(SEPC, EXIT_REASON, RUN_PHYS_ADDR, RUN_DATA, RUN_LEN,
			RUN_IS_WRITE, DECODED_INSN, DECODED_INSN_LEN, DECODED_LEN, DECODED_SHIFT, RETURN_HANDLED,
			MMIO_EXIT_KERNEL, MMIO_EXIT_USER);

	private HartFields() {
	}

	/** The field that a row about an access is named after; nothing for other rows. */
	public static Optional<FieldName> named(String row) {
		Optional<FieldName> field = OF_ACCESS.stream().filter(one -> one.name().equals(row)).findFirst();
		return field.or(() -> IntStream.range(0, 32).mapToObj(REGISTERS::at).filter(one -> one.name().equals(row))
				.findFirst());
	}
}
