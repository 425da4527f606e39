package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** {@code who}: the way of an access, and who takes it. */
class WhoCommandTest {
	@TempDir
	private Path folder;
	private Path machine;

	@BeforeEach
	void importMachine() throws Exception {
		machine = new ExampleFiles(folder).machine(Examples.APIC);
	}

	@Test
	void theWayIsToldFromMemoryToTheOneWhoAnswers() {
		CommandRun who = CommandRun.done("who", machine, "--mmio", "0xfee00000", "--length", "4");
		assertEquals("read of 4 bytes at 0xfee00000: local APIC", who.lines().get(0));
		assertEquals("  memory slots          No memory slot holds 0xfee00000: the access traps.", who.lines().get(1));
		assertEquals("+ local APIC            Its registers begin at 0xfee00000: it answers before the bus is asked.",
				who.lines().get(5));
		assertEquals(6, who.lines().size());
	}

	@Test
	void whoIsAskedOnABusIsNumbered() {
		CommandRun who = CommandRun.done("who", machine, "--pio", "0x21", "--value", "0xff");
		assertEquals("OUT of 0xff in 1 byte to port 0x21: picdev_master_ops 0x20\u20130x21", who.lines().get(0));
		assertEquals("  + 1  picdev_master_ops 0x20\u20130x21: takes it", who.lines().get(3));
	}

	@Test
	void programsReadTheSame() {
		JsonObject who = JsonParser.parseString(
				CommandRun.done("who", machine, "--pio", "1016", "--format", "json").out()).getAsJsonObject();
		assertEquals("USER_SPACE", who.get("end").getAsString());
		assertEquals(3, who.getAsJsonArray("steps").size());
	}

	@Test
	void theWayIsDrawn() throws Exception {
		Path picture = folder.resolve("who.svg");
		CommandRun.done("who", machine, "--pio", "0x21", "--value", "0xff", "-o", picture);
		String svg = Files.readString(picture);
		assertTrue(svg.contains("picdev_master_ops") && svg.contains("takes it"), svg);
		CommandRun.refused(folder.resolve("who.txt"), "the name of a picture ends with .svg or .png", "who", machine,
				"--pio", "0x21", "-o", folder.resolve("who.txt"));
	}

	@Test
	void whatNoGuestCanDoIsRefused() {
		CommandRun.refused("an access to a port has 1, 2 or 4 bytes, not 3", "who", machine, "--pio", "0x20",
				"--length", "3");
		CommandRun.refused(machine, "the machine has no vCPU 9", "who", machine, "--pio", "0x20", "--vcpu", "9");
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("who", machine).code());
		assertEquals(ExitCode.UNUSABLE, CommandRun.run("who", machine, "--mmio", "here").code());
	}
}
