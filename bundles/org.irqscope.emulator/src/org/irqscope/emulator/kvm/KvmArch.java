package org.irqscope.emulator.kvm;

import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutedChips;
import org.irqscope.emulator.kvm.routing.RoutingEntry;

/**
 * What {@code virt/kvm} calls in an architecture, under the kernel's names: the whole seam between the part of KVM that
 * all architectures share and one of them. Used by the one thread that runs the emulator.
 */
public interface KvmArch extends RoutedChips {
	/** {@code kvm_arch_irqchip_in_kernel} */
	boolean kvmArchIrqchipInKernel();

	/** {@code kvm_arch_intc_initialized} */
	boolean kvmArchIntcInitialized();

	/** {@code kvm_vm_ioctl_irq_line}: the status, or an error. */
	int kvmVmIoctlIrqLine(int gsi, int level, boolean lineStatus);

	/** {@code kvm_arch_can_set_irq_routing} */
	boolean kvmArchCanSetIrqRouting();

	/** {@code kvm_set_routing_entry}: false for {@code -EINVAL}, before a table is made of entries. */
	boolean kvmSetRoutingEntry(RoutingEntry entry);

	/**
	 * The {@code set} callback that {@code kvm_set_routing_entry} has given an entry.
	 *
	 * @param source who drives the line, see {@link IrqRouting}
	 * @return negative when it was ignored, else how many took it
	 */
	int set(RoutingEntry entry, int source, int level, boolean lineStatus);

	/** {@code kvm_set_msi} of a message that no route holds, its address with the high half in bits 63 to 32. */
	int kvmSetMsi(long address, int data, int level);

	/** {@code kvm_arch_irq_routing_update}: a new table is there. */
	void kvmArchIrqRoutingUpdate();

	/** {@code kvm_arch_post_irq_ack_notifier_list_update} */
	void kvmArchPostIrqAckNotifierListUpdate();

	/** {@code kvm_arch_irqfd_allowed} */
	boolean kvmArchIrqfdAllowed(boolean resample);

	/**
	 * {@code kvm_arch_set_irq_inatomic}: what an irqfd may do in the context of whoever signals.
	 *
	 * @return true when it is done, false for {@code -EWOULDBLOCK}
	 */
	boolean kvmArchSetIrqInatomic(RoutingEntry entry);

	/** {@code kvm_arch_has_irq_bypass} */
	boolean kvmArchHasIrqBypass();

	/** {@code kvm_arch_irq_bypass_add_producer}: 0, or why nothing can be posted. */
	int kvmArchIrqBypassAddProducer(BypassConsumer consumer, BypassProducer producer);

	/** {@code kvm_arch_irq_bypass_del_producer} */
	void kvmArchIrqBypassDelProducer(BypassConsumer consumer, BypassProducer producer);

	/** {@code kvm_arch_update_irqfd_routing} of an irqfd that has a producer; a route is one entry or none. */
	void kvmArchUpdateIrqfdRouting(BypassConsumer consumer, List<RoutingEntry> before, List<RoutingEntry> after);
}
