package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.*;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.rules.Limits;

/**
 * What can be set in a machine, and why the kernel or the chip refuses a value. Reads the model only, in the thread
 * that owns it.
 */
public final class Settings {
	private static final long RESERVED = 0x00fffffffffe0000L, PAGE_MASK = 0xfff;
	/** Bits of IA32_APIC_BASE: the processor's own, x2APIC and enabled. */
	private static final long APIC_BASE_RESERVED = 0x2ff, X2APIC = 0x400, ENABLED = 0x800;
	private static final Set<Integer> WRITE_SIZES = Set.of(0, 1, 2, 4, 8);
	/** What follows from the rest, or tells where the document comes from. */
	private static final Set<EStructuralFeature> FIXED = Set.of(ELEMENT__ID, VIRTUAL_MACHINE__FORMAT_VERSION);

	private Settings() {
	}

	/** True when somebody can set a feature. */
	public static boolean isSettable(EStructuralFeature feature) {
		return feature.isChangeable() && !feature.isTransient() && !FIXED.contains(feature)
				&& Chips.ALL.stream().noneMatch(chip -> chip.fixed().contains(feature))
				&& feature.getEContainingClass() != IMPORTED_SOURCE
				&& feature.getEContainingClass() != UNKNOWN_LINE && feature.getEContainingClass() != INFERENCE;
	}

	/** The name of a feature as the kernel writes names. */
	public static String name(EStructuralFeature feature) {
		return feature.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}

	/** Why a feature of an element cannot have a value, in one sentence; nothing when it can. */
	public static Optional<String> refusal(EObject element, EStructuralFeature feature, Object value) {
		if (value instanceof Number number) {
			Optional<String> limit = Limits.refusal(element, (EAttribute) feature, value);
			if (limit.isPresent())
				return Optional.of(Texts.of("limit.refused", name(feature), limit.get()));
			Optional<NumberRange> range = NumberRanges.of(feature);
			if (range.isPresent() && !range.get().contains(number.longValue()))
				return Optional.of(range.get().refusal(name(feature), number.longValue()));
		}
		if (element instanceof Irqfd irqfd && value instanceof Eventfd eventfd)
			return eventfd(irqfd, feature, eventfd);
		if (element instanceof RoutingEntry entry)
			return RouteRules.refusal(entry, feature, value);
		return number(element, feature, value instanceof Number number ? number.longValue() : 0)
				.or(() -> AddressRules.refusal(element, feature, value));
	}

	/** {@code kvm_irqfd_assign}: one irqfd waits for an eventfd, and resampling needs the chips. */
	private static Optional<String> eventfd(Irqfd irqfd, EStructuralFeature feature, Eventfd eventfd) {
		VirtualMachine machine = (VirtualMachine) irqfd.eContainer();
		if (feature == IRQFD__RESAMPLEFD)
			return refuse(X86Chips.irqchipMode(machine) != IrqchipMode.KERNEL, "limit.resample");
		return refuse(machine.getIrqfds().stream()
				.anyMatch(other -> other != irqfd && other.getEventfd() == eventfd), "limit.eventfd.taken",
				Machines.title(eventfd));
	}

	private static Optional<String> number(EObject element, EStructuralFeature feature, long value) {
		if (feature == VCPU__VCPU_ID)
			return refuse(isTaken((Vcpu) element, value), "limit.vcpu.taken", value);
		if (feature == REDIRECTION_ENTRY__RESERVED)
			return refuse((value & ~RESERVED) != 0, "limit.rte.reserved");
		if (feature == LAPIC__APIC_BASE)
			return refuse((value & APIC_BASE_RESERVED) != 0 || (value & (X2APIC | ENABLED)) == X2APIC,
					"limit.apic.base");
		if (feature == EVENTFD__COUNT)
			return refuse(value == -1, "limit.eventfd");
		if (feature == IOEVENTFD__LENGTH)
			return refuse(!WRITE_SIZES.contains((int) value), "limit.ioeventfd.length", value);
		boolean paged = feature == MEMORY_SLOT__GUEST_PHYS_ADDR || feature == MEMORY_SLOT__MEMORY_SIZE
				|| feature == MEMORY_SLOT__USERSPACE_ADDR;
		return refuse(paged && (value & PAGE_MASK) != 0, "limit.page");
	}

	private static boolean isTaken(Vcpu vcpu, long number) {
		return ((VirtualMachine) vcpu.eContainer()).getVcpus().stream()
				.anyMatch(other -> other != vcpu && other.getVcpuId() == number);
	}

	static Optional<String> refuse(boolean refused, String key, Object... values) {
		return refused ? Optional.of(Texts.of(key, values)) : Optional.empty();
	}
}
