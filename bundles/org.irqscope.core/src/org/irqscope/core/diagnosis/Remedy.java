package org.irqscope.core.diagnosis;

import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.PartEditors;
import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** Something that helps to clear an obstacle, in a form that can be carried out. Immutable, for any thread. */
public sealed interface Remedy {
	/** What is to be done, in the user's language. */
	String text();

	/** What does it to a machine that runs; nothing where only a document can hold it, or the machine has to go on. */
	default List<Impulse> impulses() {
		return List.of();
	}

	/** True for what user space has to be started with: only the document of the machine can hold it. */
	default boolean isOfDocument() {
		return false;
	}

	/** A field of the machine gets another value, and the interrupt comes again. */
	record Setting(Place place, String field, long value) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.setting", place, field, Long.toHexString(value));
		}

		@Override
		public boolean isOfDocument() {
			return place.kind() == MachinePlace.DEVICE;
		}

		@Override
		public List<Impulse> impulses() {
			return PartEditors.editable(place, field)
					.map(editable -> (Impulse) new Impulse.OfEdit(place, field, value)).stream()
					.toList();
		}
	}

	/**
	 * A GSI gets an entry in place of all that it has, and the interrupt comes again.
	 *
	 * @param others the entries of the other GSIs
	 */
	record Route(RoutingEntry entry, List<RoutingEntry> others) implements Remedy {
		public Route {
			others = List.copyOf(others);
		}

		@Override
		public String text() {
			return Texts.of("remedy.route", entry.gsi(), RouteOperations.text(entry));
		}

		@Override
		public List<Impulse> impulses() {
			return RouteOperations.table(others, entry);
		}
	}

	/** An irqfd consumes an eventfd, and the interrupt comes again. */
	record Consumer(int eventfd, int gsi) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.consumer", eventfd, gsi);
		}

		@Override
		public boolean isOfDocument() {
			return true;
		}
	}

	/** Something more comes to the machine. */
	record Act(Impulse act) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.act", act.title());
		}

		@Override
		public List<Impulse> impulses() {
			return List.of(act);
		}
	}

	/** The thread of a vCPU runs: its guest leaves for the kernel, and is entered again. */
	record Run(int vcpu) implements Remedy {
		private static final long APIC_BASE = 0x1b;

		@Override
		public String text() {
			return Texts.of("remedy.run", vcpu);
		}

		@Override
		public List<Impulse> impulses() {
			String line = OpCode.RDMSR.word() + " 0x" + Long.toHexString(APIC_BASE) + " " + vcpu;
			return List.of(new Impulse.OfOperation(new Op(1, line, OpCode.RDMSR, List.of(APIC_BASE, (long) vcpu))));
		}
	}

	/** What waits goes on. */
	record GoOn(String who) implements Remedy {
		@Override
		public String text() {
			return who.isEmpty() ? Texts.of("remedy.go.on") : Texts.of("remedy.go.on.task", who);
		}
	}
}
