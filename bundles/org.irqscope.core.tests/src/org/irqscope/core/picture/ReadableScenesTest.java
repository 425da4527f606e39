package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.access.Access;
import org.irqscope.core.access.AccessQuestion;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.MachineLayout;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.text.TextStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a picture says can be read: no text, line or node is in the way of another, however the machine is made. */
class ReadableScenesTest {
	private static final int MACHINES = 200;
	/** What is free for a picture in the first window on a screen of 1366 by 768, where text is at least 9 high. */
	private static final double WIDTH = 1230, HEIGHT = 520, LEAST_TEXT = 9;
	private static final double SLIDE_WIDTH = 1280, SLIDE_HEIGHT = 720;
	private final Page page = MachinePage.PAGE;

	private static List<VirtualMachine> imported = List.of();

	@TempDir
	private Path folder;

	/** What is wrong with a machine, in words. */
	interface Check {
		List<String> faults(VirtualMachine machine) throws Exception;
	}

	/** A copy of each example, of which reading the texts is the longest part. */
	private List<VirtualMachine> examples() throws Exception {
		if (imported.isEmpty()) {
			List<VirtualMachine> machines = new ArrayList<>();
			for (Examples example : Examples.values()) {
				Path texts = Files.createDirectories(folder.resolve(example.machine()));
				machines.add(new Texted(texts).with(example).machine());
			}
			imported = List.copyOf(machines);
		}
		return imported.stream().map(EcoreUtil::copy).toList();
	}

	/** What is wrong with machines, several of which are looked at at a time. */
	static List<String> faults(List<VirtualMachine> machines, Check check) {
		return machines.parallelStream().flatMap(machine -> {
			try {
				return check.faults(machine).stream();
			} catch (Exception e) {
				throw new AssertionError(machine.getName(), e);
			}
		}).toList();
	}

	@ParameterizedTest
	@EnumSource(MachineLayout.class)
	void everyHopOfTheExamplesCanBeRead(MachineLayout layout) throws Exception {
		assertEquals(List.of(), faults(examples(), machine -> {
			machine.setLayout(layout);
			List<String> faults = new ArrayList<>();
			try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
				PageLayout found = new PageLayout(page);
				Unfolded unfolded = Unfolded.NONE.passing(page, session);
				for (int hop = 0; hop <= session.walk().size(); hop++) {
					session.goTo(hop);
					Scene scene = found.finished(
							Sketch.of(page, session.view(), Highlights.of(session), unfolded));
					for (String fault : SceneFaults.of(scene))
						faults.add(machine.getName() + " at hop " + hop + ": " + fault);
				}
			}
			return faults;
		}));
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

