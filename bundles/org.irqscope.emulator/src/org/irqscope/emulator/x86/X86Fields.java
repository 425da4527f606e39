package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of an x86 machine and its vCPUs that are no chip's. Names for any thread. */
public final class X86Fields {
	public static final FieldName MASK_NOTIFIER_LIST = new FieldName(KvmPlace.ROUTING, "mask_notifier_list");

	public static final FieldName VAPICS_IN_NMI_MODE = new FieldName(MachinePlace.VMM, "vapics_in_nmi_mode");
	public static final FieldName APIC_MAP = new FieldName(MachinePlace.VMM, "apic_map");
	public static final FieldName APIC_MAP_DIRTY = new FieldName(MachinePlace.VMM, "apic_map_dirty");
	public static final FieldName APICV_INHIBIT_REASONS = new FieldName(MachinePlace.VMM, "apicv_inhibit_reasons");
	public static final FieldName MEM_READ = new FieldName(MachinePlace.VMM, "mem_read");
	public static final FieldName MCI_CTL2_BANKS = new FieldName(MachinePlace.VMM, "mci_ctl2_banks");

	public static final FieldName MP_STATE = new FieldName(KvmPlace.VCPU, "mp_state");
	public static final FieldName GUEST_DEBUG = new FieldName(KvmPlace.VCPU, "guest_debug");
	public static final FieldName REQUEST_INTERRUPT_WINDOW = new FieldName(KvmPlace.VCPU, "request_interrupt_window");
	public static final FieldName INTERRUPT_NR = new FieldName(KvmPlace.VCPU, "interrupt.nr");
	public static final FieldName PENDING_IOAPIC_EOI = new FieldName(KvmPlace.VCPU, "pending_ioapic_eoi");
	public static final FieldName PENDING_EXTERNAL_VECTOR = new FieldName(KvmPlace.VCPU, "pending_external_vector");
	public static final FieldName IF = new FieldName(KvmPlace.VCPU, "IF");
	public static final FieldName INTERRUPT_SHADOW = new FieldName(KvmPlace.VCPU, "interrupt.shadow");
	public static final FieldName IRQ_WINDOW = new FieldName(KvmPlace.VCPU, "irq_window");
	public static final FieldName CS_SELECTOR = new FieldName(KvmPlace.VCPU, "cs.selector");
	public static final FieldName CS_BASE = new FieldName(KvmPlace.VCPU, "cs.base");
	public static final FieldName RIP = new FieldName(KvmPlace.VCPU, "rip");
	public static final FieldName PID_PIR = new FieldName(KvmPlace.VCPU, "pid.PIR");
	public static final FieldName PID_ON = new FieldName(KvmPlace.VCPU, "pid.ON");
	public static final FieldName PID_SN = new FieldName(KvmPlace.VCPU, "pid.SN");
	public static final FieldName RVI = new FieldName(KvmPlace.VCPU, "RVI");
	public static final FieldName SVI = new FieldName(KvmPlace.VCPU, "SVI");
	public static final FieldName EXTINT = new FieldName(KvmPlace.VCPU, "extint");
	public static final FieldName HANDLING = new FieldName(KvmPlace.VCPU, "handling");
	public static final FieldName PV_UNHALTED = new FieldName(KvmPlace.VCPU, "pv_unhalted");
	public static final FieldName HALTED = new FieldName(MachinePlace.VMM, "halted");
	public static final FieldName NMI_QUEUED = new FieldName(KvmPlace.VCPU, "nmi_queued");
	public static final FieldName NMI_PENDING = new FieldName(KvmPlace.VCPU, "nmi_pending");
	public static final FieldName NMI_MASKED = new FieldName(KvmPlace.VCPU, "nmi_masked");
	public static final FieldName SMI_PENDING = new FieldName(KvmPlace.VCPU, "smi_pending");
	public static final FieldName SMM = new FieldName(KvmPlace.VCPU, "smm");
	public static final FieldName SMRAM_IF = new FieldName(KvmPlace.VCPU, "smram.IF");
	public static final FieldName SMRAM_CS_SELECTOR = new FieldName(KvmPlace.VCPU, "smram.cs.selector");
	public static final FieldName SMRAM_CS_BASE = new FieldName(KvmPlace.VCPU, "smram.cs.base");
	public static final FieldName SMRAM_RIP = new FieldName(KvmPlace.VCPU, "smram.rip");
	public static final FieldName SMM_INSIDE_NMI = new FieldName(KvmPlace.VCPU, "smm_inside_nmi");

	public static final FieldName NR_POSSIBLE_BYPASS_IRQS = new FieldName(KvmPlace.IRQFD, "nr_possible_bypass_irqs");

	public static final FieldName IRQCHIP_MODE = new FieldName(MachinePlace.VMM, "irqchip_mode");
	public static final FieldName NR_RESERVED_IOAPIC_PINS = new FieldName(MachinePlace.VMM, "nr_reserved_ioapic_pins");
	public static final FieldName X2APIC_FORMAT = new FieldName(MachinePlace.VMM, "x2apic_format");
	public static final FieldName X2APIC_BROADCAST_QUIRK_DISABLED =
			new FieldName(MachinePlace.VMM, "x2apic_broadcast_quirk_disabled");
	public static final FieldName APIC_BUS_CYCLE_NS = new FieldName(MachinePlace.VMM, "apic_bus_cycle_ns");
	public static final FieldName BSP_VCPU_ID = new FieldName(MachinePlace.VMM, "bsp_vcpu_id");
	public static final FieldName VPIT = new FieldName(MachinePlace.VMM, "vpit");
	public static final FieldName CREATED_VCPUS = new FieldName(MachinePlace.VMM, "created_vcpus");
	public static final FieldName MCG_CAP = new FieldName(MachinePlace.VMM, "mcg_cap");
	public static final FieldName NR_LVT_ENTRIES = new FieldName(MachinePlace.VMM, "nr_lvt_entries");
	public static final FieldName DISABLED_QUIRKS = new FieldName(MachinePlace.VMM, "disabled_quirks");

	private X86Fields() {
	}
}
