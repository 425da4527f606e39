package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.lesson.Lesson;
import org.irqscope.core.lesson.Lessons;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.ExportOperation;
import org.irqscope.core.operation.export.ExportOperation.Moment;
import org.irqscope.core.operation.export.ExportOperation.Style;
import org.irqscope.core.operation.export.PictureOperation;
import org.irqscope.core.operation.export.StepsOperation;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.WalkScenes;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.export.SceneExport;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of every example at its first, a middle and its last step, as SVG, and in the other formats too. */
class EveryExportTest {
	private static final int MOST_BYTES = 2_000_000;
	/** All pages in all formats take minutes; else each example has one page in a few of them. */
	private static final boolean ALL = Boolean.getBoolean("irqscope.exports");
	private static final int FEW = 2;
	@TempDir
	Path folder;

	static Stream<Lesson> lessons() {
		return Lessons.all().stream();
	}

	private static Session walked(Lesson lesson) throws Exception {
		List<String> stimuli = lesson.coming().stream().map(Lesson.Coming::title).toList();
		return new WalkOperation(lesson.machine(), lesson.name(), stimuli, 0).run(new NullProgressMonitor());
	}

	private static int[] steps(Session session) {
		int size = session.walk().size();
		return IntStream.of(0, size / 2, size).distinct().toArray();
	}

	private static String what(Lesson lesson, Page page, int step) {
		return lesson.name() + ", " + page.id() + ", step " + step;
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void everyPageIsWellFormedAndClipsNoText(Lesson lesson) throws Exception {
		try (Session session = walked(lesson)) {
			for (Page page : Pages.of(session.document())) {
				WalkScenes scenes = new WalkScenes(page, session);
				for (int step : steps(session)) {
					session.goTo(step);
					ByteArrayOutputStream svg = new ByteArrayOutputStream();
					SceneExport.svg(scenes.here(), Theme.LIGHT, page.title(), svg);
					new WrittenFile(svg.toByteArray(), what(lesson, page, step)).check(ExportFormat.SVG);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("lessons")
	void everyFormatIsWhatItsReadersExpect(Lesson lesson) throws Exception {
		int number = Lessons.all().indexOf(lesson);
		try (Session session = walked(lesson)) {
			List<Page> pages = Pages.of(session.document());
			for (Page page : ALL ? pages : List.of(pages.get(number % pages.size())))
				for (ExportFormat format : ExportFormat.values())
					if (ALL || Math.floorMod(format.ordinal() - FEW * number, ExportFormat.values().length) < FEW)
						for (int step : steps(session))
							check(session, page, format, step, what(lesson, page, step) + ", " + format);
		}
	}

	private void check(Session session, Page page, ExportFormat format, int step, String what) throws Exception {
		Path target = folder.resolve("a." + format.extension());
		Style style = new Style(step == 0 ? Theme.DARK : Theme.LIGHT, format, 1);
		session.goTo(step);
		if (format.isPicture())
			new PictureOperation(PageScene.of(page, session, 1), what, style, target).run(new NullProgressMonitor());
		else
			new StepsOperation(session, page, WalkSteps.only(step), style, target).run(what, new NullProgressMonitor());
		WrittenFile.of(target, what).check(format);
	}

	@ParameterizedTest
	@EnumSource
	void theWalkOfAnExampleIsWrittenInEveryFormat(ExportFormat format) throws Exception {
		Lesson lesson = Lessons.named("remote-irr").orElseThrow();
		VirtualMachine machine = lesson.machine();
		List<String> stimuli = lesson.coming().stream().map(Lesson.Coming::title).toList();
		Path target = folder.resolve("walk." + format.extension());
		new ExportOperation(machine, "m.irqscope", MachinePage.PAGE, new Moment(stimuli, 0, OptionalInt.empty()),
				new Style(Theme.DARK, format, 1), target).of(WalkSteps.between(0, 12)).run(new NullProgressMonitor());
		assertTrue(Files.size(target) > 500 && Files.size(target) < MOST_BYTES, Files.size(target) + " bytes");
		WrittenFile.of(target, format.word()).check(format);
		assertEquals("remote-irr", machine.getName());
	}
}
