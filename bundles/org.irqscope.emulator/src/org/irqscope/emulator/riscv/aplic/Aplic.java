package org.irqscope.emulator.riscv.aplic;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;

/** The APLIC as KVM has it: one domain of a supervisor that delivers messages only. Sections 6.4 and 6.5. */
public final class Aplic {
	/** {@code domaincfg.IE}: interrupts are delivered. */
	public static final int IE = 1 << 8;
	/** How many bytes its registers have. */
	public static final int LENGTH = 0x4000;

	private final RiscvKvm kvm;
	private final Journal journal;
	private final Struct struct;
	final IntField domaincfg;
	final IntField genmsi;
	private final IntField dropped;
	/** Those that were ever made, source 0 first, which no line has. */
	private final List<AplicSource> made = new ArrayList<>();
	public final AplicRegisters registers;

	public Aplic(RiscvKvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		struct = new Struct(journal.state(), RiscvPlace.APLIC, Place.ONLY);
		domaincfg = struct.hex32(AplicFields.DOMAINCFG);
		genmsi = struct.hex32(AplicFields.GENMSI);
		dropped = struct.outsideIdentity().number(AplicFields.DROPPED);
		registers = new AplicRegisters(kvm, this);
	}

	/** {@code kvm_riscv_aia_aplic_init}: nothing where there are no sources. */
	public void init(long address) {
		if (sources() == 0)
			return;
		journal.enter(AplicSite.KVM_RISCV_AIA_APLIC_INIT, Place.ONLY, sources(), 0);
		kvm.bus(IoBus.Kind.KVM_MMIO_BUS).registerDev(address, LENGTH, registers);
		List<RoutingEntry> routes = new ArrayList<>();
		for (int source = 0; source <= sources(); source++)
			routes.add(new RoutingEntry.Irqchip(source, 0, source));
		kvm.routing.setIrqRouting(routes);
		journal.leave(0);
	}

	/** What a failed {@code AIA_INIT} undoes: the routes stay. */
	public void cleanup() {
		kvm.bus(IoBus.Kind.KVM_MMIO_BUS).unregisterDev(registers);
	}

	/** {@code nr_irqs} less source 0. */
	public int sources() {
		return kvm.aia.nrSources();
	}

	/** The source with a number, 1 the first. */
	public AplicSource source(int number) {
		while (made.size() <= number)
			made.add(new AplicSource(struct, made.size()));
		return made.get(number);
	}

	public boolean has(int number) {
		return number > 0 && number <= sources();
	}

	public boolean interruptsEnabled() {
		return domaincfg.has(IE);
	}

	/** How many interrupts were taken from a source and reached nobody. */
	public int dropped() {
		return dropped.get();
	}

	/** What it is now. */
	public AplicState state() {
		List<AplicState.OfSource> sources = new ArrayList<>();
		for (int number = 1; number <= sources(); number++)
			sources.add(source(number).ofSource());
		return new AplicState(interruptsEnabled(), List.copyOf(sources));
	}

	/** A state that somebody has written down comes back; nothing is sent. */
	public void restore(int number, AplicState.OfSource state) {
		source(number).restore(state);
	}

	/** As above. */
	public void restore(boolean enabled) {
		domaincfg.set(enabled ? IE : 0);
	}

	/** {@code kvm_riscv_aia_aplic_inject}: the input of a source gets a level. */
	public int inject(int number, boolean level) {
		journal.enter(AplicSite.KVM_RISCV_AIA_APLIC_INJECT, Place.ONLY, number & 0xffffffffL, level ? 1 : 0);
		if (!has(number))
			return journal.leave(-Errno.ENODEV, AplicWhy.NO_SUCH_SOURCE, number & 0xffffffffL);
		AplicSource source = source(number);
		boolean pends = !source.pending() && source.mode().pends(source.input(), level);
		explain(number, source, pends, level);
		if (pends)
			source.set(AplicSource.PENDING, true);
		source.set(AplicSource.INPUT, level);
		deliver(number, source);
		return journal.leave(0);
	}

	private void explain(int number, AplicSource source, boolean pends, boolean level) {
		SourceMode mode = source.mode();
		if (source.pending() && mode.pends(source.input(), level))
			journal.why(AplicWhy.PENDING_ALREADY, number);
		else if (!pends && (mode.isLevel() || mode == SourceMode.EDGE_RISE || mode == SourceMode.EDGE_FALL))
			journal.why(mode.isLevel() ? AplicWhy.LEVEL_INACTIVE : AplicWhy.NO_EDGE, number);
		else if (!pends)
			journal.why(AplicWhy.SOURCE_INACTIVE, number, source.sourcecfg.get());
		else if (!source.enabled())
			journal.why(AplicWhy.SOURCE_DISABLED, number);
		else
			journal.why(interruptsEnabled() ? AplicWhy.SOURCE_PENDS_AND_SENDS : AplicWhy.DOMAIN_DISABLED, number);
	}

	/** A source that pends and may is not pending any more: its message is sent. */
	private void deliver(int number, AplicSource source) {
		if (!interruptsEnabled() || !source.pending() || !source.enabled())
			return;
		source.set(AplicSource.PENDING, false);
		injectMsi(number, source.target());
	}

	/** {@code aplic_inject_msi}: whoever does not take the message makes no difference to the source. */
	void injectMsi(int number, int target) {
		int hart = AplicSource.hart(target), eiid = AplicSource.eiid(target);
		journal.enter(AplicSite.APLIC_INJECT_MSI, Place.ONLY, number, eiid);
		int result = kvm.aia.injectMsiById(hart, AplicSource.guest(target), eiid);
		if (result == 0)
			journal.why(AplicWhy.MESSAGE_SENT, hart, eiid);
		else {
			dropped.set(dropped.get() + 1);
			journal.why(AplicWhy.MESSAGE_DROPPED, hart, eiid);
		}
		journal.leave(result);
	}

	/** {@code aplic_update_irq_range}: after each write all sources are looked at, in order. */
	void updateIrqRange() {
		boolean any = false;
		for (int number = 1; interruptsEnabled() && number <= sources(); number++)
			any |= source(number).pending() && source(number).enabled();
		if (!any)
			return;
		journal.enter(AplicSite.APLIC_UPDATE_IRQ_RANGE, Place.ONLY, 1, sources());
		for (int number = 1; number <= sources(); number++)
			deliver(number, source(number));
		journal.leave(AplicWhy.RESCANNED);
	}

	/** {@code aplic_write_pending}: software pends a source, or takes it back. */
	void writePending(int number, boolean pending) {
		if (!has(number))
			return;
		AplicSource source = source(number);
		if (source.mode() == SourceMode.INACTIVE)
			return;
		if (source.mode().isLevel() && refuses(source, pending)) {
			journal.why(AplicWhy.LEVEL_WRITE_IGNORED, number);
			return;
		}
		source.set(AplicSource.PENDING, pending);
	}

	private boolean refuses(AplicSource source, boolean pending) {
		return kvm.host.version().levelFollowsInput() ? pending && !source.rectifiedInput() : !pending;
	}

	/** {@code aplic_write_enabled}: whatever the mode is. */
	void writeEnabled(int number, boolean enabled) {
		if (has(number))
			source(number).set(AplicSource.ENABLED, enabled);
	}
}
