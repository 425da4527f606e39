package org.irqscope.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.diagnosis.Station.State;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/** Puts together the way of an interrupt: the parts that it has passed, the one that stopped it, and those behind. */
final class Chain {
	/** What comes last on every way. */
	private static final List<Place.Kind> END = List.of(X86Place.LAPIC, KvmPlace.VCPU, KvmPlace.GUEST);
	/** The same on RISC-V, where a hart has no chip that all ways pass. */
	private static final List<Place.Kind> END_AT_HART = List.of(KvmPlace.VCPU, KvmPlace.GUEST);
	private final Trail trail;
	private final List<Place.Kind> end;
	private final Sentences sentences = new Sentences(Locale.getDefault());

	Chain(Trail trail) {
		this.trail = trail;
		this.end = trail.machine().filter(machine -> !machine.harts().isEmpty()).isPresent() ? END_AT_HART : END;
	}

	/** The way to a hop that was reached. */
	List<Station> to(int hop) {
		List<Station> stations = new ArrayList<>();
		for (Hop cause : trail.causes(hop)) {
			Station station = new Station(cause.place(), State.PASSED, cause.site().functionName(), cause.number(),
					sentences.of(cause));
			if (!stations.isEmpty() && last(stations).place().equals(station.place()))
				stations.remove(stations.size() - 1);
			stations.add(station);
		}
		return stations;
	}

	private static Station last(List<Station> stations) {
		return stations.get(stations.size() - 1);
	}

	/** The way as far as an obstacle, and what lies behind it. */
	List<Station> to(Blockage blockage) {
		List<Station> stations = to(blockage.hop());
		if (!stations.isEmpty() && last(stations).place().kind() == blockage.place().kind())
			stations.set(stations.size() - 1, last(stations).stopped());
		else
			stations.add(new Station(blockage.place(), State.STOPPED, "", Blockage.NO_HOP, blockage.text()));
		int reached = end.indexOf(blockage.place().kind());
		for (Place.Kind kind : end.subList(reached + 1, end.size()))
			stations.add(new Station(new Place(kind, vcpu(blockage)), State.NOT_REACHED, "", Blockage.NO_HOP, ""));
		return stations;
	}

	private int vcpu(Blockage blockage) {
		return end.contains(blockage.place().kind()) ? blockage.place().index() : 0;
	}
}
