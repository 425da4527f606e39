package org.irqscope.emulator.catalogue;

import java.util.function.UnaryOperator;

import org.irqscope.emulator.x86.ioapic.IoapicState;

/** The IOAPIC of the machine under test, through its registers and through {@code KVM_GET/SET_IRQCHIP}. */
public final class IoapicUnderTest {
	public static final long REGSEL = 0xfec00000L, WINDOW = 0xfec00010L;

	private final Bench vm;

	IoapicUnderTest(Bench vm) {
		this.vm = vm;
	}

	/** {@code ior r} */
	public Value ior(int register) {
		vm.write(REGSEL, register, 4);
		return vm.read(WINDOW, 4);
	}

	/** {@code iow r=v} */
	public void iow(int register, long value) {
		vm.write(REGSEL, register, 4);
		vm.write(WINDOW, value, 4);
	}

	/** {@code rte P=lo}: the high half is 0, and is written first. */
	public void rte(int pin, long low) {
		rte(pin, low, 0);
	}

	/** {@code rte P=lo,hi}: the high half is written first. */
	public void rte(int pin, long low, long high) {
		rtehi(pin, high);
		rtelo(pin, low);
	}

	public void rtelo(int pin, long low) {
		iow(0x10 + 2 * pin, low);
	}

	public void rtehi(int pin, long high) {
		iow(0x11 + 2 * pin, high);
	}

	/** {@code rtelo P|=MK} */
	public void mask(int pin) {
		rtelo(pin, lo(pin).value() | Bench.MK);
	}

	public void unmask(int pin) {
		rtelo(pin, lo(pin).value() & ~Bench.MK);
	}

	public Value lo(int pin) {
		return ior(0x10 + 2 * pin);
	}

	public Value hi(int pin) {
		return ior(0x11 + 2 * pin);
	}

	/** Bit 14 of the entry's low half: Remote IRR. */
	public Value rirr(int pin) {
		return new Value("rirr(" + pin + ")", lo(pin).value() >> 14 & 1);
	}

	/** {@code KVM_GET_IRQCHIP} */
	public IoapicState get() {
		return vm.ioctls().getIoapic();
	}

	/** {@code KVM_SET_IRQCHIP} of what the chip has, with a change. */
	public void set(UnaryOperator<IoapicState> change) {
		new Value("KVM_SET_IRQCHIP", vm.ioctls().setIoapic(change.apply(get()))).is(0);
	}

	/** {@code ioa.irr} */
	public Value irr() {
		return new Value("ioa.irr", get().irr() & 0xffffffffL);
	}

	/** One bit of {@code ioa.irr}. */
	public Value irr(int pin) {
		return new Value("ioa.irr bit " + pin, get().irr() >> pin & 1);
	}
}
