package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.irqscope.emulator.script.OpScript;
import org.junit.jupiter.api.Test;

/** The walk through the machine of an op script that a line belongs to. */
class ScriptSessionTest {
	private static final List<String> SCRIPT = List.of("# An edge on a masked pin.", "vm 3", "line 4 1", "vm 2", "line 4 0");

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
}
