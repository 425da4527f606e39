package org.irqscope.core.act;

import java.util.Optional;
import java.util.Set;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Editable;
import org.irqscope.core.chip.PartEditor;
import org.irqscope.core.chip.PartEditors;
import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Vcpu;

/** Sets fields of a machine in the ways that the kernel offers. Used by the thread that runs the machine. */
public final class Edits {
	/** What the fields of a posted-interrupt descriptor begin with. */
	private static final String DESCRIPTOR = "pid.";
	private static final Set<Place.Kind> OF_VCPU = Set.of(KvmPlace.VCPU, X86Place.LAPIC);
	private final Kvm kvm;

	public Edits(Kvm kvm) {
		this.kvm = kvm;
	}

	/** Why an edit cannot be, in the user's language; it is tried, and the machine is as it was afterwards. */
	public Optional<String> refusal(Impulse.OfEdit edit) {
		Optional<Editable> editable = PartEditors.editable(edit.part(), edit.field());
		if (editable.isEmpty())
			return Optional.of(Texts.of(isVirtualized(edit) ? "edit.hardware" : "edit.no.way", edit.part(),
					edit.field()));
		if (!editor(edit).has(kvm, edit.part().index()))
			return Optional.of(absent(edit, editable.get()));
		if (!editable.get().allows(edit.value()))
			return Optional.of(Texts.of("edit.no.value", edit.field(), Long.toHexString(edit.value()),
					Long.toHexString(editable.get().bits())));
		int result = attempt(edit);
		return result >= 0 ? Optional.empty()
				: Optional.of(Texts.of("edit.refused", editable.get().way(), Errno.name(-result), -result));
	}

	/** A machine without chips of a sort refuses the call; a part of another number is none at all. */
	private static String absent(Impulse.OfEdit edit, Editable editable) {
		boolean chip = !OF_VCPU.contains(edit.part().kind()) && edit.part().kind() != KvmPlace.EVENTFD;
		int last = edit.part().kind() == X86Place.PIC ? 1 : Place.ONLY;
		return chip && edit.part().index() <= last
				? Texts.of("edit.no.chip", edit.part(), editable.way(), Errno.name(Errno.ENXIO), Errno.ENXIO)
				: Texts.of("edit.no.part", edit.part());
	}

	private static PartEditor editor(Impulse.OfEdit edit) {
		return PartEditors.of(edit.part().kind()).orElseThrow();
	}

	/** True for what the processor writes itself: the posted-interrupt descriptor and the guest interrupt status. */
	private static boolean isVirtualized(Impulse.OfEdit edit) {
		return edit.part().kind() == KvmPlace.VCPU && (edit.field().startsWith(DESCRIPTOR)
				|| edit.field().equals(X86Fields.RVI.name()) || edit.field().equals(X86Fields.SVI.name()));
	}

	private int attempt(Impulse.OfEdit edit) {
		State state = kvm.journal().state();
		Snapshot before = state.snapshot();
		try {
			return apply(edit);
		} finally {
			state.restore(before);
		}
	}

	/** Does an edit that is not refused; answers 0. */
	public int apply(Impulse.OfEdit edit) {
		int result = editor(edit).set(kvm, edit.part().index(), edit.field(), edit.value());
		if (result >= 0 && OF_VCPU.contains(edit.part().kind()) && kvm instanceof X86Kvm pc)
			runAgain(pc.vcpu(edit.part().index()));
		return result;
	}

	/** The ioctls of a vCPU wait until its thread has left {@code KVM_RUN}, which user space then calls again. */
	private static void runAgain(X86Vcpu vcpu) {
		if (vcpu.mpState() == X86Vcpu.RUNNABLE || vcpu.mpState() == X86Vcpu.HALTED)
			vcpu.run.queue();
	}
}
