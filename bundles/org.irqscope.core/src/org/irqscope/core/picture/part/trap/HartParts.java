package org.irqscope.core.picture.part.trap;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.picture.part.trap.TrappedAccess.Insn;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.hart.HartRun;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The rows of what a hart, and its kernel, keep of a trapped access. For one thread. */
final class HartParts {
	private static final String NONE = "\u2013",
			ROOM = "0x000000000000 \u2192 0x000000000000";
	private final Highlights highlights;
	private final int hart;
	private final TrappedAccess access;

	HartParts(Highlights highlights, int hart, TrappedAccess access) {
		this.highlights = highlights;
		this.hart = hart;
		this.access = access;
	}

	List<Row> guest() {
		String kind = access.address().isEmpty() ? NONE : Texts.of(access.store() ? "trap.store" : "trap.load");
		return List.of(said("trap.access", kind), said("trap.address", address()),
				hex(HartFields.SEPC, HartFields.SEPC.name()));
	}

	private String address() {
		return access.address().isPresent() ? "0x" + Long.toHexString(access.address().getAsLong()) : NONE;
	}

	/** What the hart says about the fault: the two lowest bits of the address are not in HTVAL. */
	List<Row> fault() {
		if (access.address().isEmpty())
			return List.of(said("trap.cause", NONE), said("trap.htval", NONE), said("trap.stval", NONE));
		int cause = access.store() ? HartTrap.STORE_GUEST_FAULT : HartTrap.LOAD_GUEST_FAULT;
		long address = access.address().getAsLong();
		return List.of(said("trap.cause", Texts.of(access.store() ? "trap.cause.store" : "trap.cause.load", cause)),
				said("trap.htval", "0x" + Long.toHexString(address >>> 2)),
				said("trap.stval", Long.toString(address & 3)));
	}

	List<Row> instruction() {
		if (access.insn().isEmpty())
			return List.of(said("insn.told", Texts.of("insn.none")));
		Insn insn = access.insn().get();
		List<Row> rows = new ArrayList<>();
		rows.add(new InsnBits(insn).row(highlights.mark(HartFields.DECODED_INSN, hart)));
		rows.add(said("insn.reads", words(insn)));
		rows.add(said("insn.told", Texts.of(insn.transformed() ? "insn.supplied" : "insn.fetched")));
		return rows;
	}

	private static String words(Insn insn) {
		String register = RegisterNames.of(insn.register());
		return insn.known().map(one -> one.isStore() ? Texts.of("insn.store", one.mnemonic(), register, one.length())
				: Texts.of(one.isUnsigned() ? "insn.load.zero" : "insn.load", one.mnemonic(), register, one.length()))
				.orElseGet(() -> Texts.of("insn.kept", register));
	}

	List<Row> decode() {
		return List.of(hex(HartFields.DECODED_INSN, "insn"), number(HartFields.DECODED_INSN_LEN, "insn_len"),
				number(HartFields.DECODED_LEN, "len"), number(HartFields.DECODED_SHIFT, "shift"),
				number(HartFields.RETURN_HANDLED, "return_handled"));
	}

	List<Row> run() {
		long reason = highlights.now(HartFields.EXIT_REASON, hart).orElse(0);
		String name = reason == HartRun.EXIT_MMIO ? "KVM_EXIT_MMIO" : Long.toString(reason);
		Row exit = row(HartFields.EXIT_REASON, "exit_reason", name, "");
		return List.of(exit, hex(HartFields.RUN_PHYS_ADDR, "mmio.phys_addr"), hex(HartFields.RUN_DATA, "mmio.data"),
				number(HartFields.RUN_LEN, "mmio.len"), number(HartFields.RUN_IS_WRITE, "mmio.is_write"));
	}

	/** The register that a load ends in, and where the guest goes on. */
	List<Row> completion() {
		List<Row> rows = new ArrayList<>();
		access.insn().filter(insn -> !access.store()).ifPresent(insn -> rows.add(
				hex(HartFields.REGISTERS.at(insn.register()), RegisterNames.of(insn.register()))));
		rows.add(hex(HartFields.SEPC, HartFields.SEPC.name()));
		rows.add(number(HartFields.MMIO_EXIT_KERNEL, "mmio_exit_kernel"));
		rows.add(number(HartFields.MMIO_EXIT_USER, "mmio_exit_user"));
		return rows;
	}

	private static Row said(String key, String value) {
		return new Row.Field("", Texts.of(key), value, Mark.NONE, "", "");
	}

	private Row number(FieldName field, String name) {
		return row(field, name, highlights.now(field, hart).stream().mapToObj(Long::toString).findFirst().orElse(NONE),
				"");
	}

	private Row hex(FieldName field, String name) {
		return row(field, name, highlights.now(field, hart).stream().mapToObj(one -> "0x" + Long.toHexString(one))
				.findFirst().orElse(NONE), ROOM);
	}

	private Row row(FieldName field, String name, String value, String room) {
		return new Row.Field(field.name(), name, value, highlights.mark(field, hart),
				highlights.previous(field, hart), room);
	}
}
