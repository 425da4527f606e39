package org.irqscope.core.chip;

import java.util.Optional;

import org.irqscope.core.chip.x86.VcpuEditor;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;

/** Whoever sets the fields of each part of a machine. Has no state, for any thread. */
public final class PartEditors {
	private PartEditors() {
	}

	/** Whoever sets the fields of a part of this kind; nothing where none can be set. */
	public static Optional<PartEditor> of(Place.Kind kind) {
		if (kind == KvmPlace.VCPU)
			return Optional.of(new VcpuEditor());
		return kind == KvmPlace.EVENTFD ? Optional.of(new EventfdEditor()) : Chips.of(kind).map(Chip::editor);
	}

	/** How a field of a part can be set; nothing where the kernel offers no way. */
	public static Optional<Editable> editable(Place part, String field) {
		return of(part.kind()).flatMap(editor -> editor.editable(field));
	}
}
