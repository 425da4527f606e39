package org.irqscope.conform;

import java.util.List;

import org.irqscope.conform.script.Scenario;
import org.irqscope.conform.script.ScriptWriter;

/**
 * Writes random scripts that a kernel answers in one way only: nothing in them depends on time or on other machines.
 * The same kind, seed and length always give the same script, whatever the Java runtime. Any thread.
 */
public final class ScriptGenerator {
	/** One step in so many puts a new machine in place of the one in use, with all that it holds. */
	private static final int STEPS_PER_MACHINE = 300;

	private ScriptGenerator() {
	}

	/**
	 * A script, to be parsed by {@link org.irqscope.emulator.script.OpScript}.
	 *
	 * @param seed any number
	 * @param ops how many operations it has, 0 or more; a shorter script begins as a longer one does
	 */
	public static List<String> script(ScriptKind kind, long seed, int ops) {
		ScriptWriter writer = new ScriptWriter(seed);
		Scenario scenario = begin(kind, writer);
		while (writer.lines().size() < ops)
			if (writer.below(STEPS_PER_MACHINE) > 0)
				scenario.step();
			else {
				scenario.end();
				scenario = begin(kind, writer);
			}
		return List.copyOf(writer.lines().subList(0, ops));
	}

	private static Scenario begin(ScriptKind kind, ScriptWriter writer) {
		Scenario scenario = kind.scenario(writer);
		scenario.begin();
		return scenario;
	}
}
