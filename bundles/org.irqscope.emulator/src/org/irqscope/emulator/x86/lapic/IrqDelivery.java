package org.irqscope.emulator.x86.lapic;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;

/** From an interrupt to the local APICs it names: section 5.4 of the kernel's interrupt paths. */
public final class IrqDelivery {
	/** What {@link #fast} answers when the map cannot tell and each vCPU must be asked. */
	static final int NOT_HANDLED = Integer.MIN_VALUE;
	private static final int BROADCAST = 0xff;
	private static final int X2APIC_BROADCAST = -1;

	private final X86Kvm kvm;
	private final Journal journal;

	public IrqDelivery(X86Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
	}

	/**
	 * {@code kvm_irq_delivery_to_apic}.
	 *
	 * @param source the sender of an IPI, or null for a device
	 * @param irq see {@link LapicIrq}
	 * @param destinations notes who took it, or null
	 * @return how many local APICs took it; -1 when none was addressed and the map could not tell
	 */
	public int kvmIrqDeliveryToApic(Lapic source, long irq, DestMap destinations) {
		journal.enter(LapicSite.KVM_IRQ_DELIVERY_TO_APIC, Place.ONLY, LapicIrq.vector(irq),
				LapicIrq.destination(irq));
		int result = fast(source, irq, destinations);
		return result == NOT_HANDLED ? journal.leave(slow(source, irq, destinations))
				: journal.leave(result, result > 0 ? X86Why.DELIVERED_BY_MAP : LapicWhy.DROPPED_BY_MAP, result);
	}

	/**
	 * {@code kvm_irq_delivery_to_apic_fast}; may run in any context.
	 *
	 * @return how many local APICs took it, or {@link #NOT_HANDLED}
	 */
	int fast(Lapic source, long irq, DestMap destinations) {
		if (LapicIrq.shorthand(irq) == LapicIrq.SELF)
			return source.accept.kvmApicSetIrq(irq, destinations);
		ApicMap map = kvm.apicMap();
		if (LapicIrq.shorthand(irq) != 0 || map == ApicMap.NONE || broadcast(source, irq, map))
			return NOT_HANDLED;
		int destination = LapicIrq.destination(irq);
		if (!LapicIrq.logical(irq)) {
			Lapic target = map.physical(destination);
			return target == null ? 0 : target.accept.kvmApicSetIrq(irq, destinations);
		}
		if (map.logicalMode() == ApicMap.LogicalMode.DISABLED)
			return NOT_HANDLED;
		int mask = destinationSlots(irq, map);
		int result = 0;
		for (int rest = mask; rest != 0; rest &= rest - 1) {
			Lapic target = map.slot(destination, Integer.numberOfTrailingZeros(rest));
			if (target != null)
				result += target.accept.kvmApicSetIrq(irq, destinations);
		}
		return result;
	}

	/** The slots a logical interrupt goes to: all that are named, or for lowest priority one of them. */
	private int destinationSlots(long irq, ApicMap map) {
		int mask = map.mask(LapicIrq.destination(irq));
		if (!LapicIrq.lowestPriority(irq) || mask == 0)
			return mask;
		if (!kvm.host.vectorHashing())
			return lowestPrioritySlot(irq, map, mask);
		// The vector picks among all addressed bits, those of missing processors too: a hole drops the interrupt.
		int slot = nthBit(mask, LapicIrq.vector(irq) % Integer.bitCount(mask));
		return map.slot(LapicIrq.destination(irq), slot) == null ? 0 : 1 << slot;
	}

	private int lowestPrioritySlot(long irq, ApicMap map, int mask) {
		int lowest = 0;
		int lowestPriority = Integer.MAX_VALUE;
		for (int rest = mask; rest != 0; rest &= rest - 1) {
			Lapic target = map.slot(LapicIrq.destination(irq), Integer.numberOfTrailingZeros(rest));
			if (target != null && target.arbPriority.get() < lowestPriority) {
				lowest = Integer.lowestOneBit(rest);
				lowestPriority = target.arbPriority.get();
			}
		}
		return lowest;
	}

	private static int nthBit(int mask, int n) {
		int rest = mask;
		for (int skip = 0; skip < n; skip++)
			rest &= rest - 1;
		return Integer.numberOfTrailingZeros(rest);
	}

	/** {@code kvm_apic_is_broadcast_dest} */
	private boolean broadcast(Lapic source, long irq, ApicMap map) {
		int destination = LapicIrq.destination(irq);
		// Nearly all interrupts are for somebody, which is known before anything is looked up.
		if (destination != BROADCAST && destination != X2APIC_BROADCAST)
			return false;
		if (kvm.broadcastQuirkDisabled())
			return destination == BROADCAST && map.logicalMode() != ApicMap.LogicalMode.X2APIC
					|| destination == X2APIC_BROADCAST;
		boolean x2apicIpi = source != null && source.x2apicMode();
		return destination == (x2apicIpi ? X2APIC_BROADCAST : BROADCAST);
	}

	/** The part of {@code kvm_irq_delivery_to_apic} that asks each vCPU. */
	private int slow(Lapic source, long anyIrq, DestMap destinations) {
		boolean physicalBroadcast = !LapicIrq.logical(anyIrq) && LapicIrq.destination(anyIrq) == BROADCAST;
		// Only the mode becomes Fixed: a redirection hint still asks for lowest priority.
		long irq = physicalBroadcast && LapicIrq.lowestPriority(anyIrq) ? anyIrq & ~LapicIrq.DELIVERY_MODE : anyIrq;
		boolean lowestPriority = LapicIrq.lowestPriority(irq);
		int result = -1;
		int candidates = 0;
		for (X86Vcpu vcpu : kvm.vcpuArray()) {
			if (!vcpu.lapic.hwEnabled() || !matchDest(vcpu.lapic, source, irq))
				continue;
			if (!lowestPriority)
				result = Math.max(result, 0) + vcpu.lapic.accept.kvmApicSetIrq(irq, destinations);
			else if (vcpu.lapic.swEnabled())
				candidates++;
		}
		if (candidates > 0)
			result = lowestPriorityCandidate(source, irq, candidates).accept.kvmApicSetIrq(irq, destinations);
		journal.why(result < 0 ? LapicWhy.NOBODY_MATCHED : LapicWhy.DELIVERED_BY_MATCH, result);
		return result;
	}

