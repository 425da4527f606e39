package org.irqscope.ui.timeline;

import org.eclipse.swt.graphics.Color;
import org.irqscope.core.timeline.TimelineLane;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.scene.Ink;
import org.irqscope.scene.Role;
import org.irqscope.scene.Theme;

/** The colours of lanes: those of the parts in the diagram. Used by the UI thread. */
final class LaneColors {
	private final Theme theme;

	LaneColors(Theme theme) {
		this.theme = theme;
	}

	Color canvas() {
		return DiagramTheme.color(theme.canvas());
	}

	Color stripe() {
		return DiagramTheme.color(theme.lane());
	}

	Color border() {
		return DiagramTheme.color(theme.border());
	}

	Color line() {
		return DiagramTheme.color(theme.line());
	}

	Color text() {
		return DiagramTheme.color(theme.text());
	}

	Color quiet() {
		return DiagramTheme.color(theme.quiet());
	}

	Color accent() {
		return DiagramTheme.color(theme.accent());
	}

	Color selection() {
		return DiagramTheme.color(theme.selection());
	}

	/** The ground of what is chosen. */
	Color chosen() {
		return mixed(theme.selection(), 0.18);
	}

	/** The colour of a lane, from 0, the canvas, to 1. */
	Color of(TimelineLane lane, double strength) {
		return mixed(theme.role(role(lane)), strength);
	}

	private Color mixed(Ink ink, double strength) {
		Ink ground = theme.canvas();
		return new Color(mixed(ground.red(), ink.red(), strength), mixed(ground.green(), ink.green(), strength),
				mixed(ground.blue(), ink.blue(), strength));
	}

	private static int mixed(int ground, int ink, double strength) {
		return (int) Math.round(ground + (ink - ground) * strength);
	}

	private static Role role(TimelineLane lane) {
		if (lane instanceof TimelineLane.OfContext context)
			return role(context.context().kind());
		return lane instanceof TimelineLane.OfInput input ? role(input.place().kind()) : Role.DEVICE;
	}

	private static Role role(Context.Kind kind) {
		return switch (kind) {
		case VMM, DEVICE -> Role.DEVICE;
		case VCPU -> Role.VCPU;
		case GUEST -> Role.VECTOR;
		case KWORKER, IRQFD_CLEANUP -> Role.IRQFD;
		case PIT_WORKER -> Role.PIC;
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
