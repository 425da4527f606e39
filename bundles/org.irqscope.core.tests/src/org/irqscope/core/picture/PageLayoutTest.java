package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.irqscope.core.edit.NodePlaces;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.Session;
import org.irqscope.model.NodePosition;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.route.Route;
import org.irqscope.scene.theme.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is laid out once for a placement; machines with very much in them are shown with groups and counts. */
class PageLayoutTest {
	private final Page page = MachinePage.PAGE;

	private Sketch sketch(VirtualMachine machine, Unfolded unfolded) {
		return Sketch.of(page, machine, Highlights.NONE, unfolded);
	}

	private static Map<String, List<Point>> ways(Scene scene) {
		return scene.routes().stream().collect(Collectors.toMap(route -> route.link().id(), Route::points));
	}

	@Test
	void noHopOfAWalkFindsALineAnew() throws Exception {
		VirtualMachine machine = NewMachine.create("new");
		Session session = Session.run(machine, machine.getStimuli().get(0));
		PageLayout layout = new PageLayout(page);
		Unfolded unfolded = Unfolded.NONE.passing(page, session);
		Map<String, List<Point>> ways = ways(layout.finished(sketch(session.view(), unfolded)));
		for (int step = 1; step <= session.walk().size(); step++) {
			session.goTo(step);
			Sketch now = Sketch.of(page, session.view(), Highlights.of(session), unfolded);
			assertTrue(layout.known(now).complete(), "step " + step);
			ways(layout.known(now).scene()).forEach((link, points) -> assertSame(ways.get(link), points));
		}
	}

	@Test
	void aMovedNodeIsShownAtOnceAndItsLinesAreFoundLater() {
		VirtualMachine machine = NewMachine.create("new");
		PageLayout layout = new PageLayout(page);
		layout.finished(sketch(machine, Unfolded.NONE));
		NodePlaces.put(machine, "irqfd0", new Point(80, 640));
		Sketch moved = sketch(machine, Unfolded.NONE);
		assertFalse(layout.known(moved).complete());
		assertEquals(new Point(80, 640), corner(layout.known(moved).scene().node("irqfd0").orElseThrow()));
		AtomicInteger shown = new AtomicInteger();
		layout.find(moved, () -> false, shown::incrementAndGet);
		assertTrue(layout.known(moved).complete());
		assertTrue(layout.known(moved).scene().routes().stream().allMatch(PageLayoutTest::isRight));
	}

	private static Point corner(Node node) {
		return new Point(node.bounds().x(), node.bounds().y());
	}

	private static boolean isRight(Route route) {
		return route.pieces().stream().allMatch(piece -> piece.points().get(0).x() == piece.points().get(1).x()
				|| piece.points().get(0).y() == piece.points().get(1).y());
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 100, 100 routes not used here", "1, 0, 4096, '4,096 routes not used here'",
			"64, 6, 4096, '4,090 routes not used here'", "64, 6, 4096, 62 more vCPUs", "4, 128, 128, 123 more irqfds" })
	void whatIsTooMuchToBeReadIsOneNodeWithACount(int vcpus, int driven, int routes, String group) {
		Scene scene = new PageLayout(page).finished(sketch(BigMachine.of(vcpus, driven, routes), Unfolded.NONE));
		List<String> titles = scene.nodes().stream().map(Node::title).toList();
		assertTrue(titles.contains(group), titles.toString());
		assertTrue(titles.size() < 80, titles.size() + " nodes: " + titles);
	}

	@Test
	void whatComesFirstInTheMachineStandsOnTop() {
		Scene scene = PageScene.of(page, BigMachine.of(64, 128, 4096 - 40));
		List<String> lapics = scene.nodes().stream().filter(node -> node.role() == Role.LAPIC)
				.sorted(Comparator.comparingDouble(node -> node.bounds().y())).map(Node::title).toList();
		assertEquals(List.of("LAPIC 0", "LAPIC 1", "62 more LAPICs"), lapics);
		List<String> irqfds = scene.nodes().stream().filter(node -> node.role() == Role.IRQFD)
				.sorted(Comparator.comparingDouble(node -> node.bounds().y())).map(Node::title).toList();
		assertEquals(List.of("irqfd0", "irqfd1", "irqfd2", "irqfd3", "irqfd4", "irqfd5", "123 more irqfds"), irqfds);
	}

	@Test
	void theSameMachineLooksTheSameEachTime() {
		VirtualMachine machine = BigMachine.of(8, 16, 64);
		assertEquals(PageScene.placed(page, machine, Unfolded.NONE), PageScene.placed(page, machine, Unfolded.NONE));
	}

	@Test
	void aGroupThatIsOpenedShowsItsNextMembersBesideTheOthers() {
		VirtualMachine machine = BigMachine.of(64, 6, 4096);
		PageScene.storePlaces(page, machine);
		PageLayout layout = new PageLayout(page);
		int folded = layout.finished(sketch(machine, Unfolded.NONE)).nodes().size();
		Scene opened = layout.finished(sketch(machine, Unfolded.NONE.opening(Group.UNUSED.node())));
		assertTrue(opened.nodes().size() >= folded + 30, folded + " and " + opened.nodes().size());
		for (Node one : opened.nodes())
			for (Node other : opened.nodes())
				assertFalse(one != other && one.bounds().intersects(other.bounds()), one.id() + " on " + other.id());
	}

	@Test
	void whatAWalkPassesHasANodeOfItsOwn() throws Exception {
		VirtualMachine machine = BigMachine.of(64, 128, 128);
		Session session = Session.run(machine, machine.getStimuli().get(0));
		for (int step = 1; step <= session.walk().size(); step++) {
			session.goTo(step);
			Scene scene = PageScene.of(page, session, 1);
			page.node(session.view(), session.walk().hop(step - 1))
					.ifPresent(node -> assertTrue(scene.node(node).isPresent(), node));
			if (step > 5)
				return;
		}
	}

	@Test
	void aPlaceThatNobodyCanReachIsNone() {
		VirtualMachine machine = WideMachine.of(NewMachine.create("new"));
		NodePosition far = machine.getPositions().get(0);
		far.setX(Integer.MAX_VALUE);
		Rect bounds = PageScene.of(page, machine).bounds();
		assertTrue(bounds.width() < 10_000 && bounds.height() < 10_000, bounds.toString());
	}
}