	private Lapic lowestPriorityCandidate(Lapic source, long irq, int candidates) {
		int skip = LapicIrq.vector(irq) % candidates;
		Lapic lowest = null;
		for (X86Vcpu vcpu : kvm.vcpuArray()) {
			Lapic lapic = vcpu.lapic;
			if (!lapic.hwEnabled() || !lapic.swEnabled() || !matchDest(lapic, source, irq))
				continue;
			if (kvm.host.vectorHashing()) {
				if (skip-- == 0)
					return lapic;
			} else if (lowest == null || lapic.arbPriority.get() < lowest.arbPriority.get())
				lowest = lapic;
		}
		return lowest;
	}

	/** {@code kvm_apic_match_dest} */
	public boolean matchDest(Lapic target, Lapic source, long irq) {
		return switch (LapicIrq.shorthand(irq)) {
		case LapicIrq.SELF -> target == source;
		case LapicIrq.ALL_INCLUDING_SELF -> true;
		case LapicIrq.ALL_BUT_SELF -> target != source;
		default -> {
			int mda = messageDestination(target, source, LapicIrq.destination(irq));
			yield LapicIrq.logical(irq) ? matchLogical(target, mda) : matchPhysical(target, mda);
		}
		};
	}

	/** {@code kvm_apic_mda}: a device's 0xff reaches an x2APIC as its broadcast, unless user space turned that off. */
	private int messageDestination(Lapic target, Lapic source, int destination) {
		boolean quirk = !kvm.broadcastQuirkDisabled() && source == null && destination == BROADCAST;
		return quirk && target.x2apicMode() ? X2APIC_BROADCAST : destination;
	}

	private static boolean isBroadcast(Lapic target, int mda) {
		return mda == (target.x2apicMode() ? X2APIC_BROADCAST : BROADCAST);
	}

	private static boolean matchPhysical(Lapic target, int mda) {
		if (isBroadcast(target, mda))
			return true;
		if (target.x2apicMode() || Integer.compareUnsigned(mda, BROADCAST) > 0)
			return mda == target.x2apicId();
		return mda == target.xapicId();
	}

	private static boolean matchLogical(Lapic target, int mda) {
		if (isBroadcast(target, mda))
			return true;
		int ldr = target.get(Lapic.LDR);
		if (target.x2apicMode())
			return ldr >>> 16 == mda >>> 16 && (ldr & mda & 0xffff) != 0;
		int logicalId = ldr >>> 24;
		return switch (target.get(Lapic.DFR)) {
		case Lapic.DFR_FLAT -> (logicalId & mda) != 0;
		case Lapic.DFR_CLUSTER -> logicalId >>> 4 == mda >>> 4 && (logicalId & mda & 0xf) != 0;
		default -> false;
		};
	}

	/** {@code kvm_intr_is_single_vcpu}: the only vCPU that an interrupt is for, when there is just one. */
	public Optional<X86Vcpu> singleVcpu(long irq) {
		ApicMap map = kvm.apicMap();
		boolean mapped = map != ApicMap.NONE && !broadcast(null, irq, map);
		if (mapped && !LapicIrq.logical(irq) && map.physical(LapicIrq.destination(irq)) != null)
			return Optional.of(map.physical(LapicIrq.destination(irq)).vcpu);
		if (mapped && LapicIrq.logical(irq) && map.logicalMode() != ApicMap.LogicalMode.DISABLED) {
			int mask = destinationSlots(irq, map);
			Lapic only = Integer.bitCount(mask) == 1
					? map.slot(LapicIrq.destination(irq), Integer.numberOfTrailingZeros(mask)) : null;
			if (only != null)
				return Optional.of(only.vcpu);
		}
		List<X86Vcpu> matching = kvm.vcpus().stream()
				.filter(vcpu -> vcpu.lapic.hwEnabled() && matchDest(vcpu.lapic, null, irq)).limit(2).toList();
		return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
	}

	/** {@code kvm_bitmap_or_dest_vcpus}, then {@code kvm_make_scan_ioapic_request_mask}: who may see the interrupt. */
	public void requestScan(long irq) {
		ApicMap map = kvm.apicMap();
		if (map == ApicMap.NONE || broadcast(null, irq, map)
				|| LapicIrq.logical(irq) && map.logicalMode() == ApicMap.LogicalMode.DISABLED) {
			for (X86Vcpu vcpu : kvm.vcpuArray())
				if (vcpu.lapic.hwEnabled() && matchDest(vcpu.lapic, null, irq))
					vcpu.makeRequest(X86Vcpu.REQ_SCAN_IOAPIC);
			return;
		}
		int destination = LapicIrq.destination(irq);
		if (!LapicIrq.logical(irq)) {
			requestScan(map.physical(destination));
			return;
		}
		for (int rest = destinationSlots(irq, map); rest != 0; rest &= rest - 1)
			requestScan(map.slot(destination, Integer.numberOfTrailingZeros(rest)));
	}

	private static void requestScan(Lapic target) {
		if (target != null)
			target.vcpu.makeRequest(X86Vcpu.REQ_SCAN_IOAPIC);
	}
}
