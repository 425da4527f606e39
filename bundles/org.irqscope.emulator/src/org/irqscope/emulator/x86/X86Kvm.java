package org.irqscope.emulator.x86;

import java.util.List;

import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmArch;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Pool;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.apicv.ApicvInhibits;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.guest.Hypercalls;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.ApicMap;
import org.irqscope.emulator.x86.lapic.ApicMapBuilder;
import org.irqscope.emulator.x86.lapic.IrqDelivery;
import org.irqscope.emulator.x86.lapic.Msi;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pit.Pit;

/**
 * One x86 machine, {@code struct kvm} with its {@code struct kvm_arch}: what all architectures share, the chips and the
 * vCPUs. What user space does with it goes through {@link X86VmIoctls} and {@link VcpuIoctls}, what the guest
 * does through {@link GuestCpu}. Deterministic, and used by one thread at a time.
 */
public final class X86Kvm extends Kvm {
	/** The kernel keeps three slots for itself, and no processor has more address bits. */
	public static final MemorySlots.Limits MEMORY = new MemorySlots.Limits(32764, 1L << 52);
	private static final IrqchipMode[] MODES = IrqchipMode.values();
	private static final int NONE = IrqchipMode.NONE.ordinal(), KERNEL = IrqchipMode.KERNEL.ordinal();
	public final Host host;
	private final X86Arch arch = new X86Arch(this);
	public final MaskNotifiers maskNotifiers = new MaskNotifiers(this);
	public final Msi msi = new Msi(this);
	public final IrqDelivery delivery = new IrqDelivery(this);
	public final Hypercalls hypercalls = new Hypercalls(this);
	public final Quirks quirks = new Quirks(journal.state());
	public final IntField vapicsInNmiMode;
	private final Pool<X86Vcpu> vcpus;
	private final RefField<ApicMap> apicMap;
	private final IntField apicMapDirty;
	public final ApicvInhibits inhibits;
	private final IntField irqchipMode;
	private final IntField reservedIoapicPins;
	private final IntField x2apicFormat;
	private final IntField broadcastQuirkDisabled;
	/** 0 for the one nanosecond that it is by default. */
	private final IntField busCycleNs;
	private final IntField bootProcessorId;
	private final IntField hasPit;
	final Pic pic;
	final Ioapic ioapic;
	private final Pit pit;
	private final X86Devices devices;
	/** Who stands outside of the machine; set before it does anything. */
	private X86Vmm vmm = new X86Vmm() {
	};

	public X86Kvm(Host host) {
		this(host, X86Vocabulary.ALL);
	}

	/** A machine that notes more than its own words: also those of the VMM that drives it. */
	public X86Kvm(Host host, Vocabulary vocabulary) {
		super(vocabulary, MEMORY);
		this.host = host;
		Struct struct = new Struct(journal.state(), MachinePlace.VMM, Place.ONLY);
		vapicsInNmiMode = struct.number(X86Fields.VAPICS_IN_NMI_MODE);
		apicMap = struct.outsideIdentity().ref(X86Fields.APIC_MAP, ApicMap.NONE);
		apicMapDirty = struct.flag(X86Fields.APIC_MAP_DIRTY);
		inhibits = new ApicvInhibits(this, struct);
		Struct set = Struct.hidden(journal.state());
		irqchipMode = set.number(X86Fields.IRQCHIP_MODE);
		reservedIoapicPins = set.number(X86Fields.NR_RESERVED_IOAPIC_PINS);
		x2apicFormat = set.flag(X86Fields.X2APIC_FORMAT);
		broadcastQuirkDisabled = set.flag(X86Fields.X2APIC_BROADCAST_QUIRK_DISABLED);
		busCycleNs = set.number(X86Fields.APIC_BUS_CYCLE_NS);
		bootProcessorId = set.number(X86Fields.BSP_VCPU_ID);
		hasPit = set.flag(X86Fields.VPIT);
		pic = new Pic(this);
		ioapic = new Ioapic(this);
		pit = new Pit(this);
		devices = new X86Devices(this, pic, ioapic);
		vcpus = new Pool<>(set.number(X86Fields.CREATED_VCPUS), this::makeVcpu, X86Vcpu[]::new);
	}

	private X86Vcpu makeVcpu(int index) {
		ioapic.destinations.addVcpu();
		return new X86Vcpu(this, index);
	}

	public Host host() {
		return host;
	}

	/** The user space that answers what no device of the kernel does. */
	public X86Vmm vmm() {
		return vmm;
	}

