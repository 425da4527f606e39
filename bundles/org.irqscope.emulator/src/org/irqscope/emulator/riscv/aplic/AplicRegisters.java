package org.irqscope.emulator.riscv.aplic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.state.Place;

/** The registers of the APLIC, on the bus and as attributes of the device: section 6.4. */
public final class AplicRegisters implements IoDevice {
	/** Where the registers are, of an array its first one. */
	public static final int DOMAINCFG = 0x0000, SOURCECFG = 0x0004, SETIP = 0x1c00, SETIPNUM = 0x1cdc,
			IN_CLRIP = 0x1d00, CLRIPNUM = 0x1ddc, SETIE = 0x1e00, SETIENUM = 0x1edc, CLRIE = 0x1f00,
			CLRIENUM = 0x1fdc, SETIPNUM_LE = 0x2000, SETIPNUM_BE = 0x2004, GENMSI = 0x3000, TARGET = 0x3004;
	private static final int RESERVED_AND_MSI_MODE = 0x80000004, DELEGATED = 1 << 10, SOURCE_MODE = 7;
	private static final int TARGET_MASK = 0xfffff7ff, GENMSI_MASK = 0xfffc0fff;

	private final RiscvKvm kvm;
	private final Journal journal;
	private final Aplic aplic;

	AplicRegisters(RiscvKvm kvm, Aplic aplic) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.aplic = aplic;
	}

	/** The address that the guest writes the number of a source to, to be asked again whether it still wants. */
	public long setipnumLe() {
		return kvm.aia.aplicAddress() + SETIPNUM_LE;
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		return fits(address, length) && writeOffset(offset(address), (int) value) == 0;
	}

	@Override
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		return fits(address, length) && readOffset(offset(address), data) == 0;
	}

	private int offset(long address) {
		return (int) (address - kvm.aia.aplicAddress());
	}

	private static boolean fits(long address, int length) {
		return length == 4 && (address & 3) == 0;
	}

	/** A register read as a guest does: 0, {@code -ENODEV} for a hole, {@code -EOPNOTSUPP} between two. */
	public int readOffset(int offset, GuestData data) {
		if ((offset & 3) != 0)
			return -Errno.EOPNOTSUPP;
		journal.enter(AplicSite.APLIC_MMIO_READ_OFFSET, Place.ONLY, offset, 0);
		int result = readRegister(offset, data);
		if (result != 0)
			journal.why(AplicWhy.REGISTER_ABSENT, offset);
		return journal.leave(result);
	}

	private int readRegister(int offset, GuestData data) {
		long value = switch (offset) {
		case DOMAINCFG -> RESERVED_AND_MSI_MODE | aplic.domaincfg.get() & Aplic.IE;
		case SETIPNUM, CLRIPNUM, SETIENUM, CLRIENUM, SETIPNUM_LE, SETIPNUM_BE -> 0;
		case GENMSI -> aplic.genmsi.get();
		default -> readArray(offset);
		};
		if (value == ABSENT)
			return -Errno.ENODEV;
		data.set(value & 0xffffffffL);
		return 0;
	}

	private static final long ABSENT = Long.MIN_VALUE;

	private long readArray(int offset) {
		if (isSource(offset, SOURCECFG))
			return aplic.source(number(offset, SOURCECFG)).sourcecfg.get();
		if (isSource(offset, TARGET))
			return aplic.source(number(offset, TARGET)).target();
		if (isWord(offset, SETIP))
			return word(offset - SETIP, AplicSource::pending);
		if (isWord(offset, IN_CLRIP))
			return word(offset - IN_CLRIP, kvm.host.version().levelFollowsInput() ? AplicSource::rectifiedInput
					: AplicSource::input);
		if (isWord(offset, SETIE))
			return word(offset - SETIE, AplicSource::enabled);
		return isWord(offset, CLRIE) ? 0 : ABSENT;
	}

	private static int number(int offset, int first) {
		return (offset - first >> 2) + 1;
	}

	private boolean isSource(int offset, int first) {
		return offset >= first && aplic.has(number(offset, first));
	}

	private boolean isWord(int offset, int first) {
		return offset >= first && offset < first + 4 * ((aplic.sources() + 32) / 32);
	}

	private interface Bit {
		boolean of(AplicSource source);
	}

	private long word(int from, Bit bit) {
		long word = 0;
		for (int at = 0; at < 32; at++)
			if (aplic.has(from * 8 + at) && bit.of(aplic.source(from * 8 + at)))
				word |= 1L << at;
		return word;
	}

	/** A register written as a guest does; what pends now is sent. */
	public int writeOffset(int offset, int value) {
		if ((offset & 3) != 0)
			return -Errno.EOPNOTSUPP;
		journal.enter(AplicSite.APLIC_MMIO_WRITE_OFFSET, Place.ONLY, offset, value & 0xffffffffL);
		if (!writeRegister(offset, value))
			return journal.leave(-Errno.ENODEV, AplicWhy.REGISTER_ABSENT, offset);
		aplic.updateIrqRange();
		return journal.leave(0);
	}

	private boolean writeRegister(int offset, int value) {
		switch (offset) {
		case DOMAINCFG -> aplic.domaincfg.set(value & Aplic.IE);
		case SETIPNUM, SETIPNUM_LE -> aplic.writePending(value, true);
		case SETIPNUM_BE -> aplic.writePending(Integer.reverseBytes(value), true);
		case CLRIPNUM -> aplic.writePending(value, false);
		case SETIENUM -> aplic.writeEnabled(value, true);
		case CLRIENUM -> aplic.writeEnabled(value, false);
		case GENMSI -> {
			aplic.genmsi.set(value & GENMSI_MASK);
			aplic.injectMsi(0, aplic.genmsi.get());
		}
		default -> {
			return writeArray(offset, value);
		}
		}
		return true;
	}

	private boolean writeArray(int offset, int value) {
		if (isSource(offset, SOURCECFG))
			aplic.source(number(offset, SOURCECFG)).sourcecfg.set((value & DELEGATED) != 0 ? 0 : value & SOURCE_MODE);
		else if (isSource(offset, TARGET))
			aplic.source(number(offset, TARGET)).target.set(value & TARGET_MASK);
		else if (isWord(offset, SETIP))
			each(offset - SETIP, value, number -> aplic.writePending(number, true));
		else if (isWord(offset, IN_CLRIP))
			each(offset - IN_CLRIP, value, number -> aplic.writePending(number, false));
		else if (isWord(offset, SETIE))
			each(offset - SETIE, value, number -> aplic.writeEnabled(number, true));
		else if (isWord(offset, CLRIE))
			each(offset - CLRIE, value, number -> aplic.writeEnabled(number, false));
		else
			return false;
		return true;
	}

	private interface Numbered {
		void set(int number);
	}

	private static void each(int from, int bits, Numbered action) {
		for (int at = 0; at < 32; at++)
			if ((bits >> at & 1) != 0)
				action.set(from * 8 + at);
	}

	@Override
	public String toString() {
		return "aplic";
	}
}
