package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A walk as a page for browsers, in one that has no network. */
class HtmlWalkTest {
	private static final Style HTML = new Style(Theme.LIGHT, ExportFormat.HTML, 1);
	/** As large as a page of that machine may be; nearly all of it are fonts. */
	private static final int MOST_BYTES = 600_000;
	@TempDir
	Path folder;
	private VirtualMachine machine;
	private Path target;

	@BeforeEach
	void read() throws Exception {
		machine = new Texted(folder).with(Examples.APIC).machine();
		target = folder.resolve("walk.html");
	}

	private void export(Page page, WalkSteps steps, List<String> stimuli) throws Exception {
		new ExportOperation(machine, "m.irqscope", page, new Moment(stimuli, 0, OptionalInt.empty()), HTML, target)
				.of(steps).run(new NullProgressMonitor());
	}

	private List<Hop> hops() throws Exception {
		return Session.run(machine, machine.getStimuli().get(0)).walk().hops();
	}

	private Chromium browser() throws Exception {
		return new Chromium(Files.createTempDirectory(folder, "browser"));
	}

	private static String text(Chromium browser, String id) throws Exception {
		return browser.evaluate("document.getElementById('" + id + "').textContent");
	}

	private static String drawing(Chromium browser) throws Exception {
		return browser.evaluate("document.querySelector('#picture svg').innerHTML");
	}

	@Test
	void everyStepIsDrawnAndExplainedForwardsAndBackwards() throws Exception {
		export(MachinePage.PAGE, WalkSteps.ALL, List.of());
		List<Hop> hops = hops();
		Sentences sentences = new Sentences(Locale.getDefault());
		try (Chromium browser = browser()) {
			browser.open(target);
			assertEquals(hops.size(), Integer.parseInt(browser.evaluate("document.getElementById('step').max")));
			String[] forwards = new String[hops.size() + 1];
			forwards[0] = drawing(browser);
			for (Hop hop : hops) {
				browser.key("ArrowRight");
				forwards[hop.number() + 1] = drawing(browser);
				assertEquals(hop.call(), text(browser, "call"));
				assertEquals(sentences.of(hop), text(browser, "why"));
				assertEquals(hop.changes().size(), Math.max(0,
						Integer.parseInt(browser.evaluate("document.querySelectorAll('#changes tr').length")) - 1));
			}
			assertEquals("true", browser.evaluate("document.getElementById('next').disabled"));
			assertTrue(Arrays.stream(forwards).distinct().count() > hops.size() * 3 / 4,
					"different pictures");
			for (int step = hops.size() - 1; step >= 0; step--) {
				browser.key("ArrowLeft");
				assertEquals(forwards[step], drawing(browser), "step " + step);
			}
			assertEquals(List.of(), browser.complaints());
		}
	}

	@Test
	void buttonsKeysSliderAndAddressLeadToTheirSteps() throws Exception {
		export(MachinePage.PAGE, WalkSteps.ALL, List.of());
		int last = hops().size();
		try (Chromium browser = browser()) {
			browser.open(target);
			for (String next : List.of("next", "next", "back", "last", "back", "first", "next"))
				browser.click(next);
			assertTrue(text(browser, "where").startsWith("Step 1 of " + last), text(browser, "where"));
			browser.key("End");
			assertTrue(text(browser, "where").startsWith("Step " + last + " of "));
			for (String key : List.of("Home", "PageDown", "PageDown", "ArrowRight", "PageUp"))
				browser.key(key);
			assertTrue(text(browser, "where").startsWith("Step 2 of "), text(browser, "where"));
			browser.evaluate("(s => { s.value = 9; s.dispatchEvent(new Event('input')); })"
					+ "(document.getElementById('step'))");
			assertTrue(text(browser, "where").startsWith("Step 9 of "), text(browser, "where"));
			assertEquals("#9", browser.evaluate("location.hash"));
			browser.evaluate("location.hash = '#12'");
			assertTrue(text(browser, "where").startsWith("Step 12 of "), text(browser, "where"));
		}
	}

