package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.state.IntField;

/** A PCI function of QEMU with a pin, INTx, and no MSI-X table. Used by the thread that runs the emulator. */
public abstract class PinDevice extends PciDevice implements MappedDevice {
	/** The bit of the command register that keeps the pin low. */
	public static final int INTX_DISABLE = 0x400;

	private final GsiLines lines;
	private final int gsi;
	private final long bar;
	private final IntField pin;
	private final MsiCapability msi;

	PinDevice(Kvm kvm, PciSort sort, int index, Pin at) {
		super(kvm, sort, index, List.of());
		this.lines = at.lines();
		this.gsi = at.gsi();
		this.bar = at.bar();
		this.pin = struct.flag(VmmFields.IRQ_STATE);
		this.msi = new MsiCapability(struct);
		lines.share(gsi);
	}

	/**
	 * Where the guest finds a function.
	 *
	 * @param gsi the line that the chipset leads its pin to
	 * @param bar the address of its first registers
	 */
	record Pin(GsiLines lines, int gsi, long bar) {
	}

	public MsiCapability msi() {
		return msi;
	}

	/** The line that the pin leads to. */
	public int gsi() {
		return gsi;
	}

	/** The address of its first registers. */
	public long bar() {
		return bar;
	}

	/** Whether the function holds its pin, which the bit of the command register does not change. */
	public boolean pinState() {
		return pin.isSet();
	}

	/** What a document says of the pin; the line is the chips'. */
	public void restorePin(boolean asserted) {
		pin.set(asserted);
		if (asserted && !intxDisabled())
			lines.restore(gsi);
	}

	/** Whether the command register keeps the pin from its line. */
	public boolean intxDisabled() {
		return (command() & INTX_DISABLE) != 0;
	}

	/** {@code pci_set_irq}: only a change is passed on, and none while the pin is disabled. */
	final void setPin(boolean level) {
		journal.enter(VmmSite.PCI_SET_IRQ, index(), level ? 1 : 0, gsi);
		if (pin.isSet() == level)
			journal.why(VmmWhy.PIN_STAYS);
		else {
			pin.set(level);
			if (intxDisabled())
				journal.why(VmmWhy.PIN_DISABLED);
			else
				lines.change(gsi, level ? 1 : -1);
		}
		journal.leave();
	}

	@Override
	public final void setCommand(int value) {
		boolean disabled = intxDisabled();
		super.setCommand(value);
		if (disabled == intxDisabled() || !pin.isSet())
			return;
		journal.why(intxDisabled() ? VmmWhy.PIN_DISABLED : VmmWhy.PIN_ENABLED);
		lines.change(gsi, disabled ? 1 : -1);
	}

	@Override
	final boolean writeCapability(int offset, int value) {
		boolean written = msi.write(offset, value);
		if (written && msi.enabled())
			setPin(false);
		return written;
	}

	@Override
	final void writeTable(int vector, int offset, int value) {
		throw new IllegalStateException("device " + index() + " has no table");
	}

	@Override
	final void writeControl(int value) {
		throw new IllegalStateException("device " + index() + " has no table");
	}

	@Override
	final long readPending() {
		return 0;
	}
}
