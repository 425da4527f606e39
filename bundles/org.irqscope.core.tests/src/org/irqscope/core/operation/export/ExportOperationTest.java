package org.irqscope.core.operation.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.picture.WideMachine;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.Ioapic;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** Pictures of the examples, at rest and at each step of their walks. */
class ExportOperationTest {
	private static final Style SVG = new Style(Theme.LIGHT, ExportFormat.SVG, 1);
	private static final Style PNG = new Style(Theme.LIGHT, ExportFormat.PNG, 1);
	@TempDir
	Path folder;

	private VirtualMachine machine(Examples example) throws Exception {
		return new Texted(folder).with(example).machine();
	}

	private Path export(VirtualMachine machine, Moment moment, Style style) throws Exception {
		Path target = folder.resolve("picture");
		new ExportOperation(machine, "m.irqscope", MachinePage.PAGE, moment, style, target)
				.run(new NullProgressMonitor());
		return target;
	}

	private static Moment step(int step) {
		return new Moment(Optional.empty(), OptionalInt.of(step));
	}

	private static int steps(VirtualMachine machine) throws Exception {
		return Session.run(machine, machine.getStimuli().get(0)).walk().size();
	}

	@ParameterizedTest
	@EnumSource
	void everyStepIsAWellFormedPictureOfItsOwn(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		Set<String> pictures = new HashSet<>();
		int steps = steps(machine);
		for (int step = 0; step <= steps; step++) {
			Path file = export(machine, step(step), SVG);
			Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
			assertEquals("svg", document.getDocumentElement().getTagName());
			pictures.add(Files.readString(file));
		}
		assertTrue(pictures.size() > steps * 3 / 4, pictures.size() + " different pictures of " + steps + " steps");
	}

	@Test
	void pictureHoldsTheTextsOfTheMachineAndItsFonts() throws Exception {
		String svg = Files.readString(export(machine(Examples.NOAPIC), Moment.REST, SVG));
		for (String text : List.of("ttyS0", "eventfd 0", "irqfd 0", "GSI 4", "PIC master", "PIC slave", "IOAPIC",
				"LAPIC 0", "vCPU 0", "vector 52 (0x34)", "User space", "Kernel", "Guest",
				"machine: interrupts of the machine"))
			assertTrue(svg.contains(text), text);
		assertTrue(svg.contains("@font-face") && svg.contains("data:font/ttf;base64,"));
	}

	@Test
	void exportIsTheSameEveryTime() throws Exception {
		byte[] first = Files.readAllBytes(export(machine(Examples.APIC), step(20), SVG));
		assertArrayEquals(first, Files.readAllBytes(export(machine(Examples.APIC), step(20), SVG)));
	}

	@Test
	void stimulusAloneMeansTheEndOfItsWalk() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		String end = Files.readString(export(machine, step(steps(machine)), SVG));
		Moment moment = new Moment(Optional.of("ttyS0"), OptionalInt.empty());
		assertEquals(end, Files.readString(export(machine, moment, SVG)));
	}

	@Test
	void pngHasTheSizeOfTheSvgTimesItsScale() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(export(machine, Moment.REST, SVG).toFile());
		double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
		double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
		for (double scale : new double[] { 0.5, 1, 2 }) {
			BufferedImage image = ImageIO
					.read(export(machine, Moment.REST, new Style(Theme.LIGHT, ExportFormat.PNG, scale)).toFile());
			assertEquals((int) Math.ceil(width * scale), image.getWidth());
			assertEquals((int) Math.ceil(height * scale), image.getHeight());
		}
	}

	@Test
	void themeIsTheColourOfTheCanvas() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		for (Theme theme : List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST)) {
			BufferedImage image = ImageIO
					.read(export(machine, Moment.REST, new Style(theme, ExportFormat.PNG, 1)).toFile());
			assertEquals(theme.canvas().rgb(), image.getRGB(0, 0) & 0xffffff);
		}
	}

	@Test
	void stepOutsideTheWalkIsRefusedAndNothingIsWritten() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		int steps = steps(machine);
		for (int step : new int[] { -1, steps + 1 }) {
			OperationException refused = assertThrows(OperationException.class, () -> export(machine, step(step), PNG));
			assertEquals("m.irqscope: step " + step + " is outside the walk; it has " + steps + " steps",
					refused.getMessage());
		}
		assertFalse(Files.exists(folder.resolve("picture")));
	}

	@Test
	void unknownStimulusIsRefusedWithThoseThatAreThere() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		Moment moment = new Moment(Optional.of("ttyS9"), OptionalInt.empty());
		OperationException refused = assertThrows(OperationException.class, () -> export(machine, moment, PNG));
		assertEquals("m.irqscope: The machine has no stimulus \"ttyS9\"; it has ttyS0", refused.getMessage());
	}

	@Test
	void incompleteMachineIsRefused() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		machine.getControllers().removeIf(Ioapic.class::isInstance);
		OperationException refused = assertThrows(OperationException.class, () -> export(machine, Moment.REST, SVG));
		assertTrue(refused.getMessage().contains("ioapic is missing"), refused.getMessage());
	}

	@Test
	void cancelledExportLeavesTheOldPicture() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		byte[] before = Files.readAllBytes(export(machine, Moment.REST, SVG));
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		ExportOperation operation = new ExportOperation(machine, "m.irqscope", MachinePage.PAGE, step(3), PNG,
				folder.resolve("picture"));
		assertThrows(OperationCanceledException.class, () -> operation.run(cancelled));
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("picture")));
		try (Stream<Path> files = Files.list(folder)) {
			assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
		}
	}

	@Test
	void titleIsTextAndNoMarkup() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		machine.setName("<b>&\"");
		String svg = Files.readString(export(machine, Moment.REST, SVG), StandardCharsets.UTF_8);
		assertTrue(svg.contains("<title>&lt;b&gt;&amp;"), svg.substring(0, 300));
	}

	@Test
	void aPictureThatNoMachineCanPaintIsRefusedWithItsSize() throws Exception {
		VirtualMachine machine = WideMachine.of(machine(Examples.APIC));
		machine.getPositions().get(0).setX(90_000);
		machine.getPositions().get(1).setY(90_000);
		String refused = assertThrows(OperationException.class, () -> export(machine, Moment.REST, PNG)).getMessage();
		assertTrue(
				refused
				.matches(".*the picture would have 9\\d{4} by 9\\d{4} pixels, and at most 150000000 are possible.*"),
				refused);
		assertFalse(Files.exists(folder.resolve("picture")));
	}

	@Test
	void everyPageIsExported() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		Path target = folder.resolve("routing.svg");
		new ExportOperation(machine, "m.irqscope", Pages.named("routing").orElseThrow(), step(7), SVG, target)
				.run(new NullProgressMonitor());
		String picture = Files.readString(target);
		assertTrue(picture.contains(">GSI 4<") && picture.contains(">IOAPIC pin 4<"),
				"the table has the GSI and its pin");
	}

	@Test
	void aPictureForASlideHasItsShapeAndAllOfTheMachine() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		BufferedImage whole = ImageIO.read(export(machine, Moment.REST, PNG).toFile());
		BufferedImage slide = ImageIO
				.read(export(machine, Moment.REST, new Style(Theme.LIGHT, ExportFormat.PNG, 1, true)).toFile());
		assertEquals(16.0 / 9, (double) slide.getWidth() / slide.getHeight(), 0.01);
		assertTrue(slide.getWidth() >= whole.getWidth() && slide.getHeight() >= whole.getHeight());
	}
}
