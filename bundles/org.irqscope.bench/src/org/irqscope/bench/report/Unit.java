package org.irqscope.bench.report;

import java.util.Locale;

/** How a figure is told. JMH counts operations in a second; counters and samples are told as they are. */
public enum Unit {
	PER_SECOND("unit.millions.per.second", true) {
		@Override
		double of(double score) {
			return score / 1e6;
		}
	},
	NANOSECONDS("unit.nanoseconds", false) {
		@Override
		double of(double score) {
			return 1e9 / score;
		}
	},
	MILLISECONDS("unit.milliseconds", false) {
		@Override
		double of(double score) {
			return 1e3 / score;
		}
	},
	MILLISECONDS_EACH("unit.milliseconds", false) {
		@Override
		double of(double score) {
			return score;
		}
	},
	SECONDS("unit.seconds", false) {
		@Override
		double of(double score) {
			return score;
		}
	},
	BYTES("unit.bytes", false) {
		@Override
		double of(double score) {
			return score;
		}
	};

	private final String key;
	private final boolean moreIsBetter;

	Unit(String key, boolean moreIsBetter) {
		this.key = key;
		this.moreIsBetter = moreIsBetter;
	}

	/** The figure of a score. */
	abstract double of(double score);

	boolean moreIsBetter() {
		return moreIsBetter;
	}

	String text(double figure) {
		return Texts.of(key, String.format(Locale.ROOT, "%.2f", figure));
	}
}