	@Test
	void everyPageOfTheExamplesIsLargeEnoughOnASlide() throws Exception {
		for (VirtualMachine machine : examples())
			try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
				session.goTo(session.walk().size());
				for (Page one : kinds(machine)) {
					Rect size = PageScene.of(one, session, 1).bounds();
					double zoom = Math.min(SLIDE_WIDTH / size.width(), SLIDE_HEIGHT / size.height());
					assertTrue(zoom * TextStyle.CAPTION.size() >= LEAST_TEXT,
							machine.getName() + ", " + one.id() + ": " + size);
				}
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

	@Test
	void everyPageOfAnyMachineCanBeRead() {
		List<String> faults = new ArrayList<>();
		LongStream.range(0, MACHINES).parallel().forEach(seed -> {
			VirtualMachine machine = RandomMachine.of(seed);
			for (Page part : parts(machine))
				SceneFaults.of(PageScene.of(part, machine)).forEach(fault -> {
					synchronized (faults) {
						faults.add("machine " + seed + ", " + part.id() + ": " + fault);
					}
				});
		});
		assertEquals(List.of(), faults);
	}

	@Test
	void theWayOfAnyAccessCanBeRead() {
		List<String> faults = new ArrayList<>();
		LongStream.range(0, MACHINES / 4).parallel().forEach(seed -> {
			VirtualMachine machine = RandomMachine.of(seed);
			for (Access access : accesses(machine, new Random(seed)))
				try {
					AccessWay way = AccessQuestion.ask(machine, access, 0);
					for (Page one : addresses())
						SceneFaults.of(PageScene.of(one, machine, way)).forEach(fault -> {
							synchronized (faults) {
								faults.add("machine " + seed + ", " + one.id() + ", " + access.text() + ": " + fault);
							}
						});
				} catch (MachineStateException e) {
					// A machine that the kernel refuses has no ways.
				}
		});
		assertEquals(List.of(), faults);
	}

	/** The pages that draw the ways of accesses. */
	private static List<Page> addresses() {
		return List.of(Pages.named("buses").orElseThrow(), Pages.named("memory").orElseThrow());
	}

	@Test
	void theAddressesOfTheExamplesAreLargeEnoughOnASmallScreen() throws Exception {
		for (VirtualMachine machine : examples())
			for (Page one : addresses()) {
				Rect size = PageScene.of(one, machine).content();
				double zoom = Math.min(1, Math.min(WIDTH / size.width(), HEIGHT / size.height()));
				assertTrue(zoom * TextStyle.CAPTION.size() >= LEAST_TEXT,
						machine.getName() + ", " + one.id() + ": " + size);
			}
	}

	private static List<Access> accesses(VirtualMachine machine, Random random) {
		List<Access> accesses = new ArrayList<>(List.of(
				new Access(Access.Space.PIO, 0x20, 1, OptionalLong.of(0x20)),
				new Access(Access.Space.MMIO, 0xfee000b0L, 4, OptionalLong.of(0)),
				new Access(Access.Space.MMIO, random.nextInt() & 0xffffffffL, 4, OptionalLong.empty())));
		for (Ioeventfd ioeventfd : machine.getBuses().get(0).getIoeventfds())
			accesses.add(new Access(Access.Space.MMIO, ioeventfd.getAddress(), Math.max(ioeventfd.getLength(), 1),
					OptionalLong.of(random.nextInt(3))));
		return accesses;
	}

	@Test
	void everyHopOfTheExamplesCanBeReadOnEveryPage() throws Exception {
		assertEquals(List.of(), faults(examples(), machine -> {
			List<String> faults = new ArrayList<>();
			try (Session session = Session.run(machine, machine.getStimuli().get(0))) {
				for (int hop = 0; hop <= session.walk().size(); hop++) {
					session.goTo(hop);
					for (Page part : parts(machine))
						for (String fault : SceneFaults.of(PageScene.of(part, session, 1)))
							faults.add(machine.getName() + ", " + part.id() + " at hop " + hop + ": " + fault);
				}
			}
			return faults;
		}));
	}

	/** One page of each kind that PCs have. */
	static List<Page> kinds(VirtualMachine machine) {
		List<Page> kinds = Pages.of(machine).stream().filter(one -> Pages.names().contains(one.id())).toList();
		List<String> names = new ArrayList<>(Pages.names());
		if (machine.getDevices().stream().noneMatch(PciFunctions::isFunction))
			names.removeAll(List.of("msix", "pci"));
		if (machine.getDevices().stream().noneMatch(VirtioQueues::hasQueues))
			names.remove("virtqueues");
		if (machine.getSources().isEmpty())
			names.remove("sources");
		// No PC has these.
		names.removeAll(List.of("plic", "aia", "mmio"));
		assertEquals(names, kinds.stream().map(Page::id).toList());
		return kinds;
	}

	@Test
	void theMachinePageAndThePagesOfPartsAreAllPages() throws Exception {
		assertEquals(16, Pages.names().size());
		for (VirtualMachine machine : examples()) {
			List<Page> all = new ArrayList<>(List.of(page));
			all.addAll(parts(machine));
			assertEquals(kinds(machine).stream().map(Page::id).toList(), all.stream().map(Page::id).toList());
		}
	}

	/** The pages of single parts. */
	private static List<Page> parts(VirtualMachine machine) {
		return Pages.of(machine).stream().filter(part -> part instanceof PartPage).toList();
	}
}
