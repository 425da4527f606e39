package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.lesson.Lesson;
import org.irqscope.core.lesson.Lessons;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.WalkScenes;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.export.SceneExport;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every page of every example at its first, a middle and its last step, and a walk in every format. */
class EveryExportTest {
	private static final int MOST_BYTES = 2_000_000;
	@TempDir
	Path folder;

	static Stream<Lesson> lessons() {
		return Lessons.all().stream();
	}

	private static Session walked(Lesson lesson) throws Exception {
		List<String> stimuli = lesson.coming().stream().map(Lesson.Coming::title).toList();
		return new WalkOperation(lesson.machine(), lesson.name(), stimuli, 0).run(new NullProgressMonitor());
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void everyPageIsWellFormedAndClipsNoText(Lesson lesson) throws Exception {
		DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
		try (Session session = walked(lesson)) {
			int size = session.walk().size();
			for (Page page : Pages.of(session.document())) {
				WalkScenes scenes = new WalkScenes(page, session);
				for (int step : new int[] { 0, size / 2, size }) {
					session.goTo(step);
					Scene scene = scenes.here();
					ByteArrayOutputStream svg = new ByteArrayOutputStream();
					SceneExport.svg(scene, Theme.LIGHT, page.title(), svg);
					assertTrue(svg.size() < MOST_BYTES, page.id() + ": " + svg.size() + " bytes");
					assertTextsInside(parser.parse(new ByteArrayInputStream(svg.toByteArray())),
							lesson.name() + ", " + page.id() + ", step " + step);
				}
			}
		}
	}

	private static void assertTextsInside(Document svg, String message) {
		String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
		double left = Double.parseDouble(box[0]), right = left + Double.parseDouble(box[2]);
		double top = Double.parseDouble(box[1]), bottom = top + Double.parseDouble(box[3]);
		NodeList texts = svg.getElementsByTagName("text");
		for (int at = 0; at < texts.getLength(); at++) {
			Element text = (Element) texts.item(at);
			double x = Double.parseDouble(text.getAttribute("x")), y = Double.parseDouble(text.getAttribute("y"));
			double width = Fonts.MEASURE.width(text.getTextContent(),
					TextStyle.valueOf(text.getAttribute("class").toUpperCase(Locale.ROOT)));
			assertTrue(left <= x && x + width <= right + 1 && top <= y - 8 && y <= bottom,
					() -> message + ": " + text.getTextContent());
		}
	}

	@ParameterizedTest
	@EnumSource
	void theWalkOfAnExampleIsWrittenInEveryFormat(ExportFormat format) throws Exception {
		Lesson lesson = Lessons.named("remote-irr").orElseThrow();
		VirtualMachine machine = lesson.machine();
		List<String> stimuli = lesson.coming().stream().map(Lesson.Coming::title).toList();
		Path target = folder.resolve("walk." + format.extension());
		new ExportOperation(machine, "m.irqscope", Page.ALL.get(0), new Moment(stimuli, 0, OptionalInt.empty()),
				new Style(Theme.DARK, format, 1), target).of(WalkSteps.between(0, 12)).run(new NullProgressMonitor());
		assertTrue(Files.size(target) > 500 && Files.size(target) < MOST_BYTES, Files.size(target) + " bytes");
		assertEquals("remote-irr", machine.getName());
	}
}
