package org.irqscope.core.picture.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.core.edit.NodePlaces;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.BigMachine;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.WideMachine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Point;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.layout.Scene;
import org.junit.jupiter.api.Test;

/** The lanes of user space, kernel and guest are there wherever a user puts a node. */
class MachineLanesTest {
	private final VirtualMachine machine = WideMachine.of(NewMachine.create("new"));

	private Scene scene() {
		return PageScene.of(MachinePage.PAGE, machine);
	}

	private static List<Double> borders(Scene scene) {
		return scene.lanes().stream().map(lane -> lane.bounds().x()).toList();
	}

	@Test
	void nodesStandInTheirLanes() {
		Scene scene = scene();
		assertEquals(List.of("User space", "Kernel", "Guest"), scene.lanes().stream().map(Lane::title).toList());
		assertTrue(scene.lanes().get(0).bounds().contains(scene.node("device0").orElseThrow().bounds()));
		assertTrue(scene.lanes().get(1).bounds().contains(scene.node("ioapic").orElseThrow().bounds()));
		assertTrue(scene.lanes().get(2).bounds().contains(scene.node("vcpu0").orElseThrow().bounds()));
	}

	@Test
	void theSameContextHasTheSameGroundInEveryBand() {
		List<Lane> bands = PageScene.of(MachinePage.PAGE, NewMachine.create("new")).lanes();
		assertEquals(List.of("User space", "Kernel", "Kernel", "Guest"), bands.stream().map(Lane::title).toList());
		assertEquals(List.of(true, false, false, true), bands.stream().map(Lane::tinted).toList());
		assertEquals(List.of(true, false, true), scene().lanes().stream().map(Lane::tinted).toList());
	}

	@Test
	void aNodeThatCrossesABorderMovesNone() {
		Scene before = scene();
		Point place = NodePlaces.of(machine, "lapic0").orElseThrow();
		NodePlaces.put(machine, "device0", place.plus(0, 480));
		Scene after = scene();
		assertEquals(before.lanes().stream().map(Lane::title).toList(),
				after.lanes().stream().map(Lane::title).toList());
		assertEquals(borders(before).get(2), borders(after).get(2));
	}

	@Test
	void aNodeThatLeavesTheLanesWidensTheOuterOne() {
		NodePlaces.put(machine, "vcpu0", new Point(-400, 0));
		Scene scene = scene();
		assertEquals(3, scene.lanes().size());
		assertTrue(scene.content().contains(scene.node("vcpu0").orElseThrow().bounds()));
		assertTrue(borders(scene).get(0) < borders(scene).get(1) && borders(scene).get(1) < borders(scene).get(2));
	}

	@Test
	void processorsThatNoInterruptReachesStandInTheirLanesToo() {
		Scene scene = PageScene.of(MachinePage.PAGE, WideMachine.of(BigMachine.of(64, 0, 4_000)));
		assertTrue(scene.lanes().get(1).bounds().contains(scene.node("lapic1").orElseThrow().bounds()));
		assertTrue(scene.lanes().get(2).bounds().contains(scene.node("vcpu1").orElseThrow().bounds()));
		assertTrue(scene.lanes().get(2).bounds().contains(scene.node(Group.VCPUS.node()).orElseThrow().bounds()));
	}
}
