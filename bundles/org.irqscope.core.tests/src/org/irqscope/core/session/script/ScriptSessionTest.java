package org.irqscope.core.session.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.model.Stimulus;
import org.junit.jupiter.api.Test;

/** The walk through the machine of an op script that a line belongs to. */
class ScriptSessionTest {
	private static final List<String> SCRIPT = List.of("# An edge on a masked pin.", "vm 3", "line 4 1", "vm 2",
			"line 4 0");

	private static ScriptSession at(int line) throws Exception {
		return ScriptSession.run("script", OpScript.parse(SCRIPT), line, () -> false);
	}

	@Test
	void aLineBelongsToTheMachineThatWasMadeLast() throws Exception {
		assertEquals(3, at(3).session().view().getVcpus().size());
		assertEquals(2, at(5).session().view().getVcpus().size());
	}

	@Test
	void aLineAboveTheFirstMachineBelongsToThatMachine() throws Exception {
		ScriptSession first = at(1);
		assertEquals(3, first.session().view().getVcpus().size());
		assertEquals(0, first.lines().before(1));
	}

	@Test
	void eachHopComesFromALineAndEachLineHasItsHops() throws Exception {
		List<String> script = List.of("vm 1", "# up", "line 4 1", "line 4 0");
		ScriptSession walked = ScriptSession.run("script", OpScript.parse(script), 1, () -> false);
		ScriptLines lines = walked.lines();
		Stop stop = walked.session().shown().orElseThrow();
		int up = lines.before(2), down = lines.before(4);
		assertEquals(up, lines.before(3));
		assertTrue(up < down && down < stop.length());
		assertEquals(OptionalInt.of(3), lines.ofHop(stop, up));
		assertEquals(OptionalInt.of(3), lines.ofHop(stop, down - 1));
		assertEquals(OptionalInt.of(4), lines.ofHop(stop, down));
		assertEquals(stop.length(), lines.before(5));
		assertTrue(lines.cover(2) && !lines.cover(5));
		Stop left = walked.session().ask(new Request.GoTo(down));
		assertEquals(OptionalInt.of(3), lines.ofHop(left, down - 1));
		left = walked.session().ask(new Request.Act(new Impulse.OfLine("GSI 5", 5, true)));
		assertEquals(OptionalInt.of(3), lines.ofHop(left, down - 1));
		assertEquals(OptionalInt.empty(), lines.ofHop(left, down));
	}

	@Test
	void aGsiThatNoTableCanRouteIsWalkedAndDrawn() throws Exception {
		List<String> script = List.of("irqfd 5000", "line 5000 1", "line 4 1", "signal 0");
		Session session = ScriptSession.run("script", OpScript.parse(script), 1, () -> false).session();
		assertEquals(List.of("GSI 4"), session.document().getStimuli().stream().map(Stimulus::getName).toList());
		assertEquals(5000, session.document().getIrqfds().get(0).getGsi());
		assertTrue(PageScene.of(MachinePage.PAGE, session, 1).nodes().size() > 1);
	}
}
