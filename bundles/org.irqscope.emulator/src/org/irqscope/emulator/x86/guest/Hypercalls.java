package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.lapic.ApicMap;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.emulator.x86.lapic.LapicSite;

/** What guests ask of the kernel with VMCALL, as far as it makes interrupts: section 5.10 of the kernel's paths. */
public final class Hypercalls {
	/** {@code KVM_HC_*}; a1 of a kick is the local APIC's id. */
	private static final int KICK_CPU = 5, SEND_IPI = 10;
	/** {@code KVM_ENOSYS} */
	private static final int NO_SUCH_CALL = 1000;
	private static final int KEPT = LapicIrq.VECTOR | LapicIrq.DELIVERY_MODE | LapicIrq.ASSERT | LapicIrq.LEVEL;

	private final X86Kvm kvm;
	private final Journal journal;

	public Hypercalls(X86Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
	}

	/**
	 * {@code kvm_emulate_hypercall} of a guest's kernel.
	 *
	 * @param bits 64 or 32, the guest's mode, which is the width of the arguments
	 * @return 0 or more, or a negative error number
	 */
	int emulate(X86Vcpu vcpu, int bits, int number, long a0, long a1, long a2, long a3) {
		journal.enter(X86Site.KVM_EMULATE_HYPERCALL, vcpu.index, number, a0);
		long width = -1L >>> 64 - bits;
		int result = switch (number) {
		case KICK_CPU -> kick((int) a1);
		case SEND_IPI -> kvmPvSendIpi(bits, a0 & width, a1 & width, (int) a2, a3 & width);
		default -> -NO_SUCH_CALL;
		};
		return journal.leave(result);
	}

	/** {@code kvm_pv_kick_cpu_op} */
	private int kick(int apicId) {
		kvm.delivery.kvmIrqDeliveryToApic(null, (long) apicId << 32 | LapicIrq.REMOTE_READ, null);
		return 0;
	}

	/**
	 * {@code kvm_pv_send_ipi}: one interrupt for the local APICs whose ids are set in two bitmaps.
	 *
	 * @param first the id of the first bit
	 * @return how many took it, or an error
	 */
	private int kvmPvSendIpi(int bits, long low, long high, int first, long icr) {
		if ((icr & (LapicIrq.LOGICAL | LapicIrq.SHORTHAND)) != 0)
			return -Errno.EINVAL;
		journal.enter(LapicSite.KVM_PV_SEND_IPI, Place.ONLY, icr & LapicIrq.VECTOR, first & 0xffffffffL);
		ApicMap map = kvm.apicMap();
		int count = map == ApicMap.NONE ? -Errno.EOPNOTSUPP
				: send(map, low, first, icr & KEPT) + send(map, high, first + bits, icr & KEPT);
		journal.why(count < 0 ? X86Why.NO_MAP_FOR_PV_IPI : X86Why.DELIVERED_BY_MAP, count);
		return journal.leave(count);
	}

	/** {@code __pv_send_ipi} of one bitmap. */
	private static int send(ApicMap map, long bitmap, int first, long irq) {
		int count = 0;
		for (long rest = map.reaches(first) ? bitmap : 0; rest != 0; rest &= rest - 1) {
			Lapic target = map.physical(first + Long.numberOfTrailingZeros(rest));
			if (target != null)
				count += target.accept.kvmApicSetIrq(irq, null);
		}
		return count;
	}
}
