package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.commands.ICommandService;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody is offered a way that a walk cannot go. */
@ExtendWith(NoErrorsLogged.class)
class WalkEnablementTest {
	private static final String INTO = "org.eclipse.debug.ui.commands.StepInto",
			OVER = "org.eclipse.debug.ui.commands.StepOver", RETURN = "org.eclipse.debug.ui.commands.StepReturn",
			RESUME = "org.eclipse.debug.ui.commands.Resume", TERMINATE = "org.eclipse.debug.ui.commands.Terminate",
			BACK = "org.irqscope.walk.stepBack", BACK_OVER = "org.irqscope.walk.stepBackOver",
			BACK_RETURN = "org.irqscope.walk.stepBackReturn", RESUME_BACK = "org.irqscope.walk.resumeBack";
	private static final List<String> ALL = List.of(INTO, OVER, RETURN, RESUME, TERMINATE, BACK, BACK_OVER,
			BACK_RETURN, RESUME_BACK);

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private static void enabled(String... commands) {
		Desktop.settle();
		ICommandService service = Desktop.window().getService(ICommandService.class);
		assertEquals(Set.of(commands),
				ALL.stream().filter(one -> service.getCommand(one).isEnabled()).collect(Collectors.toSet()));
	}

	@Test
	void commandsAreEnabledWhereTheWalkCanGo() throws Exception {
		Adapters.adapt(Desktop.open(Desktop.copy("apic", "enabled")), WalkPlayer.class).setReducedMotion(true);
		enabled(INTO, RESUME);
		Desktop.run(INTO);
		enabled(ALL.toArray(String[]::new));
		Desktop.run(RESUME_BACK);
		enabled(INTO, OVER, RETURN, RESUME, TERMINATE);
		Desktop.run(RESUME);
		enabled(TERMINATE, BACK, BACK_OVER, BACK_RETURN, RESUME_BACK);
		Desktop.run(TERMINATE);
		enabled(INTO, RESUME);
	}
}
