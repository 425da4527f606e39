package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;

/** Message-signalled interrupts: {@code kvm_msi_to_lapic_irq} and what calls it, sections 2.9 and 2.10. */
public final class Msi {
	private final X86Kvm kvm;
	private final Journal journal;

	public Msi(X86Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
	}

	/** {@code kvm_msi_route_invalid}: with 32-bit ids the low byte of the high half must be clear. */
	public boolean routeInvalid(long address) {
		return kvm.x2apicFormat() && (address >>> 32 & 0xff) != 0;
	}

	/** {@code kvm_msi_to_lapic_irq}: decodes, and traces, whether or not anything is then delivered. */
	public long toLapicIrq(long address, int data) {
		long high = kvm.x2apicFormat() ? address >>> 32 << 32 : 0;
		journal.trace(X86Tracepoint.KVM_MSI_SET_IRQ, address & 0xffffffffL | high, data, 0, 0);
		int destination = (int) (address >> 12 & 0xff | high >>> 32 & 0xffffff00L);
		return LapicIrq.of(data & 0xff, data >> 8 & 7, destination, (address & 4) != 0, (data & 0x8000) != 0)
				| ((address & 8) != 0 ? LapicIrq.REDIRECTION_HINT : 0);
	}

	/**
	 * {@code kvm_set_msi}.
	 *
	 * @param address the message's address, its high half in bits 63 to 32
	 * @return the number of local APICs, -1 when nothing was done, {@code -EINVAL} for an address that is not valid
	 */
	public int kvmSetMsi(long address, int data, int level) {
		journal.enter(X86Site.KVM_SET_MSI, Place.ONLY, data & 0xff, level);
		if (routeInvalid(address))
			return journal.leave(-Errno.EINVAL);
		if (level == 0) {
			journal.why(LapicWhy.MSI_HAS_NO_LEVEL);
			return journal.leave(-1);
		}
		return journal.leave(kvm.delivery.kvmIrqDeliveryToApic(null, toLapicIrq(address, data), null));
	}

	/** True when the map could tell whom the message is for, also when that was nobody. */
	private boolean send(RoutingEntry.Msi msi) {
		int result = kvm.delivery.fast(null, toLapicIrq(msi.address(), msi.data()), null);
		if (result == 0)
			kvm.journal.why(LapicWhy.DROPPED_BY_MAP, result);
		return result != IrqDelivery.NOT_HANDLED;
	}

	/**
	 * {@code kvm_arch_set_irq_inatomic}: what an irqfd may do in the context of whoever signals.
	 *
	 * @return true when it is done, false for {@code -EWOULDBLOCK}
	 */
	public boolean setIrqInatomic(RoutingEntry entry) {
		journal.enter(X86Site.KVM_ARCH_SET_IRQ_INATOMIC, entry.gsi(), entry.gsi(), entry.type());
		boolean done = true;
		if (entry instanceof RoutingEntry.Msi msi)
			done = routeInvalid(msi.address()) || send(msi);
		else if (entry instanceof RoutingEntry.Irqchip)
			done = false;
		journal.why(done ? LapicWhy.INJECTED_IN_ATOMIC : LapicWhy.WOULD_BLOCK, entry.gsi());
		journal.leave(done ? 0 : -Errno.EAGAIN);
		return done;
	}
}
