package org.irqscope.ui.why;

import java.util.List;

import org.irqscope.core.diagnosis.Blockage;
import org.irqscope.core.diagnosis.Cure;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Remedy;
import org.irqscope.core.diagnosis.Station;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.emulator.state.Place;
import org.irqscope.ui.Texts;
import org.irqscope.ui.link.LinkedText;

/**
 * Writes why an interrupt was not delivered, as a text that leads to the parts, the hops and the way around the
 * obstacle. Used by the UI thread.
 */
final class DiagnosisText {
	/** Where links lead. */
	interface Ways {
		/** True when the diagram shows a part of the machine. */
		boolean shows(Place place);

		/** A part of the machine in the diagram. */
		void diagram(Place place);

		/** After a hop. */
		void hop(int number);

		/** The branch that clears the obstacle. */
		void cure(Diagnosis diagnosis);
	}

	private final LinkedText text;
	private final Ways ways;

	DiagnosisText(LinkedText text, Ways ways) {
		this.text = text;
		this.ways = ways;
	}

	void write(Diagnosis diagnosis) {
		text.title(diagnosis.headline());
		text.room();
		if (!diagnosis.chain().isEmpty())
			text.title(Texts.of("why.chain"));
		diagnosis.chain().forEach(this::station);
		text.room();
		diagnosis.blockage().ifPresent(this::obstacle);
		remedies(diagnosis);
		diagnosis.unknown().forEach(text::sentence);
	}

	private void station(Station station) {
		text.words(Texts.of("why.station." + station.state().name()));
		place(station.place());
		if (station.hop() >= 0) {
			text.words("  ");
			text.inline(Texts.of("why.station.hop", station.hop() + 1, station.function()),
					() -> ways.hop(station.hop()));
		}
		text.words(station.text().isEmpty() ? "\n" : Texts.of("why.station.text", station.text()) + "\n");
	}

	private void place(Place place) {
		if (ways.shows(place))
			text.inline(place.toString(), () -> ways.diagram(place));
		else
			text.words(place.toString());
	}

	private void obstacle(Blockage found) {
		DeliveryObstacle obstacle = found.obstacle();
		text.title(Texts.of("why.obstacle.title"));
		text.words(found.text() + "\n");
		text.words(Texts.of("why.obstacle.where") + " ");
		place(found.place());
		text.words(found.field().isEmpty() ? "\n" : ", " + found.field() + "\n");
		if (!obstacle.function().isEmpty())
			text.quiet(Texts.of("why.obstacle.rule", obstacle.function(), obstacle.file()));
		if (!obstacle.manual().isEmpty())
			text.quiet(Texts.of("why.obstacle.manual", obstacle.manual()));
		text.room();
	}

	private void remedies(Diagnosis diagnosis) {
		List<Remedy> remedies = diagnosis.remedies();
		if (remedies.isEmpty())
			return;
		text.title(Texts.of("why.remedies"));
		remedies.forEach(remedy -> text.words(Texts.of("why.remedies.one", remedy.text()) + "\n"));
		text.room();
		if (Cure.isPossible(remedies))
			text.link(Texts.of("why.cure"), false, () -> ways.cure(diagnosis));
		else
			text.sentence(Texts.of("why.cure.document"));
	}
}
