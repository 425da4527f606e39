package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.Session;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a picture says can be read: no text, line or node is in the way of another, however the machine is made. */
class ReadableScenesTest {
	private static final int MACHINES = 200;
	/** What is free for a picture in the first window on a screen of 1366 by 768, where text is at least 9 high. */
	private static final double WIDTH = 1230, HEIGHT = 520;
	private final Page page = Page.ALL.get(0);

	@TempDir
	private Path folder;

	private List<VirtualMachine> examples() throws Exception {
		List<VirtualMachine> machines = new ArrayList<>();
		for (Examples example : Examples.values()) {
			Path texts = Files.createDirectories(folder.resolve(example.machine()));
			machines.add(new Texted(texts).with(example).machine());
		}
		return machines;
	}

	@ParameterizedTest
	@EnumSource(MachineLayout.class)
	void everyHopOfTheExamplesCanBeRead(MachineLayout layout) throws Exception {
		for (VirtualMachine machine : examples()) {
			machine.setLayout(layout);
			try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
				PageLayout found = new PageLayout(page);
				Unfolded unfolded = Unfolded.NONE.passing(page, session);
				for (int hop = 0; hop <= session.walk().size(); hop++) {
					session.goTo(hop);
					Scene scene = found.finished(
							Sketch.of(page, session.view(), Highlights.of(session), unfolded));
					assertEquals(List.of(), SceneFaults.of(scene), machine.getName() + " at hop " + hop);
				}
			}
		}
	}

	@Test
	void theWholeWayOfTheExamplesFitsASmallScreen() throws Exception {
		for (VirtualMachine machine : examples())
			try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
				session.goTo(session.walk().size());
				Rect size = PageScene.of(page, session, 1).content();
				assertTrue(size.width() <= WIDTH && size.height() <= HEIGHT, machine.getName() + " " + size);
			}
	}

	@ParameterizedTest
	@EnumSource(MachineLayout.class)
	void anyMachineCanBeRead(MachineLayout layout) {
		List<String> faults = new ArrayList<>();
		LongStream.range(0, MACHINES).parallel().forEach(seed -> {
			VirtualMachine machine = RandomMachine.of(seed);
			machine.setLayout(layout);
			machine.setCollapseUnused(seed % 2 == 0);
			SceneFaults.of(PageScene.of(page, machine)).forEach(fault -> {
				synchronized (faults) {
					faults.add("machine " + seed + ": " + fault);
				}
			});
		});
		assertEquals(List.of(), faults);
	}
}
