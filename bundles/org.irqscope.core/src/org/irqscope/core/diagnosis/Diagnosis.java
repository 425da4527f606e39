package org.irqscope.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.run.Stop;

/**
 * Why an interrupt was not delivered: its way from the source to the handler, the first obstacle, and what would clear
 * it. Immutable, for any thread.
 *
 * @param delivered true when a handler has begun
 * @param headline what became of it, in one sentence
 * @param chain the parts on its way, in order
 * @param blockage the first obstacle; nothing when it was delivered, or nobody knows
 * @param remedies what would clear it, all of it in this order; nothing where nobody knows
 * @param unknown what a recording without a machine does not tell, in sentences
 */
public record Diagnosis(boolean delivered, String headline, List<Station> chain, Optional<Blockage> blockage,
		List<Remedy> remedies, List<String> unknown) {
	public Diagnosis {
		chain = List.copyOf(chain);
		remedies = List.copyOf(remedies);
		unknown = List.copyOf(unknown);
	}

	/** A diagnosis of a machine, of which everything is known. */
	Diagnosis(boolean delivered, String headline, List<Station> chain, Optional<Blockage> blockage,
			List<Remedy> remedies) {
		this(delivered, headline, chain, blockage, remedies, List.of());
	}

	/** Looks at a run where it stands; may take as long as its walk is. */
	public static Diagnosis of(Stop stop, Question question) {
		if (stop.machine().filter(machine -> !machine.harts().isEmpty()).isPresent())
			return new HartInvestigation(new Trail(stop, question)).diagnosis();
		return stop.isRecordingAlone() ? new TracedInvestigation(stop, question).diagnosis()
				: new Investigation(new Trail(stop, question)).diagnosis();
	}

	/** The first obstacle; nothing when it was delivered, or nobody knows. */
	public Optional<DeliveryObstacle> obstacle() {
		return blockage.map(Blockage::obstacle);
	}

	/** All of it, line by line. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(headline);
		for (Station station : chain)
			lines.add(line(station));
		blockage.ifPresent(found -> addObstacle(found, lines));
		remedies.forEach(remedy -> lines.add(Texts.of("why.remedy", remedy.text())));
		unknown.forEach(sentence -> lines.add(Texts.of("why.unknown", sentence)));
		return lines;
	}

	private static void addObstacle(Blockage found, List<String> lines) {
		lines.add(Texts.of("why.obstacle", found.obstacle().word(), found.text()));
		String field = found.field().isEmpty() ? "" : ", " + found.field();
		lines.add(Texts.of("why.place", found.place() + field));
		if (!found.obstacle().function().isEmpty())
			lines.add(Texts.of("why.rule", found.obstacle().function(), found.obstacle().file()));
		if (!found.obstacle().manual().isEmpty())
			lines.add(Texts.of("why.manual", found.obstacle().manual()));
	}

	private static String line(Station station) {
		String where = station.hop() < 0 ? "" : Texts.of("why.hop", station.hop() + 1, station.function());
		String text = station.text().isEmpty() ? where
				: where.isEmpty() ? station.text() : where + ": " + station.text();
		return "  " + station.state().mark() + " " + station.place() + (text.isEmpty() ? "" : "  " + text);
	}

	/** All of it as one text. */
	public String text() {
		return String.join(System.lineSeparator(), lines());
	}
}
