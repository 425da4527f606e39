package org.irqscope.emulator.vmm;

import org.irqscope.emulator.host.VfioIntx;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.schedule.Timer;
import org.irqscope.emulator.state.IntField;

/**
 * A device that QEMU passes through with its pin. The kernel tells the host of the guest's EOI, by an irqfd with a
 * resamplefd; or QEMU has to guess it, from the next access to the device, which it traps for that. Used by the thread
 * that runs the emulator.
 */
public final class VfioIntxPci extends PinDevice {
	private static final long BAR_SIZE = 0x1000, MMAP_TIMEOUT = 1_100_000_000L;

	private final Kvm kvm;
	private final VfioIntx host;
	private final IntField pending, mmaps;
	private final Timer mmapTimer;

	VfioIntxPci(Kvm kvm, PciSort sort, int index, Pin at, VfioIntx host) {
		super(kvm, sort, index, at);
		this.kvm = kvm;
		this.host = host;
		pending = struct.flag(VmmFields.INTX_PENDING);
		mmaps = struct.flag(VmmFields.INTX_MMAP);
		mmaps.set(1);
		mmapTimer = kvm.scheduler().timer(struct, "intx_mmap_timer", this::mmapEnable);
		if (isFast())
			host.unmaskByEventfd();
		else {
			Task handler = kvm.scheduler().task(struct, "intx_handler", Context.VMM, VmmSite.AIO_DISPATCH_HANDLERS,
					this::dispatch);
			host.trigger().polledBy(handler);
		}
	}

	private boolean isFast() {
		return sort() == PciSort.VFIO_INTX;
	}

	/** What the host's kernel has of it. */
	public VfioIntx host() {
		return host;
	}

	/** Whether the VMM waits for the guest to look at the device. */
	public boolean pending() {
		return pending.isSet();
	}

	/** Whether the guest reaches the registers without an exit. */
	public boolean mapped() {
		return mmaps.isSet();
	}

	/** What a document says of it. */
	public void restore(boolean isPending, boolean isMapped) {
		pending.set(isPending);
		mmaps.set(isMapped);
	}

	private void dispatch() {
		if (host.trigger().read() > 0)
			interrupt();
	}

	/** {@code vfio_intx_interrupt}: from now on each access of the guest to the device leaves the guest. */
	private void interrupt() {
		journal.enter(VmmSite.VFIO_INTX_INTERRUPT, index(), 0, 0);
		journal.why(VmmWhy.INTX_TRAPS);
		pending.set(1);
		setPin(true);
		mmaps.set(0);
		mmapTimer.start(kvm.scheduler().now() + MMAP_TIMEOUT);
		journal.leave();
	}

	/** {@code vfio_intx_mmap_enable} */
	private void mmapEnable() {
		journal.runIn(Context.VMM, () -> {
			journal.enter(VmmSite.VFIO_INTX_MMAP_ENABLE, index(), 0, 0);
			if (pending.isSet()) {
				journal.why(VmmWhy.INTX_MMAP_STAYS_OFF);
				mmapTimer.start(kvm.scheduler().now() + MMAP_TIMEOUT);
			} else
				mmaps.set(1);
			journal.leave();
		});
	}

	/** {@code vfio_intx_eoi}: whatever the guest did, it has looked at the device. */
	private void eoi() {
		journal.enter(VmmSite.VFIO_INTX_EOI, index(), 0, 0);
		if (pending.isSet()) {
			pending.set(0);
			setPin(false);
			host.setIrqsUnmask();
		} else
			journal.why(VmmWhy.INTX_NOT_PENDING);
		journal.leave();
	}

	@Override
	public boolean holds(IoBus.Kind bus, long address) {
		return bus == IoBus.Kind.KVM_MMIO_BUS && bar() <= address && address < bar() + BAR_SIZE;
	}

	/** The first register tells whether the device interrupts; reading it ends that. */
	@Override
	public long read(long address, int length) {
		int offset = (int) (address - bar());
		if (mmaps.isSet())
			return register(offset);
		journal.enter(VmmSite.VFIO_REGION_READ, index(), offset, 0);
		long value = register(offset);
		eoi();
		journal.leave();
		return value;
	}

	private long register(int offset) {
		journal.enter(VmmSite.DEVICE_REGISTER, index(), offset, 0);
		boolean asserted = host.asserted();
		if (offset == 0)
			host.drive(false);
		return journal.leave(asserted ? 1 : 0);
	}

	@Override
	public void write(long address, int length, long value) {
		int offset = (int) (address - bar());
		if (mmaps.isSet()) {
			register(offset);
			return;
		}
		journal.enter(VmmSite.VFIO_REGION_WRITE, index(), offset, value);
		register(offset);
		eoi();
		journal.leave();
	}

	/** The device drives its pin. */
	@Override
	public void raise(int event) {
		inDevice(() -> {
			journal.enter(VmmSite.DEVICE_PIN, index(), 1, 0);
			host.drive(true);
			journal.leave();
		});
	}

	@Override
	public int events() {
		return 1;
	}

	@Override
	public boolean asserts() {
		return host.asserted();
	}
}
