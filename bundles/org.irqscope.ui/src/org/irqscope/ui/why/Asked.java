package org.irqscope.ui.why;

import java.util.List;

import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.core.history.History;
import org.irqscope.core.history.Subject;
import org.irqscope.core.run.Stop;

/** What somebody wants to know about a walk, wherever it stands. Immutable, for any thread that may wait. */
sealed interface Asked {
	/** Looks for the answer, which may take as long as the walk is. */
	Answer answer(Stop stop);

	/** What was found. */
	sealed interface Answer {
		/** Why an interrupt was not delivered, or how it was. */
		record OfDelivery(Diagnosis diagnosis, Question question) implements Answer {
		}

		/** All changes of something. */
		record OfChanges(String title, List<ChangeOfSubject> changes) implements Answer {
			public OfChanges {
				changes = List.copyOf(changes);
			}
		}
	}

	/** Why an interrupt was not delivered. */
	record Delivery(Question question) implements Asked {
		@Override
		public Answer answer(Stop stop) {
			return new Answer.OfDelivery(Diagnosis.of(stop, question), question);
		}
	}

	/** Who changes something. */
	record Changes(Subject subject) implements Asked {
		/** More than anybody reads. */
		private static final int MOST = 1000;

		@Override
		public Answer answer(Stop stop) {
			return new Answer.OfChanges(title(subject), new History(stop.walk(), subject).first(MOST));
		}
	}

	/** What a subject is called. */
	static String title(Subject subject) {
		return subject.bits().get(0).place() + " " + subject.bits().get(0).name();
	}
}
