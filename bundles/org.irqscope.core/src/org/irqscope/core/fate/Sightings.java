package org.irqscope.core.fate;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Reason;
import org.irqscope.emulator.journal.Why;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.riscv.aia.AiaWhy;
import org.irqscope.emulator.riscv.aplic.AplicWhy;
import org.irqscope.emulator.riscv.hart.HartWhy;
import org.irqscope.emulator.riscv.imsic.ImsicWhy;
import org.irqscope.emulator.riscv.plic.PlicWhy;
import org.irqscope.emulator.vmm.VmmWhy;
import org.irqscope.emulator.vmm.virtio.VirtioWhy;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.ioapic.IoapicWhy;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.emulator.x86.lapic.LapicWhy;
import org.irqscope.emulator.x86.pic.PicWhy;

/** What stood in the way of interrupts, out of the reasons of the hops. Used by one thread. */
final class Sightings {
	private static final int EXTINT = LapicIrq.EXTINT >> 8;
	private static final List<Why> OF_PIC = List.of(PicWhy.PIC_MASKED, PicWhy.PIC_COALESCED, PicWhy.PIC_NO_EDGE);
	/** Where it is said by what stands in the way. */
	private static final List<DeliveryObstacle> OF_PLACE = List.of(NO_CONSUMER, MASKED_MSIX, BUS_MASTER_OFF,
			PIN_DISABLED, DRIVER_WANTS_NO_INTERRUPT, USED_EVENT_NOT_PASSED, NOTIFICATION_SUPPRESSED);
	private static final List<Why> OF_MESSAGE = List.of(LapicWhy.NOBODY_MATCHED, LapicWhy.DROPPED_BY_MAP,
			LapicWhy.MODE_NOT_DELIVERED);
	private static final Map<Why, DeliveryObstacle> OBSTACLES = Map.ofEntries(
			Map.entry(KvmWhy.EVENTFD_NOBODY_WAITS, NO_CONSUMER),
			Map.entry(KvmWhy.MSIX_MASKED, MASKED_MSIX), Map.entry(VmmWhy.PENDING_SET, MASKED_MSIX),
			Map.entry(VmmWhy.PENDING_FOR_EVER, MASKED_MSIX), Map.entry(VmmWhy.SIGNAL_WAITS, MASKED_MSIX),
			Map.entry(VmmWhy.BUS_MASTER_OFF, BUS_MASTER_OFF), Map.entry(VmmWhy.PIN_DISABLED, PIN_DISABLED),
			Map.entry(VirtioWhy.NO_INTERRUPT, DRIVER_WANTS_NO_INTERRUPT),
			Map.entry(VirtioWhy.BEHIND_USED_EVENT, USED_EVENT_NOT_PASSED), Map.entry(KvmWhy.GSI_NOT_ROUTED, NO_ROUTE),
			Map.entry(X86Why.ROUTE_TYPE_INACTIVE, ROUTE_INACTIVE), Map.entry(LapicWhy.TIMER_MASKED, MASKED_LVT),
			Map.entry(IoapicWhy.IOAPIC_EDGE_MASKED, MASKED_RTE), Map.entry(IoapicWhy.IOAPIC_LEVEL_MASKED, MASKED_RTE),
			Map.entry(PicWhy.PIC_MASKED, MASKED_IMR), Map.entry(IoapicWhy.IOAPIC_REMOTE_IRR, REMOTE_IRR),
			Map.entry(IoapicWhy.IOAPIC_EDGE_COALESCED, EDGE_COALESCED),
			Map.entry(IoapicWhy.IOAPIC_RTC_COALESCED, EDGE_COALESCED), Map.entry(PicWhy.PIC_COALESCED, EDGE_COALESCED),
			Map.entry(PicWhy.PIC_NO_EDGE, EDGE_COALESCED), Map.entry(LapicWhy.NOBODY_MATCHED, NO_DESTINATION),
			Map.entry(LapicWhy.DROPPED_BY_MAP, NO_DESTINATION), Map.entry(LapicWhy.MODE_NOT_DELIVERED, DELIVERY_MODE),
			Map.entry(LapicWhy.LAPIC_DISABLED, LAPIC_SOFTWARE_DISABLED),
			Map.entry(X86Why.INTERRUPTS_DISABLED, INTERRUPTS_OFF), Map.entry(X86Why.DEBUGGER_BLOCKS, DEBUGGER),
			Map.entry(X86Why.POSTED_SUPPRESSED, NOTIFICATION_SUPPRESSED),
			Map.entry(PlicWhy.NOWHERE_ENABLED, PLIC_NOT_ENABLED),
			Map.entry(AplicWhy.SOURCE_INACTIVE, APLIC_SOURCE_INACTIVE), Map.entry(AplicWhy.NO_EDGE, APLIC_NO_EDGE),
			Map.entry(AplicWhy.SOURCE_DISABLED, APLIC_SOURCE_DISABLED),
			Map.entry(AplicWhy.DOMAIN_DISABLED, APLIC_DOMAIN_DISABLED),
			Map.entry(AplicWhy.MESSAGE_DROPPED, APLIC_MESSAGE_DROPPED),
			Map.entry(AiaWhy.MESSAGE_FOR_NOBODY, MESSAGE_FOR_NO_HART),
			Map.entry(ImsicWhy.IDENTITY_DISABLED, EIE_CLEAR),
			Map.entry(ImsicWhy.IDENTITY_ABOVE_THRESHOLD, EITHRESHOLD_HIDES),
			Map.entry(ImsicWhy.DELIVERY_OFF, EIDELIVERY_OFF), Map.entry(HartWhy.SEIE_CLEAR, SIE_BIT_CLEAR),
			Map.entry(HartWhy.SIE_CLEAR, SSTATUS_SIE_CLEAR), Map.entry(HartWhy.HART_STOPPED, HART_STOPPED));

	/** The reasons by the key of their sentence, and the package that has it. */
	private static final Map<Reason, Why> REASONS = reasons();
	private final List<Sighting> seen = new ArrayList<>();

	private static Map<Reason, Why> reasons() {
		Map<Reason, Why> reasons = new HashMap<>();
		OBSTACLES.keySet().forEach(why -> reasons.put(why.reason(List.of()), why));
		return reasons;
	}

	void look(Hop hop) {
		Optional.ofNullable(REASONS.get(new Reason(hop.reason().home(), hop.reason().key(), List.of())))
				.ifPresent(why -> add(new Sighting(obstacle(why, hop), value(why, hop), hop.number())));
	}

	private void add(Sighting sighting) {
		if (seen.stream().noneMatch(sighting::isSame))
			seen.add(sighting);
	}

	/** A message in the mode of the PIC's interrupts is refused as these come through LINT0 only. */
	private static DeliveryObstacle obstacle(Why why, Hop hop) {
		boolean extint = why == LapicWhy.MODE_NOT_DELIVERED && hop.reason().values().get(0) == EXTINT;
		return extint ? EXTINT_NOT_THROUGH_LINT0 : OBSTACLES.get(why);
	}

	private static int value(Why why, Hop hop) {
		if (OF_MESSAGE.contains(why))
			return hop.argument("vector").orElse(0);
		int index = hop.place().index();
		if (OF_PLACE.contains(OBSTACLES.get(why)))
			return index;
		int value = hop.reason().values().isEmpty() ? index : hop.reason().values().get(0).intValue();
		return OF_PIC.contains(why) ? Irqchips.PIC_PINS * index + value : value;
	}

	/** Everything that was seen, once each, in the order in which it was seen first. */
	List<Sighting> all() {
		return List.copyOf(seen);
	}
}
