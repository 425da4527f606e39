package org.irqscope.core.act;

import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/**
 * How user space can set a field of a machine. Immutable, for any thread.
 *
 * @param way what the kernel offers for it: {@code KVM_SET_IRQCHIP}
 * @param bits the bits that the field has; a value with others is none
 */
public record Editable(String way, long bits) {
	private static final Map<Place.Kind, PartEditor> PARTS = Map.of(X86Place.PIC, new PicEditor(), X86Place.IOAPIC,
			new IoapicEditor(), X86Place.LAPIC, new LapicEditor(), X86Place.PIT, new PitEditor(), KvmPlace.VCPU,
			new VcpuEditor(), KvmPlace.EVENTFD, new EventfdEditor());

	/** How a field of a part can be set; nothing where the kernel offers no way. */
	public static Optional<Editable> of(Place part, String field) {
		return Optional.ofNullable(PARTS.get(part.kind())).flatMap(editor -> editor.editable(field));
	}

	/** Whoever sets the fields of a part of this kind that are editable. */
	static PartEditor editor(Place.Kind kind) {
		return PARTS.get(kind);
	}

	/** True when the field can have a value. */
	public boolean allows(long value) {
		return (value & ~bits) == 0;
	}
}
