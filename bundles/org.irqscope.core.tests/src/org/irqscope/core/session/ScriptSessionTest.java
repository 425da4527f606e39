package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
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
		assertEquals(0, first.before(1));
	}

	@Test
	void aGsiThatNoTableCanRouteIsWalkedAndDrawn() throws Exception {
		List<String> script = List.of("irqfd 5000", "line 5000 1", "line 4 1", "signal 0");
		Session session = ScriptSession.run("script", OpScript.parse(script), 1, () -> false).session();
		assertEquals(List.of("GSI 4"), session.document().getStimuli().stream().map(Stimulus::getName).toList());
		assertEquals(5000, session.document().getIrqfds().get(0).getGsi());
		assertTrue(PageScene.of(Page.ALL.get(0), session, 1).nodes().size() > 1);
	}
}
