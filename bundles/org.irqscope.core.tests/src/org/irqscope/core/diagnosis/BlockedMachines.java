package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.script.OpReader;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.guest.InterruptShadow;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.MpState;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** For each obstacle a machine that has it and no other, built of a machine in which interrupts are delivered. */
final class BlockedMachines {
	private static final int PIN = SoundMachines.PIN, VECTOR = SoundMachines.VECTOR, LEGAL = 0x41;
	private static final int LINT_MASKED = 0x10000;
	private static final long BSP = 0xfee00000L, NOBODY = 0xfee07000L, SECOND = 0xfee01000L;

	/** The guest writes the entry of the pin, which is not masked any more. */
	private static final Impulse UNMASKED = operation("write32 0xfec00010 0x" + Integer.toHexString(VECTOR));

	private BlockedMachines() {
	}

	static List<BlockedMachine> all() {
		return Stream.of(sources(), chips(), pics(), messages(), apics(), posted(), vcpus(), guests())
				.flatMap(List::stream).toList();
	}

	private static Impulse line(int gsi, boolean level) {
		return new Impulse.OfLine("GSI " + gsi, gsi, level);
	}

	private static Impulse message(long address, int data) {
		return new Impulse.OfMessage("message", address, data);
	}

	private static Impulse eventfd() {
		return new Impulse.OfEventfd("eventfd", 0);
	}

	private static Impulse edit(FieldName field, long value) {
		return new Impulse.OfEdit(new Place(KvmPlace.VCPU, 0), field.name(), value);
	}

	private static List<BlockedMachine> sources() {
		VirtualMachine unheard = SoundMachines.apic();
		SoundMachines.eventfd(unheard);
		VirtualMachine masked = SoundMachines.apic();
		SoundMachines.msixDevice(masked, BSP, LEGAL).setMasked(true);
		VirtualMachine timer = SoundMachines.withTimer(SoundMachines.apic());
		X86Chips.lapic(timer.getVcpus().get(0)).setLvtt(LINT_MASKED | 0xec);
		VirtualMachine synthetic = SoundMachines.apic();
		SoundMachines.syntheticRoute(synthetic, 30);
		return List.of(BlockedMachine.of("an eventfd without an irqfd", NO_CONSUMER, unheard, eventfd()),
				BlockedMachine.of("a device that masks its message", MASKED_MSIX, masked,
						new Impulse.OfDevice("device", 0)),
				BlockedMachine.of("a function that may not master the bus", BUS_MASTER_OFF, SoundMachines.mute(),
						new Impulse.OfDevice("device", 0)),
				BlockedMachine.of("a pin that is disabled", PIN_DISABLED, SoundMachines.held(),
						new Impulse.OfDevice("device", 0)),
				BlockedMachine.of("a driver that polls its queue", DRIVER_WANTS_NO_INTERRUPT, SoundMachines.polled(),
						ofDevice("vq-arrive 0 0")),
				BlockedMachine.of("a driver that waits for more buffers", USED_EVENT_NOT_PASSED,
						SoundMachines.patient(), ofDevice("vq-arrive 0 0")),
				BlockedMachine.of("a masked timer", MASKED_LVT, timer, new Impulse.OfTime("time", 2_000_000)),
				BlockedMachine.of("a GSI that no entry names", NO_ROUTE, SoundMachines.apic(), line(77, true)),
				BlockedMachine.of("a GSI beyond the table", NO_ROUTE, SoundMachines.apic(), line(4095, true)),
				BlockedMachine.of("a route to a Hyper-V source", ROUTE_INACTIVE, synthetic, line(30, true)),
				BlockedMachine.of("an active-low line", POLARITY, SoundMachines.apic(), line(PIN, false)));
	}

	private static Impulse operation(String text) {
		return operation(text, 0);
	}

	private static Impulse ofDevice(String text) {
		return operation(text, 1);
	}

	private static Impulse operation(String text, int devices) {
		try {
			return new Impulse.OfOperation(new OpReader(1, 2, devices).read(text).orElseThrow());
		} catch (ScriptException e) {
			throw new IllegalArgumentException(text, e);
		}
	}

