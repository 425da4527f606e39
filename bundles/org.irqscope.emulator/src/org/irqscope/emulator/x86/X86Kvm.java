package org.irqscope.emulator.x86;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmArch;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.apicv.ApicvInhibits;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.guest.Hypercalls;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicRegisters;
import org.irqscope.emulator.x86.lapic.ApicMap;
import org.irqscope.emulator.x86.lapic.IrqDelivery;
import org.irqscope.emulator.x86.lapic.Msi;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pic.PicPorts;
import org.irqscope.emulator.x86.pit.Pit;

/**
 * One x86 machine, {@code struct kvm} with its {@code struct kvm_arch}: what all architectures share, the chips and the
 * vCPUs. What user space does with it goes through {@link X86VmIoctls} and {@link VcpuIoctls}, what the guest
 * does through {@link GuestCpu}. Deterministic, and used by one thread at a time.
 */
public final class X86Kvm extends Kvm {
	public final Host host;
	private final X86Arch arch = new X86Arch(this);
	public final MaskNotifiers maskNotifiers = new MaskNotifiers(this);
	public final Msi msi = new Msi(this);
	public final IrqDelivery delivery = new IrqDelivery(this);
	public final Hypercalls hypercalls = new Hypercalls(this);
	public final Quirks quirks = new Quirks();
	public final IntField vapicsInNmiMode;
	private final List<X86Vcpu> vcpus = new ArrayList<>();
	private final RefField<ApicMap> apicMap;
	private final IntField apicMapDirty;
	public final ApicvInhibits inhibits;
	private X86Vcpu[] vcpuArray = {};
	private IrqchipMode irqchipMode = IrqchipMode.NONE;
	private int reservedIoapicPins;
	private boolean x2apicFormat;
	private boolean broadcastQuirkDisabled;
	private int busCycleNs = 1;
	private int bootProcessorId;
	private X86Vmm vmm = new X86Vmm() {
	};
	private Pic pic;
	private Ioapic ioapic;
	private Pit pit;

	public X86Kvm(Host host) {
		super(X86Vocabulary.ALL);
		this.host = host;
		Struct struct = new Struct(journal.state(), MachinePlace.VMM, Place.ONLY);
		vapicsInNmiMode = struct.number(X86Fields.VAPICS_IN_NMI_MODE);
		apicMap = struct.outsideIdentity().ref(X86Fields.APIC_MAP, ApicMap.NONE);
		apicMapDirty = struct.flag(X86Fields.APIC_MAP_DIRTY);
		inhibits = new ApicvInhibits(this, struct);
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
	protected KvmArch arch() {
		return arch;
	}

	@Override
	public List<X86Vcpu> vcpus() {
		return Collections.unmodifiableList(vcpus);
	}

	/** The same vCPUs, to be walked without an iterator where no allocation is allowed. */
	public X86Vcpu[] vcpuArray() {
		return vcpuArray;
	}

	public IrqchipMode irqchipMode() {
		return irqchipMode;
	}

	/** The i8259 pair; throws while it is not in the kernel. */
	public Pic pic() {
		return created(pic);
	}

	/** The IOAPIC; throws while it is not in the kernel. */
	public Ioapic ioapic() {
		return created(ioapic);
	}

	/** The timer chip; throws while it was not created. */
	public Pit pit() {
		return created(pit);
	}

	public boolean hasPit() {
		return pit != null;
	}

	private static <T> T created(T chip) {
		if (chip == null)
			throw new IllegalStateException("the chip is not in the kernel");
		return chip;
	}

	public int reservedIoapicPins() {
		return reservedIoapicPins;
	}

	public boolean x2apicFormat() {
		return x2apicFormat;
	}

	public boolean broadcastQuirkDisabled() {
		return broadcastQuirkDisabled;
	}

	public int busCycleNs() {
		return busCycleNs;
	}

	int bootProcessorId() {
		return bootProcessorId;
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
		apicMap.set(ApicMap.build(this));
		apicMapDirty.set(0);
		inhibits.apicMapRecalculated();
		makeScanIoapicRequest();
	}

	/** {@code kvm_make_scan_ioapic_request} */
	public void makeScanIoapicRequest() {
		for (X86Vcpu vcpu : vcpuArray)
			vcpu.makeRequest(X86Vcpu.REQ_SCAN_IOAPIC);
	}

	/** {@code kvm_apicv_activated} */
	public boolean apicvActivated() {
		return inhibits.activated();
	}

	void createIrqchip() {
		pic = new Pic(this);
		ioapic = new Ioapic(this);
		IoBus pio = bus(IoBus.Kind.KVM_PIO_BUS);
		pio.registerDev(PicPorts.MASTER, 2, new PicPorts(this, pic, "picdev_master"));
		pio.registerDev(PicPorts.SLAVE, 2, new PicPorts(this, pic, "picdev_slave"));
		pio.registerDev(PicPorts.MASTER_ELCR, 2, new PicPorts(this, pic, "picdev_elcr"));
		bus(IoBus.Kind.KVM_MMIO_BUS).registerDev(Ioapic.DEFAULT_BASE, Ioapic.MMIO_LENGTH,
				new IoapicRegisters(this, ioapic));
		routing.setIrqRouting(X86Arch.defaultRouting());
		irqchipMode = IrqchipMode.KERNEL;
		inhibits.clear(ApicvInhibits.ABSENT);
	}

	void createSplitIrqchip(int reservedPins) {
		irqchipMode = IrqchipMode.SPLIT;
		// The kernel keeps the number in a byte.
		reservedIoapicPins = reservedPins & 0xff;
		inhibits.clear(ApicvInhibits.ABSENT);
	}

	void createPit(boolean speaker) {
		pit = new Pit(this);
		pit.register(speaker);
	}

	X86Vcpu createVcpu(int id) {
		X86Vcpu vcpu = new X86Vcpu(this, id, vcpus.size());
		// It is reset before others see it: until the map of local APICs is built again, the one made last is not in it.
		vcpu.kvmVcpuReset(false);
		vcpus.add(vcpu);
		vcpuArray = vcpus.toArray(X86Vcpu[]::new);
		if (ioapic != null)
			ioapic.destinations.addVcpu();
		return vcpu;
	}

	void enableX2apicApi(boolean use32BitIds, boolean disableBroadcastQuirk) {
		x2apicFormat |= use32BitIds;
		broadcastQuirkDisabled |= disableBroadcastQuirk;
	}

	void setBusCycleNs(int nanoseconds) {
		busCycleNs = nanoseconds;
	}

	void setBootProcessorId(int id) {
		bootProcessorId = id;
	}
}
