package org.irqscope.core.diagnosis;

import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Editable;
import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.RoutingEntry;
import org.irqscope.emulator.state.Place;

/** Something that helps to clear an obstacle, in a form that can be carried out. Immutable, for any thread. */
public sealed interface Remedy {
	/** What is to be done, in the user's language. */
	String text();

	/** What does it to a machine that runs; nothing where only a document can hold it, or the machine has to go on. */
	default Optional<Impulse> impulse() {
		return Optional.empty();
	}

	/** A field of the machine gets another value, and the interrupt comes again. */
	record Setting(Place place, String field, long value) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.setting", place, field, Long.toHexString(value));
		}

		@Override
		public Optional<Impulse> impulse() {
			return Editable.of(place, field).map(editable -> new Impulse.OfEdit(place, field, value));
		}
	}

	/** A GSI gets an entry in place of those of its kind, and the interrupt comes again. */
	record Route(RoutingEntry entry) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.route", entry.gsi(), entry);
		}
	}

	/** An irqfd consumes an eventfd, and the interrupt comes again. */
	record Consumer(int eventfd, int gsi) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.consumer", eventfd, gsi);
		}
	}

	/** Something more comes to the machine. */
	record Act(Impulse act) implements Remedy {
		@Override
		public String text() {
			return Texts.of("remedy.act", act.title());
		}

		@Override
		public Optional<Impulse> impulse() {
			return Optional.of(act);
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
