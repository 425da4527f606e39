package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.LineState;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.lapic.DestMap;

/**
 * The IOAPIC, {@code struct kvm_ioapic}: lines in, messages to local APICs out. Section 4 of the kernel's interrupt
 * paths; its registers are in {@link IoapicRegisters}, the end of interrupt in {@link IoapicEoi}.
 */
public final class Ioapic {
	public static final int PINS = 24;
	public static final long DEFAULT_BASE = 0xfec00000L;
	public static final int MMIO_LENGTH = 0x100;
	/** The pin of the real-time clock, whose EOIs are counted ({@code RTC_GSI}). */
	public static final int RTC_PIN = 8;

	private final X86Kvm kvm;
	private final Journal journal;
	final Struct struct;
	final LongField baseAddress;
	final IntField ioregsel;
	final IntField id;
	final IntField irr;
	private final LongField[] redirtbl = new LongField[PINS];
	/** Edges that have been delivered, which {@code KVM_GET_IRQCHIP} does not report again. */
	final IntField irrDelivered;
	private final IntField[] irqStates = new IntField[PINS];
	public final DestMap destinations;
	public final RtcStatus rtc;
	public final IoapicEoi eoi;

	public Ioapic(X86Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		struct = new Struct(journal.state(), X86Place.IOAPIC, Place.ONLY);
		baseAddress = struct.hex64(IoapicFields.BASE_ADDRESS);
		ioregsel = struct.hex8(IoapicFields.IOREGSEL);
		id = struct.number(IoapicFields.ID);
		irr = struct.hex32(IoapicFields.IRR);
		for (int pin = 0; pin < PINS; pin++)
			redirtbl[pin] = struct.hex64(IoapicFields.REDIRTBL.at(pin));
		irrDelivered = struct.hex32(IoapicFields.IRR_DELIVERED);
		for (int pin = 0; pin < PINS; pin++)
			irqStates[pin] = struct.hex32(IoapicFields.IRQ_STATES.at(pin));
		destinations = new DestMap(struct);
		rtc = new RtcStatus(kvm, this);
		eoi = new IoapicEoi(kvm, this);
	}

	/** {@code kvm_ioapic_init} */
	public void create() {
		for (int pin = 0; pin < PINS; pin++)
			setEntry(pin, RedirectionEntry.MASK);
		baseAddress.set(DEFAULT_BASE);
	}

	/** The redirection entry of a pin, 0 to 23; see {@link RedirectionEntry}. */
	public long entry(int pin) {
		return redirtbl[pin].get();
	}

	void setEntry(int pin, long bits) {
		redirtbl[pin].set(bits);
	}

	/**
	 * {@code kvm_ioapic_set_irq}: one source drives one pin.
	 *
	 * @param lineStatus true only for {@code KVM_IRQ_LINE_STATUS}
	 * @return -1 ignored, 0 coalesced or dropped, else the number of local APICs; 1 for a line that falls
	 */
	public int kvmIoapicSetIrq(int pin, int source, int level, boolean lineStatus) {
		journal.enter(IoapicSite.KVM_IOAPIC_SET_IRQ, Place.ONLY, pin, level);
		boolean line = LineState.set(irqStates[pin], source, level);
		return journal.leave(ioapicSetIrq(pin, line, lineStatus));
	}

	/** {@code ioapic_set_irq}: the tracepoint shows the entry as it was on arrival. */
	int ioapicSetIrq(int pin, boolean line, boolean lineStatus) {
		journal.enter(IoapicSite.IOAPIC_SET_IRQ, Place.ONLY, pin, line ? 1 : 0);
		long entry = entry(pin);
		int result = line ? raise(pin, entry, lineStatus) : lower(pin);
		if (journal.recording())
			leaveSetIrq(pin, entry, result);
		return result;
	}

	private void leaveSetIrq(int pin, long entry, int result) {
		journal.trace(X86Tracepoint.KVM_IOAPIC_SET_IRQ, entry, pin, result == 0 ? 1 : 0, 0);
		journal.leave(result);
	}

