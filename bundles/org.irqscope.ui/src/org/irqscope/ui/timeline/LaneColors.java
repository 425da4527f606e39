package org.irqscope.ui.timeline;

import org.eclipse.swt.graphics.Color;
import org.irqscope.core.timeline.TimelineLane;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;
import org.irqscope.ui.ThemeColors;

/** The colours of lanes: those of the parts in the diagram. Used by the UI thread. */
final class LaneColors extends ThemeColors {
	LaneColors(Theme theme) {
		super(theme);
	}

	/** The colour of a lane, from 0, the canvas, to 1. */
	Color of(TimelineLane lane, double strength) {
		return mixed(theme().role(role(lane)), strength);
	}

	private static Role role(TimelineLane lane) {
		if (lane instanceof TimelineLane.OfContext context)
			return role(context.context().kind());
		return lane instanceof TimelineLane.OfInput input ? role(input.place().kind()) : Role.DEVICE;
	}

	private static Role role(Context.Kind kind) {
		return kind instanceof ContextKind known ? role(known) : Role.PIT;
	}

	private static Role role(ContextKind kind) {
		return switch (kind) {
		case VMM, DEVICE -> Role.DEVICE;
		case VCPU -> Role.VCPU;
		case GUEST -> Role.VECTOR;
		case KWORKER, IRQFD_CLEANUP -> Role.IRQFD;
		case HARD_IRQ -> Role.PASSTHROUGH;
		case HARDWARE -> Role.LAPIC;
		};
	}

	private static Role role(Place.Kind kind) {
		if (kind == KvmPlace.EVENTFD || kind == KvmPlace.IRQFD)
			return Role.EVENTFD;
		if (kind == X86Place.PIC)
			return Role.PIC;
		return kind == X86Place.IOAPIC ? Role.IOAPIC : Role.LAPIC;
	}
}
