package org.irqscope.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table that is printed: figures of one side or of two, what is required, and the verdict. Used by one thread. */
public final class Table {
	private static final String LAYOUT = "%-52s %16s %16s %7s %16s  %s";

	private final Scores own;
	private final Optional<Scores> other;
	private final List<String> lines = new ArrayList<>();
	private boolean passed = true;

	/** A table of one side, or of two. */
	public Table(Scores own, Optional<Scores> other) {
		this.own = own;
		this.other = other;
		add(Texts.of("table.what"), own.side().name(), other.map(scores -> scores.side().name()).orElse(""),
				other.isPresent() ? Texts.of("table.ratio") : "", Texts.of("table.required"), "");
	}

	/** A line for a figure; one that was not measured fails. */
	public void add(Figure figure) {
		OptionalDouble measured = own.median(figure.score());
		if (measured.isEmpty()) {
			addMissing(figure.key());
			return;
		}
		double value = figure.unit().of(measured.getAsDouble());
		OptionalDouble beside = other.map(scores -> scores.median(figure.score())).orElse(OptionalDouble.empty());
		boolean good = figure.reaches(value);
		String otherText = "", ratio = "";
		if (beside.isPresent()) {
			double otherValue = figure.unit().of(beside.getAsDouble());
			good &= figure.keeps(value, otherValue);
			otherText = figure.unit().text(otherValue);
			ratio = String.format(Locale.ROOT, "%.2f", value / otherValue);
		}
		add(Texts.of(figure.key()), figure.unit().text(value), otherText, ratio, required(figure, beside.isPresent()),
				figure.judged(beside.isPresent()) ? verdict(good) : "");
	}

	/** A line for a figure of another program, which may not be there. */
	public void addIfMeasured(Figure figure) {
		if (own.median(figure.score()).isPresent())
			add(figure);
		else
			leaveOut(figure.key());
	}

	/** How many times a score is another one of the same side, which must be as often at least. */
	public void addRatio(String key, String score, String than, double required) {
		OptionalDouble ratio = ratio(score, than);
		if (ratio.isPresent())
			addTimes(key, ratio.getAsDouble(), required, ratio.getAsDouble() >= required);
		else
			addMissing(key);
	}

	/** How many times a time is another one of the same side, which may be as often at most; where both are there. */
	public void addTimes(String key, String score, String than, double most) {
		OptionalDouble ratio = ratio(score, than);
		if (ratio.isPresent())
			addTimes(key, ratio.getAsDouble(), most, ratio.getAsDouble() <= most);
		else
			leaveOut(key);
	}

	private OptionalDouble ratio(String score, String than) {
		OptionalDouble one = own.median(score), two = own.median(than);
		return one.isEmpty() || two.isEmpty() ? OptionalDouble.empty()
				: OptionalDouble.of(one.getAsDouble() / two.getAsDouble());
	}

	private void addTimes(String key, double ratio, double required, boolean pass) {
		add(Texts.of(key), times(ratio), "", "", times(required), verdict(pass));
	}

	private void addMissing(String key) {
		add(Texts.of(key), Texts.of("table.missing"), "", "", "", verdict(false));
	}

	/** A line for what cannot be measured here. */
	public void leaveOut(String key) {
		add(Texts.of(key), Texts.of("table.left.out"), "", "", "", "");
	}

	private static String times(double ratio) {
		return Texts.of("unit.times", String.format(Locale.ROOT, "%.2f", ratio));
	}

	private static String required(Figure figure, boolean beside) {
		if (figure.bar().isPresent())
			return figure.unit().text(figure.bar().getAsDouble());
		return figure.kept() && beside ? Texts.of("table.not.worse") : "";
	}

	private String verdict(boolean pass) {
		passed &= pass;
		return Texts.of(pass ? "verdict.pass" : "verdict.fail");
	}

	private void add(String what, String figure, String beside, String ratio, String required, String verdict) {
		lines.add(LAYOUT.formatted(what, figure, beside, ratio, required, verdict).stripTrailing());
	}

	/** What is printed. */
	public List<String> lines() {
		return List.copyOf(lines);
	}

	/** True when everything was as good as required. */
	public boolean passed() {
		return passed;
	}
}