	private static List<BlockedMachine> chips() {
		VirtualMachine level = SoundMachines.apic();
		SoundMachines.lineDevice(level, PIN).setLevel(true);
		SoundMachines.entry(level).setMask(true);
		VirtualMachine late = SoundMachines.apic();
		SoundMachines.entry(late).setMask(true);
		VirtualMachine unacknowledged = SoundMachines.apic();
		SoundMachines.entry(unacknowledged).setTrigMode(TriggerMode.LEVEL);
		SoundMachines.entry(unacknowledged).setRemoteIrr(true);
		X86Chips.lapic(unacknowledged.getVcpus().get(0)).setIsr(VectorSet.of(VECTOR));
		VirtualMachine held = SoundMachines.apic();
		SoundMachines.entry(held).setTrigMode(TriggerMode.LEVEL);
		SoundMachines.entry(held).setRemoteIrr(true);
		SoundMachines.irqfd(held, PIN).setResamplefd(SoundMachines.eventfd(held));
		return List.of(BlockedMachine.of("a masked pin", MASKED_RTE, SoundMachines.apic(), line(PIN + 1, true)),
				BlockedMachine.of("an entry that waits for its EOI", REMOTE_IRR, unacknowledged, line(PIN, true)),
				BlockedMachine.of("an irqfd that waits for the guest", RESAMPLER_WAITS, held, eventfd()),
				BlockedMachine.of("a line that stays high", EDGE_COALESCED, SoundMachines.apic(), line(PIN, true),
						line(PIN, true)),
				BlockedMachine.of("a level on a pin of edges", TRIGGER_MISMATCH, level,
						new Impulse.OfDevice("device", 0), operation("write32 0xfec00000 0x18"), UNMASKED,
						new Impulse.OfDevice("device", 0)),
				BlockedMachine.of("a level that rose while its pin of edges was masked", TRIGGER_MISMATCH, late,
						line(PIN, true), operation("write32 0xfec00000 0x18"), UNMASKED));
	}

	private static List<BlockedMachine> pics() {
		VirtualMachine masked = SoundMachines.noapic();
		X86Chips.pics(masked).get(0).setImr(0xff);
		VirtualMachine held = SoundMachines.noapic();
		X86Chips.pics(held).get(0).setLastIrr(1 << PIN);
		SoundMachines.lineDevice(held, PIN).setLevel(true);
		VirtualMachine pulsed = SoundMachines.noapic();
		SoundMachines.onlyToPic(pulsed, PIN);
		SoundMachines.irqfd(pulsed, PIN);
		X86Chips.pics(pulsed).get(0).setElcr(1 << PIN);
		VirtualMachine closed = SoundMachines.noapic();
		SoundMachines.onlyToPic(closed, PIN);
		X86Chips.lapic(closed.getVcpus().get(0)).setLvt0(LINT_MASKED);
		VirtualMachine serving = SoundMachines.noapic();
		X86Chips.pics(serving).get(0).setIsr(1 << 1);
		return List.of(BlockedMachine.of("a masked input", MASKED_IMR, masked, line(PIN, true)),
				BlockedMachine.of("a level on an input of edges", PIC_TRIGGER_MISMATCH, held,
						new Impulse.OfDevice("device", 0)),
				BlockedMachine.of("a pulse on an input of levels", PIC_TRIGGER_MISMATCH, pulsed, eventfd()),
				BlockedMachine.of("LINT0 that is closed", EXTINT_NOT_THROUGH_LINT0, closed, line(PIN, true)),
				BlockedMachine.of("a PIC that serves another input", PRIORITY, serving, line(PIN, true)));
	}

	private static List<BlockedMachine> messages() {
		VirtualMachine elsewhere = SoundMachines.apic();
		SoundMachines.entry(elsewhere).setDestId(7);
		VirtualMachine route = SoundMachines.apic();
		SoundMachines.irqfd(route, 24);
		SoundMachines.messageRoute(route, 24, NOBODY, LEGAL);
		VirtualMachine external = SoundMachines.apic();
		SoundMachines.entry(external).setDeliveryMode(DeliveryMode.EXT_INT);
		VirtualMachine management = SoundMachines.apic();
		SoundMachines.entry(management).setDeliveryMode(DeliveryMode.SMI);
		VirtualMachine low = SoundMachines.apic();
		SoundMachines.entry(low).setVector(10);
		return List.of(BlockedMachine.of("a message for nobody", NO_DESTINATION, SoundMachines.apic(),
				message(NOBODY, LEGAL)),
				BlockedMachine.of("an entry for nobody", NO_DESTINATION, elsewhere, line(PIN, true)),
				BlockedMachine.of("a route for nobody", NO_DESTINATION, route, eventfd()),
				BlockedMachine.of("an entry in the mode of the PIC", EXTINT_NOT_THROUGH_LINT0, external,
						line(PIN, true)),
				BlockedMachine.of("an entry in a mode that the kernel lacks", DELIVERY_MODE, management,
						line(PIN, true)),
				BlockedMachine.of("a message with vector 10", VECTOR_BELOW_16, SoundMachines.apic(), message(BSP, 10)),
				BlockedMachine.of("an entry with vector 10", VECTOR_BELOW_16, low, line(PIN, true)));
	}