	private int lower(int pin) {
		irr.clear(1 << pin);
		journal.why(IoapicWhy.IOAPIC_LOWERED, pin);
		return 1;
	}

	private int raise(int pin, long entry, boolean lineStatus) {
		boolean edge = !RedirectionEntry.level(entry);
		if (edge && kvm.apicvActivated())
			rtc.lazyUpdateEoi(pin);
		if (pin == RTC_PIN && lineStatus && destinations.pendingEoi.get() > 0) {
			journal.why(IoapicWhy.IOAPIC_RTC_COALESCED);
			return 0;
		}
		boolean high = irr.has(1 << pin);
		irr.or(1 << pin);
		if (edge) {
			irrDelivered.clear(1 << pin);
			if (high) {
				journal.why(IoapicWhy.IOAPIC_EDGE_COALESCED, pin);
				return 0;
			}
		}
		journal.why(edge ? IoapicWhy.IOAPIC_EDGE : IoapicWhy.IOAPIC_LEVEL, pin);
		return ioapicService(pin, lineStatus);
	}

	/**
	 * {@code ioapic_service}: the entry becomes a message to the local APICs.
	 *
	 * @return -1 when masked, when the EOI of the last one is missing or when nobody was addressed; else how many
	 */
	int ioapicService(int pin, boolean lineStatus) {
		long entry = entry(pin);
		journal.enter(IoapicSite.IOAPIC_SERVICE, Place.ONLY, pin, RedirectionEntry.vector(entry));
		boolean level = RedirectionEntry.level(entry);
		if (RedirectionEntry.masked(entry)) {
			journal.why(level ? IoapicWhy.IOAPIC_LEVEL_MASKED : IoapicWhy.IOAPIC_EDGE_MASKED, pin);
			return journal.leave(-1);
		}
		if (level && RedirectionEntry.remoteIrr(entry)) {
			journal.why(IoapicWhy.IOAPIC_REMOTE_IRR, pin);
			return journal.leave(-1);
		}
		if (!level)
			irrDelivered.or(1 << pin);
		journal.why(IoapicWhy.IOAPIC_SENDS, pin, RedirectionEntry.vector(entry),
				RedirectionEntry.destination(entry));
		boolean counted = pin == RTC_PIN && lineStatus;
		int result = kvm.delivery.kvmIrqDeliveryToApic(null, RedirectionEntry.toLapicIrq(entry),
				counted ? destinations : null);
		if (counted)
			destinations.pendingEoi.set(Math.max(result, 0));
		if (result != 0 && level)
			setEntry(pin, entry(pin) | RedirectionEntry.REMOTE_IRR);
		return journal.leave(result);
	}

	/** {@code kvm_get_ioapic}: edges that have been delivered are not pending for the reader. */
	public IoapicState state() {
		IoapicState live = liveState();
		return live.withIrr(live.irr() & ~irrDelivered.get());
	}

	/** The registers as they are, with every pin that is high in {@code irr}. */
	public IoapicState liveState() {
		long[] entries = new long[PINS];
		for (int pin = 0; pin < PINS; pin++)
			entries[pin] = entry(pin);
		return new IoapicState(baseAddress.get(), ioregsel.get(), id.get(), irr.get(), entries);
	}

	/** {@code kvm_set_ioapic}: what the state has pending is raised anew; the bus range does not move. */
	public void setState(IoapicState state) {
		baseAddress.set(state.baseAddress());
		ioregsel.set(state.ioregsel());
		id.set(state.id());
		for (int pin = 0; pin < PINS; pin++)
			setEntry(pin, state.entry(pin));
		irr.set(0);
		irrDelivered.set(0);
		kvm.makeScanIoapicRequest();
		destinations.clear();
		for (int pin = 0; pin < PINS; pin++)
			if ((state.irr() & 1 << pin) != 0)
				ioapicSetIrq(pin, true, true);
		rtc.restoreAll();
	}

	/** The pins whose line any source holds high, bit 0 for pin 0. */
	public int lines() {
		int lines = 0;
		for (int pin = 0; pin < PINS; pin++)
			lines |= irqStates[pin].isSet() ? 1 << pin : 0;
		return lines;
	}
}
