package org.irqscope.core.chip;

import java.util.Optional;

import org.irqscope.core.chip.x86.VcpuEditor;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;

/**
 * How user space can set a field of a machine. Immutable, for any thread.
 *
 * @param way what the kernel offers for it: {@code KVM_SET_IRQCHIP}
 * @param bits the bits that the field has; a value with others is none
 */
public record Editable(String way, long bits) {
	/** How a field of a part can be set; nothing where the kernel offers no way. */
	public static Optional<Editable> of(Place part, String field) {
		return editor(part.kind()).flatMap(editor -> editor.editable(field));
	}

	/** Whoever sets the fields of a part of this kind; nothing where none can be set. */
	public static Optional<PartEditor> editor(Place.Kind kind) {
		if (kind == KvmPlace.VCPU)
			return Optional.of(new VcpuEditor());
		return kind == KvmPlace.EVENTFD ? Optional.of(new EventfdEditor()) : Chips.of(kind).map(Chip::editor);
	}

	/** True when the field can have a value. */
	public boolean allows(long value) {
		return (value & ~bits) == 0;
	}
}