	@Test
	void itIsReadableOnLightAndOnDarkGround() throws Exception {
		export(MachinePage.PAGE, WalkSteps.ALL, List.of());
		try (Chromium browser = browser()) {
			browser.open(target);
			browser.evaluate("location.hash = '#13'");
			String ground = "getComputedStyle(document.body).backgroundColor";
			String title = "getComputedStyle(document.querySelector('#picture text')).fill";
			String light = browser.evaluate(ground), lightTitle = browser.evaluate(title);
			keep(browser, "html-light");
			browser.key("t");
			assertNotEquals(light, browser.evaluate(ground));
			assertNotEquals(lightTitle, browser.evaluate(title));
			keep(browser, "html-dark");
			browser.key("t");
			assertEquals(light, browser.evaluate(ground));
		}
	}

	private static void keep(Chromium browser, String name) throws Exception {
		Path shots = Files.createDirectories(Path.of(System.getProperty("basedir", ".")).resolve("target/screenshots"));
		Files.write(shots.resolve(name + ".png"), browser.screenshot());
	}

	@Test
	void everyPageOfTheMachineIsDrawnAtItsSteps() throws Exception {
		try (Chromium browser = browser()) {
			for (Page page : Pages.of(machine)) {
				export(page, WalkSteps.between(5, 20), List.of());
				browser.open(target);
				assertEquals("15", browser.evaluate("document.getElementById('step').max"), page.id());
				assertTrue(text(browser, "where").startsWith("Step 5 of "), page.id());
				browser.key("End");
				assertTrue(text(browser, "where").startsWith("Step 20 of "), page.id());
				assertTrue(Integer.parseInt(browser.evaluate("document.querySelectorAll('#picture g').length")) > 0,
						page.id());
				assertEquals(List.of(), browser.complaints(), page.id());
				browser.open(Files.writeString(folder.resolve("empty.html"), ""));
			}
		}
	}

	@Test
	void theFileIsSmallNamesNoOtherAndHoldsNoStepTwice() throws Exception {
		export(MachinePage.PAGE, WalkSteps.ALL, List.of());
		String one = Files.readString(target);
		assertTrue(one.length() < MOST_BYTES, one.length() + " bytes");
		assertFalse(one.replace("http://www.w3.org/2000/svg", "").contains("://"), "an address of the network");
		export(MachinePage.PAGE, WalkSteps.ALL, Collections.nCopies(50, "ttyS0"));
		long fifty = Files.size(target);
		assertTrue(fifty < one.length() + 49L * 31 * 1_000, fifty + " bytes for 50 interrupts");
	}

	@Test
	void namesAreTextsAndNoMarkup() throws Exception {
		machine.setName("</script><b>&\"@js@");
		export(MachinePage.PAGE, WalkSteps.only(3), List.of());
		try (Chromium browser = browser()) {
			browser.open(target);
			assertTrue(browser.evaluate("document.title").startsWith(machine.getName()));
			assertEquals("0", browser.evaluate("document.querySelectorAll('b').length"));
			assertTrue(text(browser, "where").startsWith("Step 3 of "));
		}
	}

	@Test
	void stepsThatAreNotThereAreRefused() throws Exception {
		int last = hops().size();
		for (WalkSteps steps : List.of(WalkSteps.only(last + 1), WalkSteps.between(2, last + 7)))
			assertTrue(assertThrows(OperationException.class, () -> export(MachinePage.PAGE, steps, List.of()))
					.getMessage().contains("is outside the walk; it has " + last + " steps"));
		assertEquals("m.irqscope: the steps 5 to 3 go backwards", assertThrows(OperationException.class,
				() -> export(MachinePage.PAGE, WalkSteps.between(5, 3), List.of())).getMessage());
		assertEquals("\"3 to 7\" are no steps; write 7, or 3-12",
				assertThrows(OperationException.class, () -> WalkSteps.parse("3 to 7")).getMessage());
		assertFalse(Files.exists(target));
	}

	@Test
	void whoeverCancelsFindsNoFile() {
		NullProgressMonitor monitor = new NullProgressMonitor() {
			private int asked;

			@Override
			public boolean isCanceled() {
				return ++asked > 60;
			}
		};
		ExportOperation operation = new ExportOperation(machine, "m.irqscope", MachinePage.PAGE,
				new Moment(Collections.nCopies(20, "ttyS0"), 0, OptionalInt.empty()), HTML, target);
		assertThrows(OperationCanceledException.class, () -> operation.run(monitor));
		assertFalse(Files.exists(target));
	}
}