	private static List<BlockedMachine> apics() {
		VirtualMachine off = SoundMachines.apic();
		X86Chips.lapic(off.getVcpus().get(0)).setApicBase(0xfee00100L);
		VirtualMachine dropping = SoundMachines.apic();
		X86Chips.lapic(dropping.getVcpus().get(0)).setSpiv(0xff);
		VirtualMachine busy = SoundMachines.apic();
		X86Chips.lapic(busy.getVcpus().get(0)).setTaskpri(0xf0);
		VirtualMachine serving = SoundMachines.apic();
		X86Chips.lapic(serving.getVcpus().get(0)).setIsr(VectorSet.of(0xe0));
		return List.of(
				BlockedMachine.of("a local APIC that is off", LAPIC_HARDWARE_DISABLED, off, line(PIN, true)),
				BlockedMachine.of("a local APIC that drops", LAPIC_SOFTWARE_DISABLED, dropping, line(PIN, true)),
				BlockedMachine.of("a high task priority", PRIORITY, busy, line(PIN, true)),
				BlockedMachine.of("a higher vector in service", PRIORITY, serving, line(PIN, true)));
	}

	private static List<BlockedMachine> posted() {
		VirtualMachine preempted = SoundMachines.passedThrough();
		X86Chips.of(preempted.getVcpus().get(0)).getPid().setSn(true);
		preempted.getVcpus().get(0).setInGuest(false);
		VirtualMachine notified = SoundMachines.apic();
		notified.getHost().setApicv(true);
		X86Chips.of(notified.getVcpus().get(0)).getPid().setOn(true);
		return List.of(
				BlockedMachine.of("a preempted vCPU", NOTIFICATION_SUPPRESSED, preempted,
						new Impulse.OfDevice("device", 0)),
				BlockedMachine.of("a notification that is outstanding", NOTIFICATION_OUTSTANDING, notified,
						message(BSP, LEGAL)));
	}

	private static List<BlockedMachine> vcpus() {
		VirtualMachine unstarted = SoundMachines.apic();
		unstarted.getVcpus().get(1).setMpState(MpState.UNINITIALIZED);
		VirtualMachine asleep = SoundMachines.apic();
		asleep.getVcpus().get(0).setMpState(MpState.HALTED);
		asleep.getVcpus().get(0).setInterruptFlag(false);
		VirtualMachine closed = SoundMachines.apic();
		closed.getVcpus().get(0).setInterruptFlag(false);
		VirtualMachine closedToPic = SoundMachines.noapic();
		closedToPic.getVcpus().get(0).setInterruptFlag(false);
		return List.of(BlockedMachine.of("a processor that was not started", NOT_STARTED, unstarted,
				message(SECOND, LEGAL)),
				BlockedMachine.of("a guest that sleeps with interrupts off", HALTED, asleep, line(PIN, true)),
				BlockedMachine.of("a guest with interrupts off", INTERRUPTS_OFF, closed, line(PIN, true)),
				BlockedMachine.of("a guest that keeps the PIC waiting", INTERRUPTS_OFF, closedToPic, line(PIN, true)));
	}

	private static List<BlockedMachine> guests() {
		VirtualMachine worker = SoundMachines.apic();
		SoundMachines.irqfd(worker, PIN);
		return List.of(
				BlockedMachine.of("a guest that has just executed STI", INTERRUPT_SHADOW, SoundMachines.apic(),
						edit(X86Fields.INTERRUPT_SHADOW, InterruptShadow.STI), message(BSP, LEGAL)).allAtOnce()
						.at(hop -> hop.isBecause(X86Why.INTERRUPT_SHADOW)),
				BlockedMachine.of("a guest in its NMI handler", NMI_BLOCKED, SoundMachines.apic(),
						edit(X86Fields.NMI_MASKED, 1), message(BSP, 0x402)),
				BlockedMachine.of("a guest that is debugged", DEBUGGER, SoundMachines.apic(),
						edit(X86Fields.GUEST_DEBUG, X86Vcpu.GUESTDBG_ENABLE | X86Vcpu.GUESTDBG_BLOCKIRQ),
						message(BSP, LEGAL)),
				BlockedMachine.of("an irqfd whose work waits", TASK_WAITS, worker, eventfd())
						.at(hop -> hop.site() == KvmSite.IRQFD_WAKEUP));
	}
}
