package org.irqscope.core.picture.part.trap;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.irqscope.core.picture.Highlights;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.hart.HartWhy;
import org.irqscope.emulator.riscv.hart.MmioInsn;

/**
 * The access of a guest that the hart is busy with, or was last. Immutable, for any thread.
 *
 * @param address its guest physical address; nothing before there was any
 * @param insn the instruction, once it is decoded
 */
record TrappedAccess(OptionalLong address, boolean store, Optional<Insn> insn) {
	private static final Set<Site> BEFORE = Set.of(HartSite.GUEST_LOAD, HartSite.GUEST_STORE,
			HartSite.GSTAGE_PAGE_FAULT);
	private static final Set<Site> DECODING = Set.of(HartSite.KVM_RISCV_VCPU_MMIO_LOAD,
			HartSite.KVM_RISCV_VCPU_MMIO_STORE);

	/**
	 * An instruction.
	 *
	 * @param code its bits
	 * @param length how many bytes it has in memory
	 * @param transformed whether the hart has supplied it
	 * @param known which of those that KVM decodes; nothing where only its register was kept
	 */
	record Insn(int code, int length, boolean transformed, Optional<MmioInsn> known) {
		/** The register that is loaded or stored. */
		int register() {
			return known.map(one -> one.register(code)).orElse(code >> 7 & 0x1f);
		}

		InsnFormat format() {
			return known.map(one -> InsnFormat.of(one, transformed)).orElse(InsnFormat.UNKNOWN);
		}
	}

	/** What a walk says of a hart. */
	static TrappedAccess of(Highlights highlights, int hart) {
		Optional<Hop> hop = highlights.hop();
		if (hop.filter(one -> BEFORE.contains(one.site())).isPresent())
			return new TrappedAccess(OptionalLong.of(hop.get().arguments().get(0)),
					isStore(hop.get(), highlights, hart), Optional.empty());
		boolean store = highlights.now(HartFields.RUN_IS_WRITE, hart).orElse(0) != 0;
		Optional<Insn> told = hop.filter(one -> DECODING.contains(one.site()))
				.flatMap(one -> told(one, one.site() == HartSite.KVM_RISCV_VCPU_MMIO_STORE));
		if (told.isPresent())
			return new TrappedAccess(OptionalLong.of(hop.get().arguments().get(0)),
					hop.get().site() == HartSite.KVM_RISCV_VCPU_MMIO_STORE, told);
		int length = (int) highlights.now(HartFields.DECODED_INSN_LEN, hart).orElse(0);
		return length == 0 ? new TrappedAccess(OptionalLong.empty(), store, Optional.empty())
				: new TrappedAccess(highlights.now(HartFields.RUN_PHYS_ADDR, hart), store,
						Optional.of(kept(highlights, hart, length, store)));
	}

	private static boolean isStore(Hop hop, Highlights highlights, int hart) {
		return hop.site() == HartSite.GUEST_STORE || hop.site() != HartSite.GUEST_LOAD
				&& highlights.now(HartFields.RUN_IS_WRITE, hart).orElse(0) != 0;
	}

	/** The hop gives the whole instruction as its reason. */
	private static Optional<Insn> told(Hop hop, boolean store) {
		boolean supplied = hop.isBecause(HartWhy.INSN_FROM_HART);
		if (!supplied && !hop.isBecause(HartWhy.INSN_FETCHED))
			return Optional.empty();
		int code = hop.reason().values().get(0).intValue();
		return Optional.of(new Insn(code, hop.reason().values().get(1).intValue(), supplied,
				MmioInsn.of(code, store)));
	}

	/** Of a short load the kernel keeps the register alone; an instruction without an address was supplied. */
	private static Insn kept(Highlights highlights, int hart, int length, boolean store) {
		int code = (int) highlights.now(HartFields.DECODED_INSN, hart).orElse(0);
		boolean supplied = (code & 3) == 3 && (length == 2 || code >>> 20 == 0 && (code >> 15 & 0x1f) == 0);
		return new Insn(code, length, supplied, MmioInsn.of(code, store));
	}
}