	/** Puts a user space in place of the one that answers every read with ones. */
	public void setVmm(X86Vmm userSpace) {
		vmm = userSpace;
	}

	@Override
	public KvmArch arch() {
		return arch;
	}

	@Override
	public List<X86Vcpu> vcpus() {
		return vcpus.all();
	}

	/** The vCPU with an index that one has. */
	public X86Vcpu vcpu(int index) {
		return vcpus.get(index);
	}

	/** The same vCPUs, to be walked without an iterator where no allocation is allowed. */
	public X86Vcpu[] vcpuArray() {
		return vcpus.array();
	}

	public IrqchipMode irqchipMode() {
		return MODES[irqchipMode.get()];
	}

	/** True when all chips are in the kernel; each interrupt of a chip asks, so that it costs one comparison. */
	private boolean irqchipInKernel() {
		return irqchipMode.get() == KERNEL;
	}

	/** True when the local APICs are in the kernel, with the other chips or without. */
	boolean lapicInKernel() {
		return irqchipMode.get() != NONE;
	}

	/** The i8259 pair; throws while it is not in the kernel. */
	public Pic pic() {
		return created(pic, irqchipInKernel());
	}

	/** The IOAPIC; throws while it is not in the kernel. */
	public Ioapic ioapic() {
		return created(ioapic, irqchipInKernel());
	}

	/** The timer chip; throws while it was not created. */
	public Pit pit() {
		return created(pit, hasPit());
	}

	public boolean hasPit() {
		return hasPit.isSet();
	}

	private static <T> T created(T chip, boolean present) {
		if (!present)
			throw new IllegalStateException("the chip is not in the kernel");
		return chip;
	}

	public int reservedIoapicPins() {
		return reservedIoapicPins.get();
	}

	public boolean x2apicFormat() {
		return x2apicFormat.isSet();
	}

	public boolean broadcastQuirkDisabled() {
		return broadcastQuirkDisabled.isSet();
	}

	public int busCycleNs() {
		return busCycleNs.isSet() ? busCycleNs.get() : 1;
	}

	int bootProcessorId() {
		return bootProcessorId.get();
	}

	/** The map of local APICs, {@link ApicMap#NONE} when there is none. */
	public ApicMap apicMap() {
		return apicMap.get();
	}

	public void apicMapDirty() {
		apicMapDirty.set(1);
	}

	/** {@code kvm_recalculate_apic_map}: only when something it depends on has changed. */
	public void recalculateApicMap() {
		if (!apicMapDirty.isSet())
			return;
		apicMap.set(ApicMapBuilder.build(this));
		apicMapDirty.set(0);
		inhibits.apicMapRecalculated();
		makeScanIoapicRequest();
	}

	/** {@code kvm_make_scan_ioapic_request} */
	public void makeScanIoapicRequest() {
		for (X86Vcpu vcpu : vcpuArray())
			vcpu.makeRequest(X86Vcpu.REQ_SCAN_IOAPIC);
	}

	/** {@code kvm_apicv_activated} */
	public boolean apicvActivated() {
		return inhibits.activated();
	}

	void createIrqchip() {
		pic.create();
		ioapic.create();
		devices.register();
		routing.setIrqRouting(X86Arch.defaultRouting());
		irqchipMode.set(IrqchipMode.KERNEL.ordinal());
		inhibits.clear(ApicvInhibits.ABSENT);
	}

	void createSplitIrqchip(int reservedPins) {
		irqchipMode.set(IrqchipMode.SPLIT.ordinal());
		// The kernel keeps the number in a byte.
		reservedIoapicPins.set(reservedPins & 0xff);
		inhibits.clear(ApicvInhibits.ABSENT);
	}

	/** {@code kvm_create_pit} */
	public void createPit(boolean speaker) {
		pit.create(speaker);
		hasPit.set(1);
	}

	X86Vcpu createVcpu(int id) {
		X86Vcpu vcpu = vcpus.next();
		// It is reset before others see it: the one made last is not in the map of local APICs until that is built
		// again.
		vcpu.create(id);
		return vcpus.create();
	}

	void enableX2apicApi(boolean use32BitIds, boolean disableBroadcastQuirk) {
		x2apicFormat.or(use32BitIds ? 1 : 0);
		broadcastQuirkDisabled.or(disableBroadcastQuirk ? 1 : 0);
	}

	void setBusCycleNs(int nanoseconds) {
		busCycleNs.set(nanoseconds);
	}

	void setBootProcessorId(int id) {
		bootProcessorId.set(id);
	}
}
