package org.irqscope.core.breakpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.FieldPattern;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.lapic.LapicRegisters;
import org.irqscope.emulator.x86.pic.PicSite;

/**
 * A way in which a guest reads a register, as far as hops tell of it: the function that does, and what has to hold.
 * Immutable, for any thread.
 */
record RegisterRead(Site site, Expression holds) {
	private static final List<FieldName> BANKS = List.of(LapicFields.ISR, LapicFields.TMR, LapicFields.IRR);
	private static final int BANK_WORDS = 8, BANK_BYTES = 0x80;
	private static final Pattern LAPIC = Pattern.compile("lapic\\[(\\d{1,5})\\].*");

	/** Every way in which fields can be read; none where their reads are not tracked. */
	static List<RegisterRead> of(FieldPattern field) {
		List<RegisterRead> ways = new ArrayList<>();
		pic(ways, field, "pic.master", 0);
		pic(ways, field, "pic.slave", 1);
		for (int pin = 0; pin < Ioapic.PINS; pin++)
			if (field.isNear("ioapic.redirtbl[" + pin + "]"))
				ioapic(ways, 0x10 + 2 * pin);
		Matcher lapic = LAPIC.matcher(field.plainPath());
		if (lapic.matches())
			for (int offset = 0; offset < 0x400; offset += 0x10)
				lapic(ways, field, lapic.group(1), offset);
		return ways;
	}

	private static void pic(List<RegisterRead> ways, FieldPattern field, String name, int chip) {
		String here = "place == '" + (chip == 0 ? "PIC master" : "PIC slave") + "' && ";
		if (field.isNear(name + ".imr"))
			add(ways, PicSite.PIC_IOPORT_READ, here + "port == 1");
		if (field.isNear(name + ".irr"))
			add(ways, PicSite.PIC_IOPORT_READ, here + "port == 0 && !" + name + ".read_reg_select");
		if (field.isNear(name + ".isr"))
			add(ways, PicSite.PIC_IOPORT_READ, here + "port == 0 && " + name + ".read_reg_select");
		if (field.isNear(name + ".elcr"))
			add(ways, KvmSite.KVM_IO_BUS_READ, "place == 'IO BUS' && address == " + (0x4d0 + chip));
	}

	private static void ioapic(List<RegisterRead> ways, int register) {
		add(ways, KvmSite.KVM_IO_BUS_READ, "address - ioapic.base_address in 0x10..0x1f && ioapic.ioregsel in "
				+ register + ".." + (register + 1));
	}

	private static void lapic(List<RegisterRead> ways, FieldPattern field, String number, int offset) {
		String name = "lapic[" + number + "]";
		boolean otherWord = isBank(offset) && field.bit().isPresent()
				&& field.bit().getAsInt() >> 5 != (offset >> 4) % BANK_WORDS;
		if (otherWord || !field.isNear(name + "." + register(offset)))
			return;
		String here = "place == 'guest " + number + "' && ";
		add(ways, X86Site.GUEST_READ, here + "address - (" + name + ".apic_base & ~0xfff) in " + offset + ".."
				+ (offset + 3));
		add(ways, X86Site.GUEST_RDMSR, here + "msr == " + (LapicRegisters.MSR_BASE + (offset >> 4)));
	}

	private static boolean isBank(int offset) {
		return offset >= Lapic.ISR && offset < Lapic.ESR;
	}

	private static String register(int offset) {
		FieldName name = isBank(offset)
				? BANKS.get((offset - Lapic.ISR) / BANK_BYTES).at((offset >> 4) % BANK_WORDS)
				: LapicFields.register(offset);
		return name.name().toLowerCase(Locale.ROOT);
	}

	private static void add(List<RegisterRead> ways, Site site, String condition) {
		try {
			ways.add(new RegisterRead(site, Expression.parse(condition)));
		} catch (ExpressionException e) {
			throw new IllegalStateException(condition, e);
		}
	}
}
